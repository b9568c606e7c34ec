package io.github.vertexmaven.emulator.kubeflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.http.Content;
import io.github.vertexmaven.emulator.http.Handler;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Route;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pipelines that are sent as files of a form, to plain handlers that have errors of their own. */
final class UploadCalls {

  private static final String FILE = "uploadfile";

  private final Pipelines pipelines;
  private final CallerAccess access;
  private final PipelineMessages messages;
  private final PipelineCalls calls;
  private final VersionCalls versions;

  UploadCalls(
      Pipelines pipelines,
      CallerAccess access,
      PipelineMessages messages,
      PipelineCalls calls,
      VersionCalls versions) {
    this.pipelines = pipelines;
    this.access = access;
    this.messages = messages;
    this.calls = calls;
    this.versions = versions;
  }

  List<Route> routes(String base) {
    return List.of(
        Route.of("POST", base + "/pipelines/upload", plain(this::pipeline)),
        Route.of("POST", base + "/pipelines/upload_version", plain(this::version)));
  }

  /** A permission that is lacking is a bad request here. */
  private static Handler plain(Handler handler) {
    return request -> {
      try {
        return handler.handle(request);
      } catch (ApiFault fault) {
        int status =
            switch (fault.code()) {
              case EXISTS -> 409;
              case INTERNAL -> 500;
              default -> 400;
            };
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error_message", fault.sentence());
        body.put("error_details", fault.getMessage());
        return HttpResponse.json(status, JsonValues.write(body))
            .with("Content-Type", "application/json");
      }
    };
  }

  private HttpResponse pipeline(HttpRequest request) throws IOException {
    String namespace = text(request, "namespace");
    if (access.multiUser()
        && namespace.isEmpty()
        && request.parameters().get("namespace") != null) {
      return refused("A namespace is needed in multi-user mode");
    }
    if (isTooLong(request, GivenNames.LONGEST_PIPELINE)) {
      return refused(
          "The name of a pipeline has at most " + GivenNames.LONGEST_PIPELINE + " characters");
    }
    Multipart file = Multipart.file(request, FILE);
    Manifest manifest = PipelineFile.read(file.name(), file.content());
    GivenNames names = names(request, file);
    Map<String, String> tags = PipelineTags.ofText(text(request, "tags"));
    String description = text(request, "description");
    StoredPipeline fresh = calls.fresh(request, names, description, namespace, tags);
    pipelines.add(fresh, first(request, fresh, names, manifest));
    return messages.of(fresh).sent();
  }

  private StoredVersion first(
      HttpRequest request, StoredPipeline pipeline, GivenNames names, Manifest manifest) {
    int longest = GivenNames.LONGEST_VERSION;
    GivenNames cut = new GivenNames(cut(names.name(), longest), cut(names.displayName(), longest));
    return versions.fresh(
        pipeline,
        cut,
        text(request, "description"),
        text(request, "code_source_url"),
        "",
        pipeline.tags(),
        manifest);
  }

  private static String cut(String text, int longest) {
    return text.substring(0, Math.min(longest, text.length()));
  }

  private HttpResponse version(HttpRequest request) throws IOException {
    if (isTooLong(request, GivenNames.LONGEST_VERSION)) {
      return refused(
          "The name of a version has at most " + GivenNames.LONGEST_VERSION + " characters");
    }
    String id = text(request, "pipelineid");
    if (id.isEmpty()) {
      throw ApiFault.invalid("Please specify a pipeline id when creating versions");
    }
    StoredPipeline pipeline = versions.permitted(request, id, "update");
    Multipart file = Multipart.file(request, FILE);
    StoredVersion fresh =
        versions.fresh(
            pipeline,
            names(request, file),
            text(request, "description"),
            text(request, "code_source_url"),
            "",
            PipelineTags.ofText(text(request, "tags")),
            PipelineFile.read(file.name(), file.content()));
    pipelines.add(fresh);
    return messages.of(fresh).sent();
  }

  private GivenNames names(HttpRequest request, Multipart file) {
    return GivenNames.of(text(request, "name"), text(request, "display_name"), file.name());
  }

  private static boolean isTooLong(HttpRequest request, int longest) {
    return text(request, "name").length() > longest
        || text(request, "display_name").length() > longest;
  }

  private static String text(HttpRequest request, String name) {
    return request.parameter(name).orElse("");
  }

  private static HttpResponse refused(String sentence) {
    return HttpResponse.of(
        400, "text/plain; charset=utf-8", Content.of((sentence + "\n").getBytes(UTF_8)));
  }
}
