package io.github.vertexmaven.core.show.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
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

  /** What is the same in each page: half a megabyte that is read and digested once in a build. */
  private static final class Frame {

    private static final String STYLE =
        resource(VIEWER + "viewer.css") + "\n" + resource("page.css");
    private static final String SCRIPT = Bundle.of("start.js", PageTemplate::resource);
    private static final String LAYOUT = resource(VIEWER + "dagre.min.js");
    private static final String PAGE = resource("page.html");
    private static final Map<String, String> SLOTS =
        Map.of(
            "style",
            STYLE,
            "style-hash",
            digest(STYLE),
            "script-hashes",
            "'" + digest(LAYOUT) + "' '" + digest(SCRIPT) + "'",
            "layout",
            LAYOUT,
            "script",
            SCRIPT);
  }

  /**
   * The page.
   *
   * @param title plain text
   * @param data JSON
   */
  static String fill(String title, String data) {
    Map<String, String> slots = new HashMap<>(Frame.SLOTS);
    slots.put("title", escaped(title));
    slots.put("data", data.replace("<", "\\u003c").replace("\u2028", "\\u2028"));
    StringBuilder filled = new StringBuilder();
    Matcher slot = SLOT.matcher(Frame.PAGE);
    int end = 0;
    while (slot.find()) {
      filled.append(Frame.PAGE, end, slot.start()).append(slots.get(slot.group(1)));
      end = slot.end();
    }
    return filled.append(Frame.PAGE, end, Frame.PAGE.length()).toString();
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
