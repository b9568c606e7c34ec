package io.github.vertexmaven.core.show.table;

import java.util.regex.Pattern;

/**
 * Text as it may stand in a line: what would control a terminal or turn the direction of writing is
 * shown, and does nothing.
 */
public final class VisibleText {

  /** More marks on one letter than any language has only cover the lines around. */
  private static final int MOST_MARKS = 8;

  /** What a mark stands on that has no letter before it. */
  private static final int DOTTED_CIRCLE = 0x25cc;

  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE = 0x7f;
  private static final int PICTURE_OF_DELETE = 0x2421;
  private static final int REPLACEMENT = 0xfffd;
  private static final int NON_JOINER = 0x200c;
  private static final int JOINER = 0x200d;

  /** Makes some signs wider, on some terminals. */
  private static final int EMOJI_SELECTOR = 0xfe0f;

  /** The control sequences that only color. */
  private static final Pattern COLORS = Pattern.compile("\u001b\\[[0-9;:]*m");

  private static final String TAB = "    ";

  private VisibleText() {}

  /** A line that a program has printed, without its colors. */
  public static String ofOutput(String line) {
    return of(COLORS.matcher(line).replaceAll("").replace("\t", TAB)).stripTrailing();
  }

  /** A name or a sentence. */
  public static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    int marks = 0;
    for (int codePoint : text.codePoints().toArray()) {
      int shown = shown(codePoint);
      marks = TextWidth.of(shown) == 0 ? marks + 1 : 0;
      if (marks > 0 && (visible.isEmpty() || visible.charAt(visible.length() - 1) == ' ')) {
        visible.appendCodePoint(DOTTED_CIRCLE);
      }
      if (codePoint != EMOJI_SELECTOR && marks <= MOST_MARKS) {
        visible.appendCodePoint(shown);
      }
    }
    return visible.toString();
  }

  private static int shown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> control(codePoint);
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          ' ';
      case Character.SURROGATE -> REPLACEMENT;
      case Character.FORMAT ->
          codePoint == JOINER || codePoint == NON_JOINER ? codePoint : REPLACEMENT;
      default -> codePoint;
    };
  }

  private static int control(int codePoint) {
    if (Character.isWhitespace(codePoint)) {
      return ' ';
    }
    if (codePoint < ' ') {
      return CONTROL_PICTURES + codePoint;
    }
    return codePoint == DELETE ? PICTURE_OF_DELETE : REPLACEMENT;
  }
}
