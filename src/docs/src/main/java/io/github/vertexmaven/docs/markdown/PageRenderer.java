package io.github.vertexmaven.docs.markdown;

import io.github.vertexmaven.docs.source.DocsException;
import io.github.vertexmaven.docs.source.Line;
import io.github.vertexmaven.docs.source.PageText;
import io.github.vertexmaven.docs.source.Slug;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders one page. */
public final class PageRenderer extends AbstractVisitor {

  private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");
  private static final Pattern TAG = Pattern.compile("<[^>]+>");

  private final PageText page;
  private final Links links;
  private final List<Passage> passages = new ArrayList<>();
  private final Set<String> anchors = new HashSet<>();
  private final Map<Node, String> ids = new IdentityHashMap<>();
  private final StringBuilder below = new StringBuilder();
  private Heading current;

  private PageRenderer(PageText page, Links links) {
    this.page = page;
    this.links = links;
  }

  /** The page as HTML, with the targets of its links as they are told. */
  public static Rendered render(PageText page, Links links) {
    return new PageRenderer(page, links).render();
  }

  private Rendered render() {
    List<TablesExtension> extensions = List.of((TablesExtension) TablesExtension.create());
    Node document =
        Parser.builder()
            .extensions(extensions)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build()
            .parse(page.text());
    document.accept(this);
    if (current == null) {
      throw new DocsException(List.of(page.lines().get(0).at() + ": has no title"));
    }
    endPassage();
    String html =
        HtmlRenderer.builder()
            .extensions(extensions)
            .attributeProviderFactory(
                context ->
                    (node, tag, attributes) -> {
                      if (ids.containsKey(node)) {
                        attributes.put("id", ids.get(node));
                      }
                      if (node instanceof TableCell cell && cell.isHeader()) {
                        attributes.put("scope", "col");
                      }
                    })
            .nodeRendererFactory(CodeRenderer::new)
            .build()
            .render(document);
    return new Rendered(html, passages, anchors);
  }

  @Override
  public void visit(org.commonmark.node.Heading node) {
    String text = plain(node);
    if ((current == null) != (node.getLevel() == 1)) {
      throw new DocsException(List.of(at(node).at() + ": a page has one title, first"));
    }
    if (current != null) {
      endPassage();
    }
    String anchor = unused(Slug.of(text));
    current = new Heading(node.getLevel(), text, anchor);
    ids.put(node, anchor);
    visitChildren(node);
    below.setLength(0);
    if (node.getLevel() > 1) {
      HtmlInline mark = new HtmlInline();
      mark.setLiteral(
          "<a class=\"anchor\" href=\"#" + anchor + "\" aria-label=\"Link to this section\">#</a>");
      node.appendChild(mark);
    }
  }

  private void endPassage() {
    String text = below.toString().replaceAll("\\s+", " ").strip();
    passages.add(new Passage(current, text));
    below.setLength(0);
  }

  private String unused(String slug) {
    String anchor = slug;
    for (int i = 1; !anchors.add(anchor); i++) {
      anchor = slug + "-" + i;
    }
    return anchor;
  }

  @Override
  public void visit(Link link) {
    link.setDestination(links.target(at(link), link.getDestination()));
    visitChildren(link);
  }

  @Override
  public void visit(Text text) {
    below.append(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    below.append(code.getLiteral());
  }

  @Override
  public void visit(SoftLineBreak node) {
    below.append(' ');
  }

  @Override
  public void visit(FencedCodeBlock block) {
    below.append(' ').append(block.getLiteral());
  }

  @Override
  public void visit(IndentedCodeBlock block) {
    below.append(' ').append(block.getLiteral());
  }

  @Override
  public void visit(HtmlBlock block) {
    html(block.getLiteral());
  }

  @Override
  public void visit(HtmlInline inline) {
    html(inline.getLiteral());
  }

  private void html(String literal) {
    ID.matcher(literal).results().forEach(found -> anchors.add(found.group(1)));
    if (!literal.startsWith("<!--")) {
      below.append(' ').append(TAG.matcher(literal).replaceAll(" "));
    }
  }

  @Override
  public void visit(CustomBlock block) {
    visitChildren(block);
    if (block instanceof TableBlock) {
      block.insertBefore(html("<div class=\"table\">", block));
      block.insertAfter(html("</div>", block));
    }
  }

  private static HtmlBlock html(String literal, Node like) {
    HtmlBlock html = new HtmlBlock();
    html.setLiteral(literal);
    html.setSourceSpans(like.getSourceSpans());
    return html;
  }

  @Override
  public void visit(CustomNode node) {
    visitChildren(node);
    below.append(' ');
  }

  private Line at(Node node) {
    SourceSpan span = node.getSourceSpans().get(0);
    return page.lines().get(span.getLineIndex());
  }

  private static String plain(Node heading) {
    StringBuilder text = new StringBuilder();
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text node) {
            text.append(node.getLiteral());
          }

          @Override
          public void visit(Code node) {
            text.append(node.getLiteral());
          }
        });
    return text.toString().strip();
  }
}
