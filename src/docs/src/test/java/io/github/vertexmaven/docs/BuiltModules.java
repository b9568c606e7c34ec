package io.github.vertexmaven.docs;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The modules that were built before this one: all that people get. */
final class BuiltModules {

  private static final Path MODULES = Path.of("..");

  private static SoftReference<JavaClasses> read = new SoftReference<>(null);

  private BuiltModules() {}

  /** A folder of each, where it has one. */
  static List<Path> folders(String name) throws IOException {
    try (Stream<Path> modules = Files.list(MODULES)) {
      return modules
          .map(module -> module.resolve(name))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    }
  }

  /** Whether that is so of each; a build of this module alone needs few of them. */
  static boolean areAll() throws IOException {
    return folders("src/main/java").stream()
        .allMatch(sources -> Files.isDirectory(sources.resolve("../../../target/classes")));
  }

  /** The source files of main code. */
  static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path folder : folders("src/main/java")) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
      }
    }
    return sources;
  }

  /** Their classes; reading them takes seconds, so that tests share them. */
  static synchronized JavaClasses classes() throws IOException {
    JavaClasses classes = read.get();
    if (classes == null) {
      classes = new ClassFileImporter().importPaths(folders("target/classes"));
      read = new SoftReference<>(classes);
    }
    return classes;
  }
}
