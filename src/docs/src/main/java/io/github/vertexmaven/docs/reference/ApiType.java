package io.github.vertexmaven.docs.reference;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import io.github.vertexmaven.docs.source.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * A type with its members that are for others.
 *
 * @param kind {@code annotation}, {@code interface}, {@code record}, {@code class}
 * @param name without its package
 * @param signature of a record its components, else nothing
 * @param doc HTML
 */
record ApiType(
    String kind, String name, String within, String signature, String doc, List<Member> members) {

  /** A method, HTML. */
  record Member(String signature, String doc) {}

  ApiType {
    members = List.copyOf(members);
  }

  static ApiType of(CompilationUnitTree unit, DocTrees docs) {
    ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
    TreePath path = docs.getPath(unit, type);
    List<Member> members = new ArrayList<>();
    for (Tree tree : type.getMembers()) {
      if (tree instanceof MethodTree method && isShown(method, type)) {
        DocCommentTree doc = docs.getDocCommentTree(new TreePath(path, method));
        if (doc != null) {
          members.add(new Member(signature(method, type), DocHtml.of(doc)));
        }
      }
    }
    DocCommentTree doc = docs.getDocCommentTree(path);
    return new ApiType(
        kind(type),
        type.getSimpleName().toString(),
        unit.getPackageName().toString(),
        components(type),
        doc == null ? "" : DocHtml.of(doc),
        members);
  }

  private static String kind(ClassTree type) {
    return switch (type.getKind()) {
      case ANNOTATION_TYPE -> "annotation";
      case INTERFACE -> "interface";
      case RECORD -> "record";
      case ENUM -> "enum";
      default -> "class";
    };
  }

  private static boolean isShown(MethodTree method, ClassTree type) {
    boolean open = type.getKind() == Tree.Kind.INTERFACE || kind(type).equals("annotation");
    boolean hidden = method.getModifiers().getFlags().contains(Modifier.PRIVATE);
    return !hidden && (open || method.getModifiers().getFlags().contains(Modifier.PUBLIC));
  }

  private static String signature(MethodTree method, ClassTree type) {
    boolean constructor = method.getReturnType() == null;
    String name = constructor ? type.getSimpleName().toString() : method.getName().toString();
    boolean isStatic = method.getModifiers().getFlags().contains(Modifier.STATIC);
    String generic =
        method.getTypeParameters().isEmpty()
            ? ""
            : method.getTypeParameters().stream()
                .map(Object::toString)
                .collect(Collectors.joining(", ", "<", "> "));
    String standard =
        method.getDefaultValue() == null ? "" : " default " + method.getDefaultValue();
    return (isStatic ? "static " : "")
        + generic
        + (constructor ? "" : method.getReturnType() + " ")
        + name
        + method.getParameters().stream()
            .map(parameter -> parameter.getType() + " " + parameter.getName())
            .collect(Collectors.joining(", ", "(", ")"))
        + standard;
  }

  private static String components(ClassTree type) {
    if (type.getKind() != Tree.Kind.RECORD) {
      return "";
    }
    return type.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
        .map(field -> field.getType() + " " + field.getName())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** As one writes it. */
  String shown() {
    return kind.equals("annotation") ? "@" + name : name;
  }

  String anchor() {
    return Slug.of(shown());
  }

  String markdown() {
    StringBuilder text = new StringBuilder("### `" + shown() + "`\n\n");
    text.append("<p class=\"signature\"><span class=\"kind\">" + kind + "</span> ")
        .append(Html.code(within + "." + name + signature))
        .append("</p>\n<div>")
        .append(Html.oneLine(doc))
        .append("</div>\n\n");
    if (!members.isEmpty()) {
      text.append("<dl class=\"entries\">\n");
      members.forEach(
          member ->
              text.append("<div><dt>")
                  .append(Html.code(member.signature()))
                  .append("</dt><dd>")
                  .append(Html.oneLine(member.doc()))
                  .append("</dd></div>\n"));
      text.append("</dl>\n\n");
    }
    return text.toString();
  }
}
