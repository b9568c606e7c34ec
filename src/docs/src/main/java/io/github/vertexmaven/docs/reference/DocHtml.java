package io.github.vertexmaven.docs.reference;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.util.SimpleDocTreeVisitor;
import java.util.List;
import java.util.stream.Collectors;

/** A Javadoc comment as HTML. */
final class DocHtml extends SimpleDocTreeVisitor<String, Void> {

  private static final DocHtml VISITOR = new DocHtml();

  static String of(DocCommentTree comment) {
    String tags =
        comment.getBlockTags().stream()
            .map(tag -> VISITOR.visit(tag, null))
            .collect(Collectors.joining());
    return "<p>"
        + all(comment.getFullBody())
        + "</p>"
        + (tags.isEmpty() ? "" : "<ul class=\"tags\">" + tags + "</ul>");
  }

  private static String all(List<? extends DocTree> trees) {
    return trees.stream().map(tree -> VISITOR.visit(tree, null)).collect(Collectors.joining());
  }

  @Override
  protected String defaultAction(DocTree tree, Void nothing) {
    return "";
  }

  @Override
  public String visitText(TextTree text, Void nothing) {
    return Html.text(text.getBody());
  }

  @Override
  public String visitEntity(EntityTree entity, Void nothing) {
    return entity.toString();
  }

  @Override
  public String visitLiteral(LiteralTree literal, Void nothing) {
    String body = literal.getBody().getBody().strip();
    String html = literal.getKind() == DocTree.Kind.CODE ? Html.code(body) : Html.text(body);
    // Lines of an example stay lines where the whole comment becomes one.
    return html.replaceAll("\\R ?", "&#10;");
  }

  @Override
  public String visitLink(LinkTree link, Void nothing) {
    String label = all(link.getLabel());
    String reference =
        link.getReference().getSignature().replace('#', '.').replaceFirst("^\\.", "");
    return label.isEmpty() ? Html.code(reference) : label;
  }

  @Override
  public String visitStartElement(StartElementTree element, Void nothing) {
    if (element.getName().contentEquals("pre")) {
      return "</p><pre>";
    }
    return element.getName().contentEquals("p") ? "</p><p>" : element.toString();
  }

  @Override
  public String visitEndElement(EndElementTree element, Void nothing) {
    if (element.getName().contentEquals("pre")) {
      return "</pre><p>";
    }
    return element.getName().contentEquals("p") ? "" : element.toString();
  }

  @Override
  public String visitParam(ParamTree tag, Void nothing) {
    return item(Html.code(tag.getName().toString()), all(tag.getDescription()));
  }

  @Override
  public String visitReturn(ReturnTree tag, Void nothing) {
    return item("returns", all(tag.getDescription()));
  }

  @Override
  public String visitThrows(ThrowsTree tag, Void nothing) {
    return item(
        "throws " + Html.code(tag.getExceptionName().toString()), all(tag.getDescription()));
  }

  private static String item(String what, String description) {
    return "<li>" + what + ": " + description + "</li>";
  }
}
