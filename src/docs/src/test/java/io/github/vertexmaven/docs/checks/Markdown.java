package io.github.vertexmaven.docs.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** All Markdown files that users read, with their code. */
final class Markdown {

  static final Path TOP = Path.of("../..").toAbsolutePath().normalize();

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  /** Read once: many tests look through them. */
  private static final List<Block> BLOCKS =
      files().stream().flatMap(file -> blocks(file).stream()).toList();

  private Markdown() {}

  /** The pages, the READMEs, and what lies beside the code; from the top of the project. */
  static List<Path> files() {
    List<Path> files = new ArrayList<>(List.of(Path.of("README.md")));
    for (String folder :
        List.of("src", "archetype/src/main/resources/archetype-resources", ".github")) {
      try (Stream<Path> found = Files.walk(TOP.resolve(folder))) {
        found
            .filter(file -> file.toString().endsWith(".md"))
            .map(TOP::relativize)
            .filter(file -> !file.toString().matches(".*/target/.*|src/\\w+/src/.*"))
            .forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files.stream().sorted().distinct().toList();
  }

  static List<Block> blocks() {
    return BLOCKS;
  }

  static List<Block> blocks(String language) {
    return blocks().stream().filter(block -> block.language().equals(language)).toList();
  }

  static List<Block> blocks(Path file) {
    List<Block> blocks = new ArrayList<>();
    parse(file)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock node) {
                String[] info = (node.getInfo() == null ? "" : node.getInfo()).split(" ", 2);
                String name = info.length == 2 ? info[1] : "";
                blocks.add(new Block(file, line(node) + 1, info[0], name, node.getLiteral()));
              }

              @Override
              public void visit(IndentedCodeBlock node) {
                blocks.add(new Block(file, line(node), "", "", node.getLiteral()));
              }
            });
    return blocks;
  }

  static List<Code> inline() {
    List<Code> found = new ArrayList<>();
    for (Path file : files()) {
      parse(file)
          .accept(
              new AbstractVisitor() {
                @Override
                public void visit(org.commonmark.node.Code node) {
                  found.add(new Code(file, line(node), node.getLiteral()));
                }
              });
    }
    return found;
  }

  private static int line(Node node) {
    return node.getSourceSpans().get(0).getLineIndex() + 1;
  }

  private static Node parse(Path file) {
    try {
      return PARSER.parse(Files.readString(TOP.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
