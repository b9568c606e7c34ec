package io.github.vertexmaven.catalog;

import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.Location;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks one entry of the catalog and turns it into a definition, or into problems. */
final class EntryReader {

  private static final Set<String> KEYS =
      Set.of(
          "type",
          "filepath",
          "load_args",
          "save_args",
          "versioned",
          "credentials",
          "layer",
          "metadata",
          "immutable");

  private final DataPlaces places;
  private final ClassLoader loader;
  private final Credentials credentials;
  private final List<String> problems;

  private String name;
  private ConfValue.Mapping entry;

  EntryReader(
      DataPlaces places, ClassLoader loader, Credentials credentials, List<String> problems) {
    this.places = places;
    this.loader = loader;
    this.credentials = credentials;
    this.problems = problems;
  }

  /** Null when the entry cannot be used; then there are more problems than before. */
  DatasetDefinition read(String entryName, ConfValue value, Location at) {
    name = entryName;
    int before = problems.size();
    if (name.indexOf('{') >= 0) {
      problem(at, "dataset factories are not supported in this version; write the names out.");
    } else if (value instanceof ConfValue.Mapping mapping) {
      entry = mapping;
      DatasetDefinition definition = definition(at);
      return problems.size() == before ? definition : null;
    } else {
      problem(at, "expected the keys of a dataset, such as 'type', found " + value.words() + ".");
    }
    return null;
  }

  private void problem(Location at, String what) {
    problems.add(at + ": " + name + ": " + what);
  }

  private DatasetDefinition definition(Location at) {
    Optional<String> type = type(at);
    Optional<BuiltIn> builtIn = type.flatMap(BuiltIn::named);
    Map<String, Object> settings = settings(type.isPresent() && builtIn.isEmpty());
    Optional<Path> path = path(builtIn, at);
    Map<String, Object> loadArgs = arguments("load_args", builtIn, BuiltIn::loadArguments);
    Map<String, Object> saveArgs = arguments("save_args", builtIn, BuiltIn::saveArguments);
    checkFlags();
    return new DatasetDefinition(
        name,
        builtIn.map(BuiltIn::word).or(() -> type).orElse(""),
        path,
        loadArgs,
        saveArgs,
        settings,
        text("layer"),
        text("credentials").map(named -> new NamedCredentials(named, credentials)),
        at);
  }

  /** A slip such as {@code typ} is reported once, as the slip that it is. */
  private Optional<String> type(Location at) {
    Optional<ConfValue> type = entry.get("type");
    if (type.isEmpty()) {
      if (entry.entries().keySet().stream().noneMatch(key -> isMeant("type", key))) {
        problem(at, "'type' is missing; use " + choice());
      }
      return Optional.empty();
    }
    if (!(type.get().plain() instanceof String text)) {
      problem(type.get().at(), "type: expected text, found " + type.get().words() + ".");
      return Optional.empty();
    }
    checkType(text, type.get().at());
    return Optional.of(text);
  }

  private static boolean isMeant(String key, String written) {
    return !KEYS.contains(written)
        && DidYouMean.among(KEYS, written).filter(key::equals).isPresent();
  }

  private static String choice() {
    return String.join(", ", BuiltIn.words()) + " or the name of a class that implements Dataset.";
  }

  private void checkType(String type, Location at) {
    if (BuiltIn.named(type).isPresent()) {
      return;
    }
    if (type.startsWith("pickle.")) {
      problem(at, "'" + type + "' is a format of Python; use 'object', which keeps Java values.");
    } else if (type.indexOf('.') < 0) {
      String near =
          DidYouMean.among(BuiltIn.words(), type)
              .map(n -> "; did you mean '" + n + "'?")
              .orElse("");
      problem(
          at,
          "'"
              + type
              + "' is not a type of dataset"
              + (near.isEmpty() ? "; use " + choice() : near));
    } else {
      checkClass(type, at);
    }
  }

  private void checkClass(String type, Location at) {
    try {
      Class<?> found = Class.forName(type, false, loader);
      if (!Dataset.class.isAssignableFrom(found)) {
        problem(at, type + " does not implement " + Dataset.class.getName() + ".");
      } else if (Modifier.isAbstract(found.getModifiers()) || !hasConstructor(found)) {
        problem(
            at,
            type
                + " needs to be a public class with a public constructor that takes a DatasetDefinition.");
      }
    } catch (ClassNotFoundException e) {
      problem(
          at,
          "'"
              + type
              + "' is neither a built-in type ("
              + String.join(", ", BuiltIn.words())
              + ") nor a class on the class path.");
    } catch (LinkageError e) {
      problem(at, type + " cannot be loaded: " + e + ".");
    }
  }

