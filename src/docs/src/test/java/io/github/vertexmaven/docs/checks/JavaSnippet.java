package io.github.vertexmaven.docs.checks;

import io.github.vertexmaven.docs.checks.Javac.Source;
import java.util.List;
import java.util.stream.Stream;

/** A block of Java as a source: as it stands, or as members of a class, or as statements. */
final class JavaSnippet {

  /** What readers know without being told. */
  private static final List<String> IMPORTS =
      List.of(
          "java.nio.file.Path",
          "java.time.*",
          "java.util.*",
          "io.github.vertexmaven.annotation.*",
          "io.github.vertexmaven.catalog.*",
          "io.github.vertexmaven.launcher.Project",
          "io.github.vertexmaven.pipeline.*",
          "io.github.vertexmaven.slice.Slice",
          "io.github.vertexmaven.testkit.*",
          "org.dflib.DataFrame",
          "org.junit.jupiter.api.Test",
          "static org.junit.jupiter.api.Assertions.*",
          Starter.PACKAGE + ".*");

  private JavaSnippet() {}

  static Source source(Block block, int number) {
    String code = block.text().replace("{ … }", "{ throw null; }");
    if (code.contains("\npackage ") || code.startsWith("package ")) {
      return new Source(path(block), block.file().toString(), block.line() - 1, code);
    }
    String head =
        "package snippet" + number + "; import " + String.join("; import ", IMPORTS) + "; ";
    return Stream.of(
            head + code,
            head + "abstract class Snippet { " + code + "}",
            head + "abstract class Snippet { void run() throws Exception { " + code + "}}")
        .map(
            text -> new Source("Snippet" + number, block.file().toString(), block.line() - 1, text))
        .filter(Javac::parses)
        .findFirst()
        .orElseThrow(() -> new AssertionError(block.at() + ": is no Java"));
  }

  private static String path(Block block) {
    return block.name().replaceFirst("^.*/java/", "").replaceFirst("\\.java$", "");
  }
}
