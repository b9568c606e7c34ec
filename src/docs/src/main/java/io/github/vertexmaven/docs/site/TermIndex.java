package io.github.vertexmaven.docs.site;

import io.github.vertexmaven.docs.source.Fragment;
import io.github.vertexmaven.docs.source.Outline.Page;
import io.github.vertexmaven.docs.source.PageText;
import io.github.vertexmaven.docs.source.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All terms of all pages, by their first letter. */
final class TermIndex {

  /** Who has one searches for it. */
  private static final String MESSAGE = "message";

  private record Entry(Term term, String url) {

    /** Without the marks before it. */
    String key() {
      return term.name().replaceFirst("^(-Dvertexai\\.|vertexai:|-D|@|[^\\p{L}]+)", "");
    }
  }

  private TermIndex() {}

  /** As a page that lies in one folder. */
  static Fragment of(Map<Page, PageText> pages) {
    List<Entry> entries = new ArrayList<>();
    pages.forEach(
        (page, text) ->
            text.terms().stream()
                .filter(term -> !term.kind().equals(MESSAGE))
                .forEach(term -> entries.add(new Entry(term, page.path() + ".html"))));
    entries.sort(
        Comparator.comparing((Entry entry) -> entry.key().toLowerCase(Locale.ROOT))
            .thenComparing(entry -> entry.term().name())
            .thenComparing(entry -> entry.term().kind()));
    Map<String, StringBuilder> letters = new TreeMap<>();
    for (Entry entry : entries) {
      String letter = entry.key().substring(0, 1).toUpperCase(Locale.ROOT);
      letters.computeIfAbsent(letter, l -> new StringBuilder()).append(line(entry));
    }
    StringBuilder text = new StringBuilder();
    letters.forEach(
        (letter, lines) ->
            text.append("## " + letter + "\n\n<ul class=\"index\">\n" + lines + "</ul>\n\n"));
    return new Fragment(text.toString(), List.of());
  }

  private static String line(Entry entry) {
    String anchor = entry.term().anchor().isEmpty() ? "" : "#" + entry.term().anchor();
    return "<li><a href=\"../"
        + entry.url()
        + anchor
        + "\">"
        + Frame.escaped(entry.term().name())
        + "</a> <span class=\"kind\">"
        + Frame.escaped(entry.term().kind())
        + "</span></li>\n";
  }
}
