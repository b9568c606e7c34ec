package io.github.vertexmaven.catalog.entry;

import io.github.vertexmaven.config.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What to say of names that an entry cannot have. */
final class UnknownNames {

  private UnknownNames() {}

  /** Of a key; the known ones are those of every entry and those of its type. */
  static String key(String key, Set<String> ofAll, Set<String> ofType) {
    Set<String> all = new TreeSet<>(ofAll);
    all.addAll(ofType);
    return "'" + key + "' is not a key of a dataset" + DidYouMean.suffix(all, key);
  }

  /** Of an argument, as the end of a sentence. */
  static String argument(String argument, String type, Set<String> known) {
    String near =
        DidYouMean.among(known, argument).map(n -> "; did you mean '" + n + "'?").orElse("");
    if (!near.isEmpty()) {
      return " is not an argument of " + type + near;
    }
    List<String> sorted = new ArrayList<>(known);
    sorted.sort(null);
    return " is not an argument of "
        + type
        + (sorted.isEmpty() ? ", which has none." : "; it has " + String.join(", ", sorted) + ".");
  }
}
