package io.github.vertexmaven.catalog.entry;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.kedro.KedroEntry;
import io.github.vertexmaven.catalog.type.BuiltIn;
import io.github.vertexmaven.config.DidYouMean;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the {@code type} of an entry: a built-in one, a library's short name, a class. */
final class EntryType {

  private final DatasetRegistry datasets;

  EntryType(DatasetRegistry datasets) {
    this.datasets = datasets;
  }

  /** All short names, as a message lists them. */
  String choice() {
    return String.join(", ", words()) + " or the name of a class that implements Dataset.";
  }

  private List<String> words() {
    List<String> words = new ArrayList<>(BuiltIn.words());
    words.addAll(datasets.names());
    words.sort(null);
    return words;
  }

  /** What is wrong with a type, as a sentence; empty when nothing is. */
  Optional<String> problem(String type) {
    if (BuiltIn.named(type).isPresent() || datasets.named(type).isPresent()) {
      return Optional.empty();
    }
    if (isForeign(type)) {
      return KedroEntry.instead(type);
    }
    return type.indexOf('.') < 0 ? Optional.of(unknown(type)) : ofClass(type);
  }

  /** Whether it is a class of Python's by its spelling, and none of Java's. */
  boolean isForeign(String type) {
    return KedroEntry.instead(type).isPresent() && !isClass(type);
  }

  private boolean isClass(String type) {
    try {
      Class.forName(type, false, datasets.project().loader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private String unknown(String type) {
    String near =
        DidYouMean.among(words(), type).map(n -> "; did you mean '" + n + "'?").orElse("");
    return "'"
        + type
        + "' is not a type of dataset"
        + (near.isEmpty() ? "; use " + choice() : near);
  }

  private Optional<String> ofClass(String type) {
    try {
      return problem(Class.forName(type, false, datasets.project().loader()), type);
    } catch (ClassNotFoundException e) {
      return Optional.of(
          "'"
              + type
              + "' is neither a built-in type ("
              + String.join(", ", words())
              + ") nor a class on the class path.");
    } catch (LinkageError e) {
      return Optional.of(type + " cannot be loaded: " + e + ".");
    }
  }

  private static Optional<String> problem(Class<?> found, String type) {
    if (!Dataset.class.isAssignableFrom(found)) {
      return Optional.of(type + " does not implement " + Dataset.class.getName() + ".");
    }
    return Modifier.isAbstract(found.getModifiers()) || !hasConstructor(found)
        ? Optional.of(
            type
                + " needs to be a public class with a public constructor that takes a DatasetDefinition.")
        : Optional.empty();
  }

  private static boolean hasConstructor(Class<?> type) {
    try {
      type.getConstructor(DatasetDefinition.class);
      return Modifier.isPublic(type.getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }
}
