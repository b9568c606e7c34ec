package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.Body;
import io.github.vertexmaven.emulator.http.Content;
import io.github.vertexmaven.emulator.http.ErrorForm;
import io.github.vertexmaven.emulator.http.Handler;
import io.github.vertexmaven.emulator.http.HeaderFields;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several calls in one request (documentation page "Send batch requests"); they must not move
 * media, and are done one after the other.
 */
final class Batch {
  private static final int MOST_CALLS = 100;
  private static final String CALL = "A call of a batch";
  private static final String BOUNDARY = "batch_answer_boundary";
  private static final Pattern REQUEST_LINE =
      Pattern.compile("([A-Z]+) (\\S+?)(?:\\?(\\S*))?(?: HTTP/1\\.[01])?");
  private static final Pattern ABSOLUTE = Pattern.compile("^https?://[^/]+");

  private Batch() {}

  static HttpResponse answer(HttpRequest batch, Handler each, ErrorForm errors) throws IOException {
    Parts parts = Parts.of(batch.body().stream(), batch.header("Content-Type"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int calls = 0;
    for (Optional<Parts.Part> part = parts.next(); part.isPresent(); part = parts.next()) {
      if (++calls > MOST_CALLS) {
        throw Rejection.invalid("A batch has at most " + MOST_CALLS + " calls.");
      }
      HttpRequest call =
          call(batch, Body.bytes(part.get().body(), JsonBody.LARGEST_MEGABYTES, CALL));
      write(
          out, part.get().headers().first("Content-ID"), errors.answered(() -> each.handle(call)));
    }
    out.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return HttpResponse.of(
        200, "multipart/mixed; boundary=" + BOUNDARY, Content.of(out.toByteArray()));
  }

  private static HttpRequest call(HttpRequest batch, byte[] call) {
    String text = new String(call, StandardCharsets.UTF_8).stripLeading();
    String[] headAndBody = text.split("\r?\n\r?\n", 2);
    String[] lines = headAndBody[0].split("\r?\n");
    Matcher line = REQUEST_LINE.matcher(lines[0].strip());
    if (!line.matches()) {
      throw Rejection.invalid("'" + lines[0] + "' is not the first line of a call.");
    }
    HeaderFields headers = HeaderFields.none();
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(":", 2);
      headers = headers.plus(header[0].strip(), header[header.length - 1].strip());
    }
    String path = ABSOLUTE.matcher(line.group(2)).replaceFirst("");
    if (!path.startsWith("/storage/v1/") || String.valueOf(line.group(3)).contains("alt=media")) {
      throw Rejection.invalid("A batch can neither upload nor download: " + path);
    }
    byte[] body = (headAndBody.length < 2 ? "" : headAndBody[1]).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.of(
        line.group(1), path, line.group(3), headers, Body.of(body), batch.origin());
  }

  private static void write(ByteArrayOutputStream out, Optional<String> id, HttpResponse answer)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    answer.content().writeTo(body);
    StringBuilder head =
        new StringBuilder("--" + BOUNDARY + "\r\nContent-Type: application/http\r\n");
    id.map(one -> one.replaceFirst("^<?", "<response-").replaceFirst(">?$", ">"))
        .ifPresent(one -> head.append("Content-ID: ").append(one).append("\r\n"));
    head.append("\r\nHTTP/1.1 ")
        .append(answer.status())
        .append(answer.status() < 300 ? " OK" : " Refused")
        .append("\r\n");
    answer
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.size()).append("\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.UTF_8));
    body.writeTo(out);
    out.write("\r\n".getBytes(StandardCharsets.UTF_8));
  }
}
