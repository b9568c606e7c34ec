package io.github.vertexmaven.docs.reference;

import io.github.vertexmaven.docs.source.Fragment;
import io.github.vertexmaven.docs.source.Slug;
import io.github.vertexmaven.docs.source.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the build says of configuration that is wrong, from the table by which the tests hold it:
 * paragraphs of {@code # title}, {@code @ file} with its lines set in, options, and {@code =>
 * message}.
 */
public final class MessageReference {

  private record Case(String title, String kind, String given, List<String> messages) {}

  private final Map<String, List<Case>> byKind = new LinkedHashMap<>();

  private MessageReference() {}

  /** Reads the table. */
  public static Fragment of(Path table) throws IOException {
    MessageReference reference = new MessageReference();
    for (String paragraph : Files.readString(table).split("\\n\\n+")) {
      Case read = read(paragraph.lines().toList());
      reference.byKind.computeIfAbsent(read.kind(), kind -> new ArrayList<>()).add(read);
    }
    return reference.fragment();
  }

  private static Case read(List<String> lines) {
    StringBuilder given = new StringBuilder();
    List<String> messages = new ArrayList<>();
    String kind = "Command line";
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("=> ")) {
        messages.add(line.substring(3));
      } else if (line.startsWith("@ ")) {
        kind = given.isEmpty() ? kind(line) : kind;
        given.append("# ").append(line.substring(2)).append('\n');
      } else {
        given.append(line.startsWith("  ") ? line.substring(2) : line).append('\n');
      }
    }
    return new Case(lines.get(0).substring(2), kind, given.toString(), messages);
  }

  private static String kind(String file) {
    return file.replaceFirst(".*/([a-z]+)[^/]*$", "$1") + ".yml";
  }

  private Fragment fragment() {
    StringBuilder text = new StringBuilder();
    List<Term> terms = new ArrayList<>();
    byKind.forEach(
        (kind, cases) -> {
          text.append("## ").append(kind).append("\n\n<dl class=\"entries\">\n");
          cases.forEach(each -> entry(each, text, terms));
          text.append("</dl>\n\n");
        });
    return new Fragment(text.toString(), terms);
  }

  private static void entry(Case each, StringBuilder text, List<Term> terms) {
    String anchor = Slug.of(each.kind() + " " + each.title());
    text.append("<div id=\"" + anchor + "\">");
    for (String message : each.messages()) {
      text.append("<dt>").append(Html.code(message)).append("</dt>");
      terms.add(new Term("message", message, anchor, each.title()));
    }
    text.append("<dd><p>")
        .append(Html.text(sentence(each.title())))
        .append("</p><figure class=\"code example\"><pre><code class=\"language-yaml\">")
        .append(Html.text(each.given()))
        .append("</code></pre></figure></dd></div>\n");
  }

  private static String sentence(String title) {
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1) + ":";
  }
}
