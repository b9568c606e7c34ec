package io.github.vertexmaven.catalog.kedro;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A catalog of Kedro's in the words of this one. What cannot be taken stays as it is, for whoever
 * opens the entry to refuse.
 *
 * @param entries the catalog
 * @param notes what means nothing here, or something else; once for all entries that say it
 */
public record KedroCatalog(ConfValue.Mapping entries, List<String> notes) {

  /** Copies the list. */
  public KedroCatalog {
    notes = List.copyOf(notes);
  }

  /** Takes the merged {@code catalog*.yml}. */
  public static KedroCatalog of(ConfValue.Mapping catalog) {
    Map<String, ConfValue> entries = new LinkedHashMap<>();
    Map<String, List<KedroEntry.Note>> notes = new LinkedHashMap<>();
    for (Map.Entry<String, ConfValue> each : catalog.entries().entrySet()) {
      ConfValue value = each.getValue();
      if (value instanceof ConfValue.Mapping mapping && !each.getKey().startsWith("_")) {
        KedroEntry known = KedroEntry.of(mapping);
        value = known.entry();
        known
            .notes()
            .forEach(
                note -> notes.computeIfAbsent(note.subject(), any -> new ArrayList<>()).add(note));
      }
      entries.put(each.getKey(), value);
    }
    List<String> sentences = new ArrayList<>();
    notes.values().forEach(same -> sentences.add(sentence(same)));
    return new KedroCatalog(
        new ConfValue.Mapping(entries, catalog.keys(), catalog.at()), sentences);
  }

  private static String sentence(List<KedroEntry.Note> same) {
    Location first = same.get(0).at();
    String more = same.size() == 1 ? "" : " (and " + (same.size() - 1) + " more)";
    boolean argument = same.get(0).subject().contains(" of ");
    return first
        + more
        + ": "
        + same.get(0).subject()
        + (argument ? " is ignored: " : ": ")
        + same.get(0).words()
        + ".";
  }
}
