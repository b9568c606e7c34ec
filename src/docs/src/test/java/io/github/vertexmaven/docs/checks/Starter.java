package io.github.vertexmaven.docs.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The starter's project, as the archetype makes it. */
final class Starter {

  static final String PACKAGE = "com.example.spaceflights";

  private static final Path RESOURCES =
      Markdown.TOP.resolve("archetype/src/main/resources/archetype-resources");

  private Starter() {}

  /** Writes it into a folder. */
  static void write(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = RESOURCES.relativize(file).toString();
        Path to = folder.resolve(name.replace("/java/", "/java/com/example/spaceflights/"));
        Files.createDirectories(to.getParent());
        if (name.matches(".*\\.(java|yml|xml|md)")) {
          Files.writeString(to, filled(Files.readString(file)));
        } else {
          Files.copy(file, to);
        }
      }
    }
  }

  private static String filled(String text) {
    return text.replace("${package}", PACKAGE)
        .replace("${artifactId}", "spaceflights")
        .replace("${groupId}", "com.example")
        .replace("${projectName}", "Spaceflights");
  }

  /** The sources below a folder. */
  static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
