package io.github.vertexmaven.docs.site;

import io.github.vertexmaven.docs.markdown.Heading;
import io.github.vertexmaven.docs.source.Outline;
import io.github.vertexmaven.docs.source.Outline.Page;
import io.github.vertexmaven.docs.source.Outline.Part;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What is around the content of every page. */
final class Frame {

  private static final String NAME = "Vertex AI Maven Plugin";

  private final Outline outline;
  private final String version;
  private final String template;

  Frame(Outline outline, String version) throws IOException {
    this.outline = outline;
    this.version = version;
    this.template = Assets.own("page.html");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The whole page. */
  String page(SitePage page) {
    boolean start = page.page().path().equals("index");
    String title = page.content().title();
    Map<String, String> parts =
        Map.of(
            "title", escaped(start ? title : title + " · " + NAME),
            "style", start ? "start" : page.content().headings().isEmpty() ? "bare" : "",
            "up", page.up(),
            "version", escaped(version),
            "part", escaped(page.part()),
            "navigation", navigation(page),
            "contents", contents(page),
            "around", around(page),
            "content", page.content().html().strip());
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < template.length(); ) {
      int open = template.indexOf("{{", at);
      int end = open < 0 ? template.length() : open;
      text.append(template, at, end);
      at = end;
      if (open >= 0) {
        int close = template.indexOf("}}", open);
        text.append(parts.get(template.substring(open + 2, close)));
        at = close + 2;
      }
    }
    return text.toString();
  }

  private String navigation(SitePage current) {
    StringBuilder html = new StringBuilder();
    for (Part part : outline.parts()) {
      html.append("<h2>").append(escaped(part.title())).append("</h2>\n<ul>\n");
      part.pages().stream()
          .filter(page -> isShown(page, current.page()))
          .forEach(page -> html.append(item(page, current)));
      html.append("</ul>\n");
    }
    return html.toString();
  }

  /** Pages in a folder below their part's are shown only to who is there. */
  private static boolean isShown(Page page, Page current) {
    return !isDeep(page) || current.path().startsWith("reference/goals");
  }

  private static boolean isDeep(Page page) {
    return page.path().chars().filter(c -> c == '/').count() > 1;
  }

  private static String item(Page page, SitePage current) {
    String mark = page.equals(current.page()) ? " aria-current=\"page\"" : "";
    String deep = isDeep(page) ? " class=\"deep\"" : "";
    return "<li"
        + deep
        + "><a href=\""
        + link(page, current)
        + "\""
        + mark
        + ">"
        + escaped(page.title().replace("vertexai:", ""))
        + "</a></li>\n";
  }

  private static String link(Page page, SitePage from) {
    return from.up() + page.path() + ".html";
  }

  private static String contents(SitePage page) {
    List<Heading> headings =
        page.content().headings().stream().filter(heading -> heading.level() <= 3).toList();
    if (headings.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<h2>On this page</h2>\n<ul>\n");
    for (Heading heading : headings) {
      html.append("<li class=\"level" + heading.level() + "\"><a href=\"#" + heading.anchor())
          .append("\">")
          .append(escaped(heading.text().replaceFirst("^run_config(?=\\.)", "")))
          .append("</a></li>\n");
    }
    return html.append("</ul>\n").toString();
  }

  private String around(SitePage page) {
    List<Page> pages = outline.pages();
    int at = pages.indexOf(page.page());
    StringBuilder html = new StringBuilder();
    if (at > 0) {
      html.append(step("prev", "Previous", pages.get(at - 1), page));
    }
    if (at < pages.size() - 1) {
      html.append(step("next", "Next", pages.get(at + 1), page));
    }
    return html.toString();
  }

  private static String step(String rel, String word, Page to, SitePage from) {
    return "<a class=\""
        + rel
        + "\" rel=\""
        + rel
        + "\" href=\""
        + link(to, from)
        + "\"><span>"
        + word
        + "</span> "
        + escaped(to.title())
        + "</a>\n";
  }
}
