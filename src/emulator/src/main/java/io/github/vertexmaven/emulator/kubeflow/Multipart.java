package io.github.vertexmaven.emulator.kubeflow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.http.HttpRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a form (RFC 7578), as any client writes it: lines may end without a carriage return,
 * names may stand without quotes.
 *
 * @param name as its sender calls it
 */
record Multipart(String name, byte[] content) {

  private static final Pattern BLANK_LINE = Pattern.compile("\r?\n\r?\n");
  private static final Pattern DISPOSITION =
      Pattern.compile("(?im)^content-disposition:([^\r\n]*)$");

  /** The file of a field. */
  static Multipart file(HttpRequest request, String field) throws IOException {
    String type = request.header("Content-Type").orElse("");
    Optional<String> boundary = Optional.ofNullable(HeaderWords.of(type).get("boundary"));
    if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data") || boundary.isEmpty()) {
      throw ApiFault.invalid("request Content-Type isn't multipart/form-data");
    }
    byte[] body = request.body().bytes(PipelineFile.MOST_MEGABYTES + 1);
    return part(body, boundary.get(), field)
        .orElseThrow(() -> ApiFault.invalid("http: no such file: " + field));
  }

  private static Optional<Multipart> part(byte[] body, String boundary, String field) {
    // One byte is one character, so that places are the same in both.
    String text = new String(body, ISO_8859_1);
    String mark = new String(("--" + boundary).getBytes(UTF_8), ISO_8859_1);
    Matcher line =
        Pattern.compile("(?<=\\A|\n)" + Pattern.quote(mark) + "(--)?[ \\t]*(?:\\r?\\n|\\z)")
            .matcher(text);
    int begin = -1;
    while (line.find()) {
      Optional<Multipart> part =
          begin < 0 ? Optional.empty() : part(body, text, begin, line.start(), field);
      if (part.isPresent() || line.group(1) != null) {
        return part;
      }
      begin = line.end();
    }
    return Optional.empty();
  }

  /**
   * The part between two marks, if it is a file of the field; its last line break is the mark's.
   */
  private static Optional<Multipart> part(
      byte[] body, String text, int begin, int end, String field) {
    Matcher blank = BLANK_LINE.matcher(text).region(begin, end);
    if (!blank.find()) {
      return Optional.empty();
    }
    Map<String, String> words =
        disposition(new String(Arrays.copyOfRange(body, begin, blank.start()), UTF_8));
    if (!field.equals(words.get("name")) || !words.containsKey("filename")) {
      return Optional.empty();
    }
    int lineBreak = text.startsWith("\r\n", end - 2) ? 2 : 1;
    int last = Math.max(blank.end(), end - lineBreak);
    return Optional.of(
        new Multipart(words.get("filename"), Arrays.copyOfRange(body, blank.end(), last)));
  }

  private static Map<String, String> disposition(String headers) {
    Matcher header = DISPOSITION.matcher(headers);
    return header.find() ? HeaderWords.of(header.group(1)) : Map.of();
  }
}
