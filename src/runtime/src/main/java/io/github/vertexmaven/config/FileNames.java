package io.github.vertexmaven.config;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The characters that names of files may have: the JVM encodes them, and the arguments of programs,
 * as the locale says, and turns what that lacks into other characters.
 */
public final class FileNames {

  private static final char UNREADABLE = '\uFFFD';

  private static final String REMEDY =
      ". Set LC_ALL to a locale with UTF-8, such as C.UTF-8: for goals in the environment of Maven, for tasks in run_config.nodes.<node>.env.";

  private FileNames() {}

  /** What the locale encodes names as; UTF-8 has all characters. */
  public static Charset encoding() {
    String name = System.getProperty("sun.jnu.encoding", "UTF-8");
    return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
  }

  /**
   * The name of a file that was found in a folder.
   *
   * @throws InvalidPathException when the locale cannot read it, so that others would stand for it
   */
  public static String of(Path path) {
    String text = path.toString();
    if (isDamaged(text)) {
      throw new InvalidPathException(text, "has characters that the locale lacks");
    }
    return text;
  }

  /** Whether characters of a text that came from outside were lost on the way. */
  public static boolean isDamaged(String text) {
    return isDamaged(text, encoding());
  }

  /** The same in a locale with another encoding. */
  public static boolean isDamaged(String text, Charset encoding) {
    return text.indexOf(UNREADABLE) >= 0 && !encoding.newEncoder().canEncode(text);
  }

  /** What to tell the user of a name that cannot be one. */
  public static String refusal(InvalidPathException e) {
    return refusal(e, encoding());
  }

  static String refusal(InvalidPathException e, Charset encoding) {
    String name = e.getInput();
    return encoding.newEncoder().canEncode(name)
        ? "'" + name + "' is not a path: " + e.getReason() + "."
        : "'" + name + "' cannot be the name of a file here: " + lacking(encoding) + REMEDY;
  }

  /** What to tell the user of a text from outside that came damaged. */
  public static String damaged(String what, Charset encoding) {
    return what + " came with damaged characters: " + lacking(encoding) + REMEDY;
  }

  private static String lacking(Charset encoding) {
    return "the locale has only the characters of " + encoding.name();
  }
}
