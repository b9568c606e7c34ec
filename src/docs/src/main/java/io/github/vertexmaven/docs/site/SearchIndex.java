package io.github.vertexmaven.docs.site;

import com.google.gson.Gson;
import io.github.vertexmaven.docs.markdown.Passage;
import io.github.vertexmaven.docs.source.Term;
import java.util.ArrayList;
import java.util.List;

/** What the search looks through: each passage and each term, with where it stands. */
final class SearchIndex {

  /** More of a passage tells no more. */
  private static final int LONGEST = 1200;

  private static final Gson JSON = new Gson();

  private SearchIndex() {}

  /** A script, because pages that were opened from a file may load nothing else. */
  static String of(List<SitePage> pages) {
    List<String> lines = new ArrayList<>();
    for (SitePage page : pages) {
      page.terms().forEach(term -> lines.add(term(page, term)));
      page.content().passages().forEach(passage -> lines.add(passage(page, passage)));
    }
    return "window.searchIndex = [\n" + String.join(",\n", lines) + "\n];\n";
  }

  private static String term(SitePage page, Term term) {
    String anchor = term.anchor().isEmpty() ? "" : "#" + term.anchor();
    return row(term.name(), term.kind(), page, page.url() + anchor, term.text());
  }

  private static String passage(SitePage page, Passage passage) {
    boolean title = passage.heading().level() == 1;
    String url = title ? page.url() : page.url() + "#" + passage.heading().anchor();
    return row(passage.heading().text(), title ? "page" : "", page, url, passage.text());
  }

  /** Name, kind, page, part, address, text. */
  private static String row(String name, String kind, SitePage page, String url, String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return JSON.toJson(List.of(name, kind, page.content().title(), page.part(), url, cut));
  }
}
