package io.github.vertexmaven.core.show.table;

import java.util.Optional;

/**
 * A field of a table.
 *
 * @param text in one line; what would control a terminal is made visible
 * @param link where it leads to
 */
public record TextCell(String text, Optional<String> link) {

  private static final String ESCAPE = "\u001b";

  /** What may stand in a control sequence. */
  private static final String URI = "[!-~]+";

  /** Makes the text harmless. */
  public TextCell {
    text = VisibleText.of(text);
    link = link.filter(uri -> uri.matches(URI));
  }

  /** Text only. */
  public static TextCell of(String text) {
    return new TextCell(text, Optional.empty());
  }

  /** Text that leads somewhere, where the terminal can do that. */
  public static TextCell linked(String text, String uri) {
    return new TextCell(text, Optional.of(uri));
  }

  /** A part of the text as it is written, by the control sequence OSC 8 when it is a link. */
  String written(String part, Screen screen) {
    return screen.links() && link.isPresent() && !part.isEmpty()
        ? hyperlink(link.get()) + part + hyperlink("")
        : part;
  }

  private static String hyperlink(String uri) {
    return ESCAPE + "]8;;" + uri + ESCAPE + "\\";
  }
}
