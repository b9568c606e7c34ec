package io.github.vertexmaven.catalog.entry;

import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.NamedCredentials;
import io.github.vertexmaven.catalog.Tracked;
import io.github.vertexmaven.catalog.kedro.KedroEntry;
import io.github.vertexmaven.catalog.type.ArgumentKind;
import io.github.vertexmaven.catalog.type.ArtifactType;
import io.github.vertexmaven.catalog.type.BuiltIn;
import io.github.vertexmaven.catalog.type.TypeArguments;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.PortablePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks one entry of the catalog and turns it into a definition, or into problems. Each task does
 * so as it starts, so what a sound entry meets has no lambdas.
 */
final class EntryReader {

  private static final Set<String> KEYS =
      Set.of(
          "type",
          "filepath",
          "load_args",
          "save_args",
          "versioned",
          "load_version",
          "credentials",
          "layer",
          "metadata",
          "mlflow",
          "immutable");

  private final DatasetRegistry datasets;
  private final EntryType types;
  private final Credentials credentials;
  private final List<String> problems;
  private final List<String> foreign;

  private String name;
  private ConfValue.Mapping entry;

  /**
   * Reads entries.
   *
   * @param problems where what is wrong goes
   * @param foreign where goes what is right in a catalog of Kedro's and has no counterpart
   */
  EntryReader(
      DatasetRegistry datasets,
      Credentials credentials,
      List<String> problems,
      List<String> foreign) {
    this.datasets = datasets;
    this.types = new EntryType(datasets);
    this.credentials = credentials;
    this.problems = problems;
    this.foreign = foreign;
  }

  /** The keys that an entry of any type may have. */
  static Set<String> keys() {
    return KEYS;
  }

  /** Null when the entry cannot be used; then there are more problems than before. */
  DatasetDefinition read(String entryName, ConfValue value, Location at) {
    name = entryName;
    int before = problems.size() + foreign.size();
    if (value instanceof ConfValue.Mapping mapping) {
      if (!take(mapping)) {
        return null;
      }
      DatasetDefinition definition = definition(at);
      return problems.size() + foreign.size() == before ? definition : null;
    } else {
      problem(at, "expected the keys of a dataset, such as 'type', found " + value.words() + ".");
    }
    return null;
  }

  /** Entries as Kedro has them are put into the words of this catalog first. */
  private boolean take(ConfValue.Mapping written) {
    entry = written;
    ConfValue type = written.entries().get("type");
    if (type != null && type.plain() instanceof String text && KedroEntry.mayBe(text)) {
      KedroEntry known = KedroEntry.of(written);
      known.problems().forEach(wrong -> foreign.add(text(wrong.at(), wrong.words())));
      entry = known.entry();
      return known.problems().isEmpty();
    }
    return true;
  }

  private void problem(Location at, String what) {
    problems.add(text(at, what));
  }

  private String text(Location at, String what) {
    return at + ": " + name + ": " + what;
  }

  private DatasetDefinition definition(Location at) {
    Optional<String> type = type(at);
    if (!foreign.isEmpty()) {
      return null;
    }
    Optional<BuiltIn> builtIn = type.isPresent() ? BuiltIn.named(type.get()) : Optional.empty();
    TypeArguments known = builtIn.isPresent() ? builtIn.get().arguments() : TypeArguments.NONE;
    boolean custom = type.isPresent() && builtIn.isEmpty();
    Map<String, Object> settings = settings(custom, known.keys());
    Optional<Path> path = path(builtIn, at);
    EntryArguments arguments = new EntryArguments(name, entry, builtIn, problems);
    Map<String, Object> loadArgs = arguments.read("load_args", known.load());
    Map<String, Object> saveArgs = arguments.read("save_args", known.save());
    checkParts(builtIn, at);
    if (builtIn.isPresent()) {
      checkRequired(known, builtIn.get().word(), at);
    }
    Optional<String> layer = text("layer");
    flag("immutable");
    return new DatasetDefinition(
        name,
        builtIn.isPresent() ? builtIn.get().word() : type.orElse(""),
        path,
        suffix(),
        loadArgs,
        saveArgs,
        settings,
        versioned(builtIn, path),
        text("load_version"),
        layer,
        ArtifactType.holdsMetrics(layer, type.orElse("")),
        namedCredentials(),
        tracked(path, layer, type.orElse("")),
        at);
  }

  /** A slip such as {@code typ} is reported once, as the slip that it is. */
  private Optional<String> type(Location at) {
    Optional<ConfValue> type = entry.get("type");
    if (type.isEmpty()) {
      if (entry.entries().keySet().stream().noneMatch(key -> isMeant("type", key))) {
        problem(at, "'type' is missing; use " + types.choice());
      }
      return Optional.empty();
    }
    if (!(type.get().plain() instanceof String text)) {
      problem(type.get().at(), "type: expected text, found " + type.get().words() + ".");
      return Optional.empty();
    }
    Optional<String> wrong = types.problem(text);
    if (wrong.isPresent()) {
      (types.isForeign(text) ? foreign : problems).add(text(type.get().at(), wrong.get()));
    }
    return Optional.of(text);
  }

  private static boolean isMeant(String key, String written) {
    return !KEYS.contains(written)
        && DidYouMean.among(KEYS, written).filter(key::equals).isPresent();
  }

