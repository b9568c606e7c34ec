package io.github.vertexmaven.core.show.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts style, scripts and data into one file. The page forbids every script and style whose digest
 * it does not name, so nothing that a pipeline says can run.
 */
final class PageTemplate {

  private static final Pattern SLOT = Pattern.compile("@([a-z-]+)@");

  /** What draws the graph; the emulator's page has it too. */
  private static final String VIEWER = "viewer/";

  private PageTemplate() {}

  /**
   * The page.
   *
   * @param title plain text
   * @param data JSON
   */
  static String fill(String title, String data) {
    String style = resource(VIEWER + "viewer.css") + "\n" + resource("page.css");
    String script = Bundle.of("start.js", PageTemplate::resource);
    String layout = resource(VIEWER + "dagre.min.js");
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
    String path =
        name.startsWith(VIEWER)
            ? "/io/github/vertexmaven/viewer/" + name.substring(VIEWER.length())
            : name;
    try (InputStream in = PageTemplate.class.getResourceAsStream(path)) {
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
