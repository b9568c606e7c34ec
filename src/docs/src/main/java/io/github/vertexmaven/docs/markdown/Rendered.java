package io.github.vertexmaven.docs.markdown;

import java.util.List;
import java.util.Set;

/**
 * A page as HTML.
 *
 * @param passages its headings, the title first, each with what stands below it
 * @param anchors all places that a link may lead to
 */
public record Rendered(String html, List<Passage> passages, Set<String> anchors) {

  /** Copies the collections. */
  public Rendered {
    passages = List.copyOf(passages);
    anchors = Set.copyOf(anchors);
  }

  /** The headings below the title. */
  public List<Heading> headings() {
    return passages.stream().skip(1).map(Passage::heading).toList();
  }

  public String title() {
    return passages.get(0).heading().text();
  }
}