  /**
   * Keys that not every dataset has: those of its type, settings of a class of the project, slips
   * otherwise.
   */
  private Map<String, Object> settings(boolean custom, Map<String, ArgumentKind> known) {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (Map.Entry<String, ConfValue> each : entry.entries().entrySet()) {
      String key = each.getKey();
      if (KEYS.contains(key)) {
        continue;
      }
      ConfValue value = each.getValue();
      settings.put(key, value.plain());
      if (known.containsKey(key)) {
        known
            .get(key)
            .problem(value.plain())
            .ifPresent(what -> problem(value.at(), key + ": " + what));
      } else if (!custom) {
        problem(entry.keyAt(key), UnknownNames.key(key, KEYS, known.keySet()));
      }
    }
    return settings;
  }

  /** The entry of each part of a partitioned dataset is one like any other. */
  private void checkParts(Optional<BuiltIn> type, Location at) {
    Optional<ConfValue> part = entry.get("dataset");
    if (type.isEmpty() || type.get() != BuiltIn.PARTITIONED || part.isEmpty()) {
      return;
    }
    Map<String, ConfValue> keys = new LinkedHashMap<>();
    if (part.get() instanceof ConfValue.Mapping mapping) {
      keys.putAll(mapping.entries());
    } else {
      keys.put("type", part.get());
    }
    Map<String, Location> places = new LinkedHashMap<>();
    keys.putIfAbsent("filepath", new ConfValue.Scalar("part", at));
    keys.forEach((key, value) -> places.put(key, value.at()));
    new EntryReader(datasets, credentials, problems, foreign)
        .read(name + ".dataset", new ConfValue.Mapping(keys, places, part.get().at()), at);
  }

  private void checkRequired(TypeArguments arguments, String type, Location at) {
    for (List<String> oneOf : arguments.required()) {
      List<String> given = new ArrayList<>(oneOf);
      given.retainAll(entry.entries().keySet());
      if (given.isEmpty()) {
        problem(at, "'" + String.join("' or '", oneOf) + "' is missing; " + type + " needs it.");
      } else if (given.size() > 1) {
        problem(at, "'" + String.join("' and '", given) + "' are both given; use one.");
      }
    }
  }

  private Optional<Tracked> tracked(Optional<Path> path, Optional<String> layer, String type) {
    Optional<ConfValue> given = entry.get("mlflow");
    if (given.isEmpty() || given.get().plain() == null) {
      return TrackedKey.implied(layer, type);
    }
    List<String> found = new ArrayList<>();
    Optional<String> file = path.map(place -> place.getFileName().toString());
    Optional<Tracked> tracked = TrackedKey.of(given.get().plain(), file, found);
    if (path.isEmpty() && tracked.filter(t -> t.as() != Tracked.As.METRIC).isPresent()) {
      found.add("mlflow: only what is kept in a file can be an artifact or a model.");
    }
    found.forEach(what -> problem(given.get().at(), what));
    return tracked;
  }

  private String suffix() {
    Optional<ConfValue> filepath = entry.get("filepath");
    String path =
        filepath.isPresent() ? PortablePath.of(String.valueOf(filepath.get().plain())) : "";
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.lastIndexOf('.') > 0 ? name.substring(name.lastIndexOf('.') + 1) : "";
  }

  private Optional<Path> path(Optional<BuiltIn> type, Location at) {
    boolean partitioned = type.isPresent() && type.get() == BuiltIn.PARTITIONED;
    Optional<ConfValue> value = entry.get("filepath");
    if (value.isEmpty() && partitioned) {
      value = entry.get("path");
    }
    if (value.isEmpty()) {
      boolean slip = entry.entries().keySet().stream().anyMatch(key -> isMeant("filepath", key));
      if (type.isPresent() && type.get().needsFile() && !slip) {
        problem(at, "'filepath' is missing; " + type.get().word() + " is kept in a file.");
      }
      return Optional.empty();
    }
    if (type.isPresent() && !type.get().mayHaveFile()) {
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
      return Optional.of(datasets.places().resolve(text));
    } catch (ConfException e) {
      problem(value.at(), "filepath: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** A version is a folder around the file. */
  private boolean versioned(Optional<BuiltIn> type, Optional<Path> path) {
    boolean versioned = flag("versioned");
    if (versioned && path.isEmpty() && entry.get("filepath").isEmpty()) {
      problem(
          entry.keyAt("versioned"),
          "versioned: true needs a 'filepath'"
              + type.map(known -> "; " + known.word() + " has no versions.").orElse("."));
    }
    if (!versioned && entry.get("load_version").isPresent()) {
      problem(entry.keyAt("load_version"), "load_version needs versioned: true.");
    }
    return versioned;
  }

  private boolean flag(String key) {
    Optional<ConfValue> given = entry.get(key);
    Object plain = given.isPresent() ? given.get().plain() : null;
    if (plain != null && !(plain instanceof Boolean)) {
      problem(
          given.get().at(), key + ": expected true or false, found " + given.get().words() + ".");
    }
    return Boolean.TRUE.equals(plain);
  }

  private Optional<String> text(String key) {
    Optional<ConfValue> given = entry.get(key);
    Object plain = given.isPresent() ? given.get().plain() : null;
    if (plain != null && !(plain instanceof String)) {
      problem(given.get().at(), key + ": expected text, found " + given.get().words() + ".");
      return Optional.empty();
    }
    return Optional.ofNullable((String) plain);
  }

  private Optional<NamedCredentials> namedCredentials() {
    Optional<ConfValue> given = entry.get("credentials");
    if (given.filter(ConfValue.Mapping.class::isInstance).isPresent()) {
      problem(
          given.get().at(),
          "credentials: expected the name of an entry of credentials.yml, found a map; write it there.");
      return Optional.empty();
    }
    Optional<String> named = text("credentials");
    return named.isPresent()
        ? Optional.of(new NamedCredentials(named.get(), credentials))
        : Optional.empty();
  }
}
