package io.github.vertexmaven.docs.site;

import io.github.vertexmaven.docs.markdown.Rendered;
import io.github.vertexmaven.docs.source.Outline.Page;
import io.github.vertexmaven.docs.source.Term;
import java.util.List;

/**
 * A page that is ready for its frame.
 *
 * @param part the heading that it stands under
 */
record SitePage(Page page, String part, Rendered content, List<Term> terms) {

  SitePage {
    terms = List.copyOf(terms);
  }

  String url() {
    return page.path() + ".html";
  }

  /** The way from this page to the top of the site: nothing, or {@code ../} for each folder. */
  String up() {
    return "../".repeat((int) page.path().chars().filter(c -> c == '/').count());
  }
}
