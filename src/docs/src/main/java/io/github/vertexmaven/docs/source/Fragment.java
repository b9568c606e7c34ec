package io.github.vertexmaven.docs.source;

import java.util.List;

/**
 * Text that code wrote.
 *
 * @param markdown what stands in the page
 * @param terms what it explains
 */
public record Fragment(String markdown, List<Term> terms) {

  /** Copies the list. */
  public Fragment {
    terms = List.copyOf(terms);
  }
}
