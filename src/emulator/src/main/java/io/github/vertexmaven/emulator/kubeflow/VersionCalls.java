package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Route;
import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** PipelineService, as far as versions go. */
final class VersionCalls {

  private static final String RESOURCE = "pipelines";
  private static final Set<String> URL = Set.of("pipeline_url");

  private final Pipelines pipelines;
  private final CallerAccess access;
  private final PipelineMessages messages;

  VersionCalls(Pipelines pipelines, CallerAccess access, PipelineMessages messages) {
    this.pipelines = pipelines;
    this.access = access;
    this.messages = messages;
  }

  List<Route> routes(String base) {
    String all = base + "/pipelines/{pipeline}/versions";
    String one = all + "/{id}";
    return List.of(
        Route.of("POST", all, CallPurpose.said("create a new pipeline version", this::create)),
        Route.of("GET", all, CallPurpose.said("list pipeline versions", this::list)),
        Route.of("GET", one, CallPurpose.said("get a pipeline version", this::get)),
        Route.of("PATCH", one, CallPurpose.said("update pipeline version", this::change)),
        Route.of("DELETE", one, CallPurpose.said("delete a pipeline version", this::delete)));
  }

  private HttpResponse create(HttpRequest request) throws IOException {
    StoredPipeline pipeline = permitted(request, "create");
    MessageFields fields = MessageFields.of(request, release(), messages.versionFields());
    if (!fields.text("pipeline_id").equals(pipeline.id())) {
      throw ApiFault.invalid(
          "The pipeline id '" + fields.text("pipeline_id") + "' is not that of the path");
    }
    StoredVersion fresh = fetched(pipeline, fields, pipeline.name());
    pipelines.add(fresh);
    return messages.of(fresh).sent();
  }

  /** A version of what the server fetches. */
  StoredVersion fetched(StoredPipeline pipeline, MessageFields fields, String otherwise) {
    String url =
        fields.message("package_url", URL).map(some -> some.text("pipeline_url")).orElse("");
    if (url.isEmpty()) {
      throw ApiFault.invalid("Pipeline package url is missing");
    }
    return fresh(
        pipeline,
        GivenNames.of(fields.text("name"), fields.text("display_name"), otherwise),
        fields.text("description"),
        fields.text("code_source_url"),
        url,
        PipelineTags.of(fields.struct("tags")),
        new PackageUrl(url).fetched(release()));
  }

  StoredVersion fresh(
      StoredPipeline pipeline,
      GivenNames names,
      String description,
      String codeSource,
      String url,
      Map<String, String> tags,
      Manifest manifest) {
    GivenNames checked = names.checked("Pipeline version", GivenNames.LONGEST_VERSION);
    return new StoredVersion(
        UUID.randomUUID().toString(),
        pipeline.id(),
        checked.name(),
        checked.displayName(),
        description,
        Instant.now(),
        pipelines.nextNumber(),
        codeSource,
        url,
        tags,
        manifest.spec(),
        manifest.platform());
  }

  private HttpResponse list(HttpRequest request) {
    StoredPipeline pipeline = permitted(request, "list");
    return ResourceListing.of(request)
        .of(pipelines.versions(pipeline.id()), columns(request), "pipeline_versions", messages::of)
        .sent();
  }

  private Columns<StoredVersion> columns(HttpRequest request) {
    return new Columns<>(
        "PipelineVersion",
        StoredVersion::id,
        Columns.withTags(
            Map.of(
                "pipeline_version_id", StoredVersion::id,
                "id", StoredVersion::id,
                "name", StoredVersion::name,
                "display_name", StoredVersion::displayName,
                "description", StoredVersion::description,
                "status", one -> "READY",
                "pipeline_spec", one -> one.spec().toString(),
                "created_at", one -> Columns.seconds(one.created())),
            request.parameter("filter").filter(some -> release().isFrom(2, 17)),
            StoredVersion::tags));
  }

  private HttpResponse get(HttpRequest request) {
    return messages.of(version(request, "get")).sent();
  }

  private HttpResponse change(HttpRequest request) throws IOException {
    StoredVersion version = version(request, "update");
    MessageFields fields = MessageFields.of(request, release(), messages.versionFields());
    String name = fields.text("display_name");
    StoredVersion changed =
        version.with(
            name.isEmpty() ? version.displayName() : name,
            fields.has("tags") ? PipelineTags.of(fields.struct("tags")) : version.tags());
    pipelines.change(changed);
    return messages.of(changed).sent();
  }

  private HttpResponse delete(HttpRequest request) {
    pipelines.removeVersion(version(request, "delete").id());
    return Answer.nothing();
  }

  private StoredVersion version(HttpRequest request, String verb) {
    StoredPipeline pipeline = permitted(request, verb);
    StoredVersion version = pipelines.version(request.variable("id"));
    if (!version.pipeline().equals(pipeline.id())) {
      throw ApiFault.notFound("PipelineVersion", version.id());
    }
    return version;
  }

  StoredPipeline permitted(HttpRequest request, String verb) {
    return permitted(request, request.variable("pipeline"), verb);
  }

  StoredPipeline permitted(HttpRequest request, String id, String verb) {
    StoredPipeline pipeline = pipelines.get(id);
    if (!pipeline.namespace().isEmpty()) {
      access.check(request, pipeline.namespace(), verb, RESOURCE);
    }
    return pipeline;
  }

  private KubeflowRelease release() {
    return messages.release();
  }
}
