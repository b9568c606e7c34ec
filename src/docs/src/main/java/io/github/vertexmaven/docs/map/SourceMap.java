package io.github.vertexmaven.docs.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packages of a module with what they import of ours. Sources are read rather than class files,
 * so that the site does not wait for modules that it does not use otherwise; a test compares the
 * two.
 */
final class SourceMap {

  private static final String BASE = "io.github.vertexmaven.";

  /** What is no code, or cannot name a class: comments and texts. */
  private static final Pattern NO_CODE =
      Pattern.compile(
          "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)+'",
          Pattern.DOTALL);

  private static final Pattern CLASS_NAME =
      Pattern.compile("\\bio\\.github\\.vertexmaven\\.([a-z][a-z0-9_.]*)\\.[A-Z]");

  private final Map<String, Room> rooms = new TreeMap<>();

  /** A package without the part of its name that all have. */
  record Room(String job, int classes, Set<String> imports) {

    static final Room EMPTY = new Room("", 0, Set.of());

    Room saying(String whatFor) {
      return new Room(whatFor, classes, imports);
    }

    Room with(Stream<String> more) {
      Set<String> all = new TreeSet<>(imports);
      more.forEach(all::add);
      return new Room(job, classes + 1, all);
    }
  }

  private SourceMap() {}

  /** Reads the sources below a folder. */
  static SourceMap of(Path sources) throws IOException {
    SourceMap map = new SourceMap();
    try (Stream<Path> found = Files.walk(sources)) {
      List<Path> files = found.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      for (Path file : files) {
        map.add(sources.relativize(file.getParent()), file);
      }
    }
    return map;
  }

  private void add(Path folder, Path file) throws IOException {
    String name = folder.toString().replaceAll("[/\\\\]", ".");
    if (!name.startsWith(BASE)) {
      return;
    }
    String own = name.substring(BASE.length());
    String text = Files.readString(file);
    rooms.putIfAbsent(own, Room.EMPTY);
    rooms.computeIfPresent(
        own,
        (same, room) ->
            file.endsWith("package-info.java")
                ? room.saying(job(text))
                : room.with(named(text).filter(other -> !other.equals(own))));
  }

  private static Stream<String> named(String text) {
    return CLASS_NAME
        .matcher(NO_CODE.matcher(text).replaceAll("\"\""))
        .results()
        .map(found -> found.group(1));
  }

  /** The first paragraph. */
  private static String job(String text) {
    String comment = text.replaceFirst("(?s)^.*?/\\*\\*(.*?)\\*/.*$", "$1");
    String first = comment.replaceAll("(?m)^\\s*\\* ?", "").split("<p>|\\n\\s*\\n")[0];
    return Pattern.compile("\\{@(?:code|link) ([^}]+)}")
        .matcher(first.replaceAll("\\s+", " ").strip())
        .replaceAll(SourceMap::code);
  }

  private static String code(MatchResult found) {
    String name = found.group(1).strip();
    return "`" + name.substring(name.startsWith(BASE) ? name.lastIndexOf('.') + 1 : 0) + "`";
  }

  /** All packages by name. */
  Map<String, Room> rooms() {
    return rooms;
  }

  /**
   * The same with packages put together, by the name of what they are in; each has an entry. Those
   * whose name becomes empty are left out.
   */
  Map<String, Set<String>> imports(UnaryOperator<String> whole) {
    Map<String, Set<String>> imports = new TreeMap<>();
    rooms.forEach(
        (name, room) -> {
          Set<String> together = imports.computeIfAbsent(whole.apply(name), n -> new TreeSet<>());
          room.imports().stream().map(whole).forEach(together::add);
        });
    imports.remove("");
    imports.forEach((name, others) -> others.removeAll(Set.of(name, "")));
    Set<String> all = new TreeSet<>();
    imports.values().forEach(all::addAll);
    all.forEach(name -> imports.putIfAbsent(name, new TreeSet<>()));
    return imports;
  }
}
