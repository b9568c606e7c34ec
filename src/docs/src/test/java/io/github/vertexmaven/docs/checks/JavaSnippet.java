package io.github.vertexmaven.docs.checks;

import io.github.vertexmaven.docs.checks.Javac.Source;
import io.github.vertexmaven.docs.source.JavaImports;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of Java as a source: as it stands, or as members of a class, or as statements; with the
 * imports that the site shows below it.
 */
final class JavaSnippet {

  /** Begins with a type, and has nothing beside it. */
  private static final Pattern TYPE =
      Pattern.compile(
          "\\A(?:@[^\\n]*\\n|/\\*\\*.*?\\*/\\n)*(?:public |final |abstract )*(?:class|interface) ",
          Pattern.DOTALL);

  private JavaSnippet() {}

  static Source source(Block block, int number) {
    String code = block.text().replace("{ … }", "{ throw null; }");
    if (code.contains("\npackage ") || code.startsWith("package ")) {
      return new Source(path(block), block.file().toString(), block.line() - 1, code);
    }
    String imports = String.join(" ", JavaImports.of(block.text()));
    String head = "package snippet" + number + "; " + imports + " ";
    Stream<String> asMembers =
        Stream.of(
            head + "abstract class Snippet { " + code + "}",
            head + "abstract class Snippet { void run() throws Exception { " + code + "}}");
    return (TYPE.matcher(code).find() ? Stream.of(head + code) : asMembers)
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
