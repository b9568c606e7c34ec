package io.github.vertexmaven.docs.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The calls of Maven that the invoker projects of {@code src/it} make and that have to succeed: by
 * their {@code invoker.properties}, and by the scripts that call Maven once more.
 */
final class Runs {

  private static final Path PROJECTS = Markdown.TOP.resolve("src/it");

  private static final String WORDS = "((?:\\s*(?:'[^'\\n]*'|\"[^\"\\n]*\"),?)+)\\s*";

  /** What may follow the list: a folder, a width, but no more words. */
  private static final String REST = "](?:,[^+\\[\\]'\"\\n]*)?\\)";

  /**
   * How scripts call it: {@code maven('name', 0, [words])}, {@code start('name', [words])}, and
   * {@code maven('name', words).waitFor() == 0}.
   */
  private static final List<Pattern> SCRIPTED =
      List.of(
          Pattern.compile("\\bmaven\\('\\w+',\\s*0,\\s*\\[" + WORDS + REST),
          Pattern.compile("\\bstart\\('\\w+',\\s*\\[" + WORDS + REST),
          Pattern.compile("\\bmaven\\('\\w+'," + WORDS + "\\)\\.waitFor\\(\\) == 0"));

  private static final Pattern WORD = Pattern.compile("'([^'\\n]*)'|\"([^\"\\n]*)\"");

  private Runs() {}

  static List<Command> all() throws IOException {
    List<Command> runs = new ArrayList<>();
    try (Stream<Path> folders = Files.list(PROJECTS)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        runs.addAll(declared(folder));
        runs.addAll(scripted(folder));
      }
    }
    return runs;
  }

  private static List<Command> declared(Path folder) throws IOException {
    Path file = folder.resolve("invoker.properties");
    if (!Files.exists(file)) {
      return List.of();
    }
    Properties properties = properties(file);
    return Stream.concat(Stream.of(""), IntStream.range(1, 50).mapToObj(i -> "." + i))
        .filter(number -> properties.containsKey("invoker.goals" + number))
        .filter(number -> !"failure".equals(properties.getProperty("invoker.buildResult" + number)))
        .filter(number -> isKnown(folder, properties, number))
        .map(number -> run(folder, properties, number))
        .toList();
  }

  /** The options of a file that a script writes are known to that script alone. */
  private static boolean isKnown(Path folder, Properties properties, String number) {
    String more = properties.getProperty("invoker.userPropertiesFile" + number);
    return more == null || Files.exists(folder.resolve(more));
  }

  private static Command run(Path folder, Properties properties, String number) {
    String at = folder.getFileName() + number;
    Command goals = Command.of(at, properties.getProperty("invoker.goals" + number));
    Map<String, String> options = new LinkedHashMap<>(goals.options());
    String more = properties.getProperty("invoker.userPropertiesFile" + number);
    if (more != null) {
      Properties given = properties(folder.resolve(more));
      given.stringPropertyNames().forEach(name -> options.put(name, given.getProperty(name)));
    }
    return new Command(at, goals.text(), goals.goals(), options, false);
  }

  private static Properties properties(Path file) {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static List<Command> scripted(Path folder) throws IOException {
    Path script = folder.resolve("verify.groovy");
    if (!Files.exists(script)) {
      return List.of();
    }
    String text = Files.readString(script);
    List<Command> runs = new ArrayList<>();
    for (Pattern call : SCRIPTED) {
      Matcher calls = call.matcher(text);
      while (calls.find()) {
        runs.add(Command.of(folder.getFileName() + "/verify.groovy", words(calls.group(1))));
      }
    }
    return runs;
  }

  private static List<String> words(String list) {
    return WORD.matcher(list)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }
}
