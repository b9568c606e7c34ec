package io.github.vertexmaven.emulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The data of artifacts: a look at it, and the whole of it to take away. */
record ArtifactView(JobLookup shown, BucketFolders buckets, DatasetReader reader) {

  private static final long LARGEST_PICTURE = 32L << 20;
  private static final long LARGEST_FRAME = 8L << 20;

  /** A document of a pipeline: drawn, but without scripts, without an origin, without a network. */
  private static final String FRAMED =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:;"
          + " frame-ancestors 'self'";

  /** Where it is, how much there is of it. */
  HttpResponse facts(HttpRequest request) throws IOException {
    return InertResponse.json(ArtifactFacts.of(buckets, artifact(request).uri()));
  }

  /** Data that is not there is no mistake of whoever looks. */
  HttpResponse preview(HttpRequest request) throws IOException {
    try {
      return InertResponse.json(ArtifactPreview.of(file(request)));
    } catch (Rejection e) {
      if (e.kind() == Rejection.Kind.NOT_FOUND) {
        return InertResponse.json(Map.of("kind", "none", "text", e.getMessage()));
      }
      throw e;
    }
  }

  /** A picture, of the four formats that hold nothing but pixels. */
  HttpResponse image(HttpRequest request) throws IOException {
    Path file = file(request);
    String type =
        FileHead.of(file)
            .picture()
            .orElseThrow(() -> PageErrors.unsuited("The page cannot show this kind of picture."));
    refuseLarger(file, LARGEST_PICTURE);
    return attached(InertResponse.file(type, file), file);
  }

  HttpResponse frame(HttpRequest request) throws IOException {
    Path file = file(request);
    if (!FileHead.of(file).isMarkup()) {
      throw PageErrors.unsuited("It is neither HTML nor SVG.");
    }
    refuseLarger(file, LARGEST_FRAME);
    return InertResponse.file("text/html; charset=utf-8", file)
        .with("Content-Security-Policy", FRAMED);
  }

  HttpResponse download(HttpRequest request) throws IOException {
    Path file = file(request);
    if (!Files.isRegularFile(file)) {
      throw PageErrors.unsuited("It is a folder; download its files one by one.");
    }
    return attached(InertResponse.file("application/octet-stream", file), file);
  }

  private static void refuseLarger(Path file, long most) throws IOException {
    if (Files.size(file) > most) {
      throw PageErrors.unsuited("It is larger than " + (most >> 20) + " MB; download it.");
    }
  }

  /** RFC 6266 with the encoding of RFC 8187, so that no name can break the header. */
  private static HttpResponse attached(HttpResponse reply, Path file) {
    String name = URLEncoder.encode(file.getFileName().toString(), UTF_8).replace("+", "%20");
    return reply.with("Content-Disposition", "attachment; filename*=UTF-8''" + name);
  }

  /** As the dataset reads it; with a sentence where nothing can. */
  HttpResponse read(HttpRequest request) throws IOException {
    Path file = file(request);
    Job job = shown.job(request);
    Optional<Use> use = use(job, shown.task(request), request);
    return InertResponse.json(
        use.isEmpty()
            ? Map.of(
                "kind",
                "none",
                "unknown",
                true,
                "why",
                "No task of the job that reads or writes it is started by the plugin's runtime,"
                    + " which would know its format.")
            : reader.read(use.get().container(), use.get().name(), file));
  }

  /** What a task calls an artifact. */
  private record Use(Container container, String name) {}

  /** The task that one looks at, or else another one with the same artifact. */
  private Optional<Use> use(Job job, TaskRecord task, HttpRequest request) {
    JobContainers containers = JobContainers.of(job);
    String name = Required.parameter(request, "name");
    Optional<Use> own = containers.of(task).filter(reader::knows).map(c -> new Use(c, name));
    String uri = artifact(request).uri();
    return own.or(
        () ->
            job.tasks().stream()
                .flatMap(other -> uses(containers, other, uri).stream())
                .findFirst());
  }

  private Optional<Use> uses(JobContainers containers, TaskRecord task, String uri) {
    return Stream.of(task.outputs(), task.inputs())
        .flatMap(values -> values.artifacts().entrySet().stream())
        .filter(entry -> entry.getValue().stream().anyMatch(one -> one.uri().equals(uri)))
        .findFirst()
        .flatMap(
            entry ->
                containers
                    .of(task)
                    .filter(reader::knows)
                    .map(container -> new Use(container, entry.getKey())));
  }

  private Path file(HttpRequest request) throws IOException {
    return ArtifactFile.of(buckets, artifact(request).uri(), request.parameter("path"));
  }

  private Artifact artifact(HttpRequest request) {
    TaskRecord task = shown.task(request);
    return ArtifactJson.find(
        Required.parameter(request, "side").equals("inputs") ? task.inputs() : task.outputs(),
        request);
  }
}
