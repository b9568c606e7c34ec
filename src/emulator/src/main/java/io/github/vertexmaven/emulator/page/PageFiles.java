package io.github.vertexmaven.emulator.page;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page's own files and those of the viewer, as they were built; each is read once. */
final class PageFiles {

  /**
   * Only the page's own files run, and they may not make markup of text: whatever a pipeline says
   * stays text.
   */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private static final Pattern NAME =
      Pattern.compile("/page/((?:viewer/)?[a-z][a-z.-]*\\.(js|css|svg))");

  private static final String VIEWER = "viewer/";

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, Optional<Held>> files = new ConcurrentHashMap<>();

  private record Held(byte[] bytes, String tag) {}

  Optional<Reply> find(Question question) {
    if (question.path().equals("/")) {
      return held("page.html")
          .map(
              page ->
                  reply(question, page, "text/html; charset=utf-8")
                      .with("Content-Security-Policy", POLICY)
                      .with("Cross-Origin-Opener-Policy", "same-origin"));
    }
    Matcher name = NAME.matcher(question.path());
    return name.matches()
        ? held(name.group(1)).map(file -> reply(question, file, TYPES.get(name.group(2))))
        : Optional.empty();
  }

  private static Reply reply(Question question, Held file, String type) {
    Reply reply =
        question.knownTag().filter(file.tag()::equals).isPresent()
            ? Reply.empty(304)
            : Reply.bytes(200, type, file.bytes());
    return reply.with("ETag", file.tag()).with("Cache-Control", "no-cache");
  }

  private Optional<Held> held(String name) {
    return files.computeIfAbsent(name, PageFiles::read);
  }

  private static Optional<Held> read(String name) {
    String path =
        name.startsWith(VIEWER)
            ? "/io/github/vertexmaven/viewer/" + name.substring(VIEWER.length())
            : name;
    try (InputStream in = PageFiles.class.getResourceAsStream(path)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      return Optional.of(new Held(bytes, tag(bytes)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
