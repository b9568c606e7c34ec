package io.github.vertexmaven.core.show.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that goes on in the next line where one is full. */
public final class Paragraph {

  private static final String MORE = "  ";
  private static final Pattern WORD = Pattern.compile("[^ ]+");

  private final String text;
  private int at;

  private Paragraph(String text) {
    this.text = text;
  }

  /**
   * Its lines.
   *
   * @param indent what the first line begins with; further ones begin two columns deeper
   */
  public static List<String> of(String indent, String text, Screen screen) {
    Paragraph rest = new Paragraph(VisibleText.of(text));
    List<String> lines = new ArrayList<>();
    String before = indent;
    do {
      // Where there is no room for it, there is no indent.
      String begin = before.length() < screen.width() / 2 ? before : "";
      lines.add((begin + rest.next(screen.width() - begin.length())).stripTrailing());
      before = indent + MORE;
    } while (rest.at < rest.text.length());
    return lines;
  }

  /**
   * The lines of a text that is harmless already; a word that is longer than a line is cut in the
   * middle.
   */
  static List<String> ofWords(String text, int width) {
    Paragraph rest =
        new Paragraph(
            WORD.matcher(text)
                .replaceAll(
                    word -> Matcher.quoteReplacement(TextWidth.shortened(word.group(), width))));
    List<String> lines = new ArrayList<>();
    do {
      lines.add(rest.next(width).stripTrailing());
    } while (rest.at < rest.text.length());
    return lines;
  }

  /** How wide the widest word of a text is. */
  static int widestWord(String text) {
    return WORD.matcher(text)
        .results()
        .mapToInt(word -> TextWidth.of(word.group()))
        .max()
        .orElse(0);
  }

  /** The words that fit; one that is too long is broken. */
  private String next(int width) {
    String rest = text.substring(at);
    String fits = TextWidth.start(rest, width);
    boolean last = fits.length() == rest.length();
    if (fits.isEmpty() && !last) {
      // Not even one character fits.
      at = TextWidth.next(text, at);
      return TextWidth.ELLIPSIS;
    }
    boolean whole = last || rest.charAt(fits.length()) == ' ';
    String words = fits.substring(0, whole ? fits.length() : Math.max(0, fits.lastIndexOf(' ')));
    String line = words.isBlank() ? fits : words;
    at += line.length();
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return line;
  }
}