  private static boolean hasConstructor(Class<?> type) {
    try {
      type.getConstructor(DatasetDefinition.class);
      return Modifier.isPublic(type.getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /** Keys that are no keys of a dataset: settings of a class of the project, slips otherwise. */
  private Map<String, Object> settings(boolean custom) {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (Map.Entry<String, ConfValue> each : entry.entries().entrySet()) {
      String key = each.getKey();
      if (KEYS.contains(key)) {
        continue;
      }
      settings.put(key, each.getValue().plain());
      if (!custom) {
        problem(
            entry.keyAt(key),
            "'" + key + "' is not a key of a dataset" + DidYouMean.suffix(KEYS, key));
      }
    }
    return settings;
  }

  private Optional<Path> path(Optional<BuiltIn> type, Location at) {
    Optional<ConfValue> value = entry.get("filepath");
    if (value.isEmpty()) {
      boolean slip = entry.entries().keySet().stream().anyMatch(key -> isMeant("filepath", key));
      if (type.isPresent() && type.get().hasFile() && !slip) {
        problem(at, "'filepath' is missing; " + type.get().word() + " is kept in a file.");
      }
      return Optional.empty();
    }
    if (type.isPresent() && !type.get().hasFile()) {
      problem(value.get().at(), type.get().word() + " has no file; remove 'filepath'.");
      return Optional.empty();
    }
    return resolved(value.get());
  }

  private Optional<Path> resolved(ConfValue value) {
    if (!(value.plain() instanceof String text) || text.isBlank()) {
      problem(value.at(), "filepath: expected a path, found " + value.words() + ".");
      return Optional.empty();
    }
    try {
      return Optional.of(places.resolve(text));
    } catch (ConfException e) {
      problem(value.at(), "filepath: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Map<String, Object> arguments(
      String key,
      Optional<BuiltIn> type,
      java.util.function.Function<BuiltIn, Map<String, ArgumentKind>> kinds) {
    ConfValue value = entry.get(key).orElse(null);
    if (value == null || value.plain() == null) {
      return Map.of();
    }
    if (!(value instanceof ConfValue.Mapping arguments)) {
      problem(value.at(), key + ": expected keys with values, found " + value.words() + ".");
      return Map.of();
    }
    type.ifPresent(known -> check(key, arguments, known.word(), kinds.apply(known)));
    Map<String, Object> plain = new LinkedHashMap<>();
    arguments.entries().forEach((argument, given) -> plain.put(argument, given.plain()));
    return plain;
  }

  private void check(
      String key, ConfValue.Mapping arguments, String type, Map<String, ArgumentKind> kinds) {
    arguments
        .entries()
        .forEach(
            (argument, value) -> {
              ArgumentKind kind = kinds.get(argument);
              String path = key + "." + argument;
              if (kind == null) {
                problem(arguments.keyAt(argument), path + unknown(argument, type, kinds.keySet()));
              } else {
                kind.problem(value.plain())
                    .ifPresent(what -> problem(value.at(), path + ": " + what));
              }
            });
  }

  private static String unknown(String argument, String type, Set<String> known) {
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

  private void checkFlags() {
    flag("immutable");
    if (flag("versioned")) {
      problem(
          entry.get("versioned").get().at(),
          "versioned: true is not supported in this version; remove it.");
    }
  }

  private boolean flag(String key) {
    Object value = entry.get(key).map(ConfValue::plain).orElse(false);
    if (!(value instanceof Boolean)) {
      ConfValue given = entry.get(key).get();
      problem(given.at(), key + ": expected true or false, found " + given.words() + ".");
    }
    return Boolean.TRUE.equals(value);
  }

  private Optional<String> text(String key) {
    Optional<ConfValue> given = entry.get(key).filter(value -> value.plain() != null);
    if (given.isPresent() && !(given.get().plain() instanceof String)) {
      problem(given.get().at(), key + ": expected text, found " + given.get().words() + ".");
      return Optional.empty();
    }
    return given.map(value -> (String) value.plain());
  }
}
