package io.github.vertexmaven.emulator.kubeflow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.http.HttpRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a form (RFC 7578).
 *
 * @param name as its sender calls it
 */
record Multipart(String name, byte[] content) {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
  private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");

  /** The file of a field. */
  static Multipart file(HttpRequest request, String field) throws IOException {
    Matcher boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
    if (!boundary.find()) {
      throw ApiFault.invalid("request Content-Type isn't multipart/form-data");
    }
    String mark = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    byte[] body = request.body().bytes(PipelineFile.MOST_MEGABYTES + 1);
    return part(body, "--" + mark, field)
        .orElseThrow(() -> ApiFault.invalid("http: no such file: " + field));
  }

  private static Optional<Multipart> part(byte[] body, String mark, String field) {
    // One byte is one character, so that places are the same in both.
    String text = new String(body, ISO_8859_1);
    int begin = text.indexOf(mark);
    while (begin >= 0) {
      int next = text.indexOf("\r\n" + mark, begin + mark.length());
      int head = text.indexOf("\r\n\r\n", begin);
      if (next < 0 || head < 0 || head > next) {
        return Optional.empty();
      }
      String headers = new String(Arrays.copyOfRange(body, begin, head), UTF_8);
      if (headers.contains("name=\"" + field + "\"")) {
        Matcher file = FILE.matcher(headers);
        return Optional.of(
            new Multipart(
                file.find() ? file.group(1) : "", Arrays.copyOfRange(body, head + 4, next)));
      }
      begin = next + 2;
    }
    return Optional.empty();
  }
}
