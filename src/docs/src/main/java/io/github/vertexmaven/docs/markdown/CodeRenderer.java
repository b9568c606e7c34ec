package io.github.vertexmaven.docs.markdown;

import io.github.vertexmaven.docs.source.JavaImports;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Blocks of code: the first word behind the fence is the language, the others are the name of the
 * file; {@code output} is what a command prints.
 */
final class CodeRenderer implements NodeRenderer {

  private static final Map<String, String> LANGUAGES =
      Map.of("sh", "bash", "xml", "markup", "", "none", "output", "none", "text", "none");

  private final HtmlWriter html;

  CodeRenderer(HtmlNodeRendererContext context) {
    html = context.getWriter();
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(FencedCodeBlock.class, IndentedCodeBlock.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof FencedCodeBlock block) {
      String[] words = (block.getInfo() == null ? "" : block.getInfo()).split(" ", 2);
      boolean output = words[0].equals("output");
      String file = words.length == 2 && !output ? words[1] : "";
      figure(output ? "code output" : "code", file, words[0], block.getLiteral());
    } else {
      figure("code", "", "", ((IndentedCodeBlock) node).getLiteral());
    }
  }

  private void figure(String style, String file, String language, String code) {
    html.line();
    html.tag("figure", Map.of("class", style));
    if (!file.isEmpty()) {
      html.tag("figcaption");
      html.text(file);
      html.tag("/figcaption");
    }
    html.tag("pre");
    html.tag("code", Map.of("class", "language-" + LANGUAGES.getOrDefault(language, language)));
    html.text(code);
    html.tag("/code");
    html.tag("/pre");
    if (language.equals("java")) {
      imports(JavaImports.of(code));
    }
    html.tag("/figure");
    html.line();
  }

  /** What the code needs to compile, folded below it. */
  private void imports(Set<String> imports) {
    if (imports.isEmpty()) {
      return;
    }
    html.tag("details");
    html.tag("summary");
    html.text("Imports");
    html.tag("/summary");
    html.tag("pre");
    html.tag("code", Map.of("class", "language-java"));
    html.text(String.join("\n", imports));
    html.tag("/code");
    html.tag("/pre");
    html.tag("/details");
  }
}
