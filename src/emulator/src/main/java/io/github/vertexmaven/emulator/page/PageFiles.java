package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
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

  private static final Pattern NAME = Pattern.compile("[a-z][a-z.-]*\\.(js|css|svg)");

  private static final String VIEWER = "viewer/";

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, Optional<Held>> files = new ConcurrentHashMap<>();

  private record Held(byte[] bytes, String tag) {}

  HttpResponse page(HttpRequest request) {
    return response(request, "page.html", "text/html; charset=utf-8")
        .with("Content-Security-Policy", POLICY)
        .with("Cross-Origin-Opener-Policy", "same-origin");
  }

  HttpResponse file(HttpRequest request) {
    return named(request, "");
  }

  HttpResponse viewer(HttpRequest request) {
    return named(request, VIEWER);
  }

  private HttpResponse named(HttpRequest request, String folder) {
    Matcher name = NAME.matcher(request.variable("file"));
    if (!name.matches()) {
      throw Rejection.notFound("There is nothing at " + request.place() + ".");
    }
    return response(request, folder + name.group(), TYPES.get(name.group(1)));
  }

  private HttpResponse response(HttpRequest request, String name, String type) {
    return held(name)
        .map(file -> response(request, file, type))
        .orElseThrow(() -> Rejection.notFound("There is nothing at " + request.place() + "."));
  }

  private static HttpResponse response(HttpRequest request, Held file, String type) {
    HttpResponse response =
        request.header("If-None-Match").filter(file.tag()::equals).isPresent()
            ? InertResponse.empty(304)
            : InertResponse.bytes(type, file.bytes());
    return response.with("ETag", file.tag()).with("Cache-Control", "no-cache");
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
