package io.github.vertexmaven.core.show.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts style, scripts and data into one file. The page forbids every script and style whose digest
 * it does not name, so nothing that a pipeline says can run.
 */
final class PageTemplate {

  private static final Pattern SLOT = Pattern.compile("@([a-z-]+)@");

  /** Parts of one script, in the order in which they build on each other. */
  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "model.js",
          "graph.js",
          "find.js",
          "details.js",
          "preview.js",
          "run.js",
          "start.js");

  private PageTemplate() {}

  /**
   * The page.
   *
   * @param title plain text
   * @param data JSON
   */
  static String fill(String title, String data) {
    String style = resource("page.css");
    String script =
        SCRIPTS.stream()
            .map(PageTemplate::resource)
            .collect(Collectors.joining("\n", "'use strict';\n(() => {\n", "\n})();"));
    String layout = resource("dagre.min.js");
    Map<String, String> slots =
        Map.of(
            "title",
            escaped(title),
            "style",
            style,
            "style-hash",
            digest(style),
            "script-hashes",
            "'" + digest(layout) + "' '" + digest(script) + "'",
            "data",
            data.replace("<", "\\u003c").replace("\u2028", "\\u2028"),
            "layout",
            layout,
            "script",
            script);
    return SLOT.matcher(resource("page.html"))
        .replaceAll(found -> Matcher.quoteReplacement(slots.get(found.group(1))));
  }

  private static String resource(String name) {
    try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the plugin lacks its resource " + name);
      }
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n").strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String digest(String content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
