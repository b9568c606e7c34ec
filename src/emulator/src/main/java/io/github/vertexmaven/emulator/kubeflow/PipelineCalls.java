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

/** PipelineService, as far as pipelines themselves go. */
final class PipelineCalls {

  private static final String RESOURCE = "pipelines";
  private static final Set<String> CREATE = Set.of("pipeline", "pipeline_version");

  private final Pipelines pipelines;
  private final CallerAccess access;
  private final PipelineMessages messages;
  private final VersionCalls versions;

  PipelineCalls(
      Pipelines pipelines, CallerAccess access, PipelineMessages messages, VersionCalls versions) {
    this.pipelines = pipelines;
    this.access = access;
    this.messages = messages;
    this.versions = versions;
  }

  List<Route> routes(String base) {
    String all = base + "/pipelines";
    String one = all + "/{id}";
    return List.of(
        Route.of(
            "POST", all + "/create", CallPurpose.said("create a new pipeline", this::createBoth)),
        Route.of("GET", all + "/names/{name}", CallPurpose.said("fetch pipeline", this::named)),
        Route.of("POST", all, CallPurpose.said("create a new pipeline", this::create)),
        Route.of("GET", all, CallPurpose.said("list pipelines", this::list)),
        Route.of("GET", one, CallPurpose.said("fetch pipeline", this::get)),
        Route.of("PATCH", one, CallPurpose.said("update pipeline", this::change)),
        Route.of("DELETE", one, CallPurpose.said("delete pipeline", this::delete)));
  }

  private HttpResponse create(HttpRequest request) throws IOException {
    MessageFields fields = MessageFields.of(request, release(), messages.pipelineFields());
    StoredPipeline fresh = fresh(request, fields, "");
    pipelines.add(fresh);
    return messages.of(fresh).sent();
  }

  private HttpResponse createBoth(HttpRequest request) throws IOException {
    MessageFields both = MessageFields.of(request, release(), CREATE);
    MessageFields fields =
        both.message("pipeline", messages.pipelineFields())
            .orElseThrow(() -> ApiFault.invalid("Pipeline is missing"));
    MessageFields version =
        both.message("pipeline_version", messages.versionFields())
            .orElseThrow(() -> ApiFault.invalid("Pipeline version is missing"));
    StoredPipeline fresh = fresh(request, fields, "");
    pipelines.add(fresh, versions.fetched(fresh, version, fresh.name()));
    return messages.of(fresh).sent();
  }

  /** A pipeline of a message; a permitted one. */
  private StoredPipeline fresh(HttpRequest request, MessageFields fields, String otherwise) {
    return fresh(
        request,
        GivenNames.of(fields.text("name"), fields.text("display_name"), otherwise),
        fields.text("description"),
        fields.text("namespace"),
        PipelineTags.of(fields.struct("tags")));
  }

  StoredPipeline fresh(
      HttpRequest request,
      GivenNames names,
      String description,
      String namespace,
      Map<String, String> tags) {
    GivenNames checked = names.checked("Pipeline", GivenNames.LONGEST_PIPELINE);
    String kept = access.kept(namespace);
    permit(request, kept, "create");
    return new StoredPipeline(
        UUID.randomUUID().toString(),
        checked.name(),
        checked.displayName(),
        description,
        Instant.now(),
        kept,
        tags);
  }

  /** Pipelines without a namespace are everybody's. */
  private void permit(HttpRequest request, String namespace, String verb) {
    if (access.multiUser() && namespace.isEmpty()) {
      access.user(request);
    } else {
      access.check(request, namespace, verb, RESOURCE);
    }
  }

  private HttpResponse list(HttpRequest request) {
    String namespace = access.kept(request.parameter("namespace").orElse(""));
    permit(request, namespace, "list");
    return ResourceListing.of(request)
        .of(pipelines.in(namespace), columns(request), "pipelines", messages::of)
        .sent();
  }

  /** Also those of tags that a filter names. */
  private Columns<StoredPipeline> columns(HttpRequest request) {
    return new Columns<>(
        "Pipeline",
        StoredPipeline::id,
        Columns.withTags(
            Map.of(
                "pipeline_id", StoredPipeline::id,
                "id", StoredPipeline::id,
                "name", StoredPipeline::name,
                "display_name", StoredPipeline::displayName,
                "description", StoredPipeline::description,
                "namespace", StoredPipeline::namespace,
                "created_at", one -> Columns.seconds(one.created())),
            request.parameter("filter").filter(some -> release().isFrom(2, 17)),
            StoredPipeline::tags));
  }

  private HttpResponse get(HttpRequest request) {
    return messages.of(permitted(request, "get")).sent();
  }

  private HttpResponse named(HttpRequest request) {
    String namespace = access.kept(request.parameter("namespace").orElse(""));
    permit(request, namespace, "get");
    return messages.of(pipelines.named(request.variable("name"), namespace)).sent();
  }

  private HttpResponse change(HttpRequest request) throws IOException {
    StoredPipeline pipeline = permitted(request, "update");
    MessageFields fields = MessageFields.of(request, release(), messages.pipelineFields());
    String name = fields.text("display_name");
    StoredPipeline changed =
        pipeline.with(
            name.isEmpty() ? pipeline.displayName() : name,
            fields.has("tags") ? PipelineTags.of(fields.struct("tags")) : pipeline.tags());
    pipelines.change(changed);
    return messages.of(changed).sent();
  }

  private HttpResponse delete(HttpRequest request) {
    boolean cascade = QueryFlag.of(request, "cascade") && release().isFrom(2, 14);
    pipelines.remove(permitted(request, "delete").id(), cascade);
    return Answer.nothing();
  }

  private StoredPipeline permitted(HttpRequest request, String verb) {
    StoredPipeline pipeline = pipelines.get(request.variable("id"));
    permit(request, pipeline.namespace(), verb);
    return pipeline;
  }

  private KubeflowRelease release() {
    return messages.release();
  }
}
