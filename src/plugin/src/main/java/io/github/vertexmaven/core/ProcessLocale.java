package io.github.vertexmaven.core;

import io.github.vertexmaven.config.FileNames;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The locale of a JVM that we start: it decides which names of files and which arguments the JVM
 * can read and hand on. A build in a locale without UTF-8 must not pass that on.
 */
public final class ProcessLocale {

  private ProcessLocale() {}

  /**
   * Gives a process a locale with all characters, where ours lacks some and no argument speaks
   * against it: a path in the encoding of our own locale must stay what it is.
   *
   * @param environment of the process, which is changed
   * @throws UserException when an argument cannot be handed over
   */
  public static void prepare(Map<String, String> environment, List<String> arguments) {
    prepare(environment, arguments, FileNames.encoding());
  }

  static void prepare(
      Map<String, String> environment, List<String> arguments, Charset ourEncoding) {
    if (ourEncoding.equals(StandardCharsets.UTF_8)) {
      return;
    }
    for (String argument : arguments) {
      if (!ourEncoding.newEncoder().canEncode(argument)) {
        throw new UserException(
            "'"
                + argument
                + "' cannot be handed to another program: the locale of this build has only the"
                + " characters of "
                + ourEncoding.name()
                + ". Set LC_ALL to a locale with UTF-8, such as C.UTF-8, and run Maven again.");
      }
    }
    if (arguments.stream().allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode)) {
      environment.put("LC_ALL", "C.UTF-8");
    }
  }
}
