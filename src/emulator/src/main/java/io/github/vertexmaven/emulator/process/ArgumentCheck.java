package io.github.vertexmaven.emulator.process;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * What a process is given arrives as it is. The JVM encodes it as its own locale says, and puts
 * question marks where that lacks a character.
 */
final class ArgumentCheck {

  /** Before it, the JVM encoded arguments as it does texts. */
  private static final int BY_THE_LOCALE_SINCE = 18;

  private ArgumentCheck() {}

  static void check(List<String> command, Map<String, String> environment) throws IOException {
    check(command, environment, encoding());
  }

  static void check(List<String> command, Map<String, String> environment, Charset encoding)
      throws IOException {
    for (String argument : command) {
      check("an argument", argument, encoding);
    }
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      check("the variable " + variable.getKey(), variable.getValue(), encoding);
    }
  }

  private static void check(String what, String text, Charset encoding) throws IOException {
    if (!encoding.newEncoder().canEncode(text)) {
      throw new IOException(
          what
              + " has characters that the locale of the emulator lacks ("
              + encoding.name()
              + "); stop the emulator and start it with LC_ALL=C.UTF-8");
    }
  }

  private static Charset encoding() {
    String locale = System.getProperty("sun.jnu.encoding");
    return Runtime.version().feature() >= BY_THE_LOCALE_SINCE && Charset.isSupported(locale)
        ? Charset.forName(locale)
        : Charset.defaultCharset();
  }
}
