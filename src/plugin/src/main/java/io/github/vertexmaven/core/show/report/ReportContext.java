package io.github.vertexmaven.core.show.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run does not know of itself.
 *
 * @param link where its own page is
 * @param facts in words, in the order in which they are shown
 * @param given the parameters that were given for this run, by name
 */
public record ReportContext(
    Optional<String> link, Map<String, String> facts, Map<String, String> given) {

  /** Copies the maps. */
  public ReportContext {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }
}
