package io.github.vertexmaven.emulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.http.Refusal;
import io.github.vertexmaven.emulator.http.Request;
import io.github.vertexmaven.emulator.http.Response;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Buckets;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The data of artifacts: a look at it, and the whole of it to take away. */
record ArtifactView(JobLookup shown, Buckets buckets) {

  private static final long LARGEST_PICTURE = 32L << 20;
  private static final long LARGEST_FRAME = 8L << 20;

  /** A document of a pipeline: drawn, but without scripts, without an origin, without a network. */
  private static final String FRAMED =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:;"
          + " frame-ancestors 'self'";

  /** Data that is not there is no mistake of whoever looks. */
  Response preview(Request request) throws IOException {
    try {
      return InertResponse.json(DataPreview.of(file(request)));
    } catch (Refusal e) {
      if (e.kind() == Refusal.Kind.NOT_FOUND) {
        return InertResponse.json(Map.of("kind", "none", "text", e.getMessage()));
      }
      throw e;
    }
  }

  /** A picture, of the four formats that hold nothing but pixels. */
  Response image(Request request) throws IOException {
    Path file = file(request);
    String type =
        Head.of(file)
            .picture()
            .orElseThrow(() -> PageErrors.unsuited("It is no picture that the page shows."));
    refuseLarger(file, LARGEST_PICTURE);
    return attached(InertResponse.file(type, file), file);
  }

  Response frame(Request request) throws IOException {
    Path file = file(request);
    if (!Head.of(file).isMarkup()) {
      throw PageErrors.unsuited("It is neither HTML nor SVG.");
    }
    refuseLarger(file, LARGEST_FRAME);
    return InertResponse.file("text/html; charset=utf-8", file)
        .with("Content-Security-Policy", FRAMED);
  }

  Response download(Request request) throws IOException {
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
  private static Response attached(Response reply, Path file) {
    String name = URLEncoder.encode(file.getFileName().toString(), UTF_8).replace("+", "%20");
    return reply.with("Content-Disposition", "attachment; filename*=UTF-8''" + name);
  }

  private Path file(Request request) throws IOException {
    TaskRecord task = shown.task(request);
    Artifact artifact =
        ArtifactJson.find(
            Required.parameter(request, "side").equals("inputs") ? task.inputs() : task.outputs(),
            request);
    return ArtifactFile.of(buckets, artifact.uri(), request.parameter("path"));
  }
}
