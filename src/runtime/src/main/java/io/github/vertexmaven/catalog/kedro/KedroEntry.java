package io.github.vertexmaven.catalog.kedro;

import io.github.vertexmaven.catalog.type.BuiltIn;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.PortablePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One entry of Kedro's in the words of this catalog.
 *
 * @param entry the entry; as it was when its type is not one of Kedro's
 * @param notes what of it means nothing here, or something else
 * @param problems what has no counterpart, each with its place
 */
public record KedroEntry(ConfValue.Mapping entry, List<Note> notes, List<Problem> problems) {

  /**
   * What a user should know of an entry.
   *
   * @param subject the type and the argument
   * @param words what is different, as the end of a sentence
   */
  public record Note(Location at, String subject, String words) {}

  /** What cannot be taken. */
  public record Problem(Location at, String words) {}

  /** Copies the lists. */
  public KedroEntry {
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }

  /** Whether a type may be one of Kedro's by its spelling. */
  public static boolean mayBe(String type) {
    return type.indexOf('.') > 0 || type.endsWith("Dataset") || type.endsWith("DataSet");
  }

  /** What to say of a class of Python's that nobody here knows; empty for other classes. */
  public static Optional<String> instead(String type) {
    Optional<String> meant = KedroTypes.meant(type);
    if (meant.isPresent()) {
      return Optional.of(
          "'" + type + "' is not a type of Kedro's; did you mean '" + meant.get() + "'?");
    }
    return mayBe(type) && KedroTypes.named(type).isEmpty() && KedroTypes.isPython(type)
        ? Optional.of(
            "'"
                + type
                + "' is a Python class without a counterpart here; rewrite it as a Java class that implements io.github.vertexmaven.catalog.Dataset, or use a built-in type.")
        : Optional.empty();
  }

  /** All spellings that are known, without package and module. */
  public static List<String> spellings() {
    List<String> spellings = new ArrayList<>();
    for (KedroType type : KedroTypes.all()) {
      if (!type.isRefused()) {
        spellings.add(type.spelled());
      }
    }
    return spellings;
  }

  /** The arguments or keys that a type of Kedro's may have and that no type here has. */
  public static Set<String> foreign(String name, String place) {
    Set<String> names = new TreeSet<>(KedroArguments.taken(name, place));
    if (name.equals("pandas.JSON") && !place.isEmpty()) {
      names.addAll(List.of("lines", "orient"));
    }
    return names;
  }

  /** The entry, whatever it is. */
  public static KedroEntry of(ConfValue.Mapping entry) {
    Optional<String> type = text(entry, "type");
    if (type.isEmpty() || !mayBe(type.get())) {
      return new KedroEntry(entry, List.of(), List.of());
    }
    Optional<KedroType> known = KedroTypes.named(type.get());
    return known.isEmpty()
        ? new KedroEntry(entry, List.of(), List.of())
        : new Reading(known.get(), entry).read();
  }

  private static Optional<String> text(ConfValue.Mapping entry, String key) {
    Optional<ConfValue> value = entry.get(key);
    return value.isPresent() && value.get().plain() instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Takes an entry apart. */
  private static final class Reading {
    private final KedroType type;
    private final ConfValue.Mapping entry;
    private final KeyedValues keys;
    private final List<Note> notes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Reading(KedroType type, ConfValue.Mapping entry) {
      this.type = type;
      this.entry = entry;
      this.keys = KeyedValues.of(entry);
    }

    KedroEntry read() {
      Location at = entry.get("type").orElseThrow().at();
      if (type.isRefused()) {
        problems.add(
            new Problem(at, "'" + type.spelled() + "' has no counterpart: " + type.words() + "."));
        return result();
      }
      if (!type.words().isEmpty()) {
        notes.add(new Note(at, type.spelled(), type.words()));
      }
      KedroRewrites.layer(keys);
      place("filepath");
      place("path");
      KedroRewrites.encodingOfFiles(keys, type.name(), entry.at());
      translate(keys, "");
      translateArguments("load_args");
      translateArguments("save_args");
      KedroRewrites.asPandas(keys, type.name(), at);
      if (type.inner()) {
        wrapped(at);
      } else if (!type.formats().isEmpty()) {
        format(at);
      } else if (type.isMlflowMetric()) {
        KedroRewrites.metric(keys, at);
      } else {
        keys.put("type", new ConfValue.Scalar(word(), at));
        picture(at);
        parts();
      }
      return result();
    }

    private KedroEntry result() {
      return new KedroEntry(problems.isEmpty() ? keys.mapping() : entry, notes, problems);
    }

    /** Metrics keep their type, which says that they are some. */
    private String word() {
      boolean rows =
          type.name().equals("pandas.JSON")
              && (isTrue("load_args", "lines") || isTrue("save_args", "lines"));
      return rows
          ? "jsonl"
          : type.name().startsWith("tracking.Metrics") ? type.spelled() : type.ours().orElseThrow();
    }

    /** Matplotlib writes documents too, which are bytes here. */
    private void picture(Location at) {
      KeyedValues save = KeyedValues.of(keys.get("save_args"), at);
      Optional<String> document =
          KedroValues.documentFormat(save.get("format"), keys.get("filepath"));
      if (type.name().equals("matplotlib.Matplotlib") && document.isPresent()) {
        notes.add(
            new Note(
                at,
                type.spelled() + " with format " + document.get(),
                "it becomes bytes, and the node returns the content of the file"));
        save.remove("format");
        keys.put("save_args", save.mapping());
        keys.put("type", new ConfValue.Scalar(BuiltIn.BYTES.word(), at));
      }
    }

    /** Cloud Storage has two names in Python; other places have none here. */
    private void place(String key) {
      ConfValue path = keys.get(key);
      if (path != null && path.plain() instanceof String text) {
        String known = text.startsWith("gcs://") ? text.replaceFirst("gcs", "gs") : text;
        if (known.indexOf('*') >= 0) {
          problems.add(
              new Problem(
                  path.at(),
                  key
                      + ": a pattern of several files has no counterpart: use type partitioned, with"
                      + " their folder as its path."));
        }
        PortablePath.refusal(known)
            .ifPresent(words -> problems.add(new Problem(path.at(), key + ": " + words)));
        keys.put(key, new ConfValue.Scalar(known, path.at()));
      }
    }

    private boolean isTrue(String place, String argument) {
      return keys.get(place) instanceof ConfValue.Mapping arguments
          && arguments.get(argument).filter(v -> Boolean.TRUE.equals(v.plain())).isPresent();
    }

    private void translateArguments(String place) {
      if (keys.get(place) instanceof ConfValue.Mapping given) {
        KeyedValues arguments = KeyedValues.of(given);
        translate(arguments, place);
        keys.put(place, arguments.mapping());
      }
    }

    private void translate(KeyedValues values, String place) {
      for (String name : values.names()) {
        Location at = values.at(name);
        String path = (place.isEmpty() ? "" : place + ".") + name;
        Optional<KedroArguments.Row> row = KedroArguments.of(type.name(), place, name);
        if (!place.isEmpty() && KedroValues.isUsual(name, values.get(name))) {
          values.remove(name);
          continue;
        }
        values.put(name, KedroValues.here(type.name(), name, values.get(name)));
        Optional<String> lacks =
            place.isEmpty() ? Optional.empty() : KedroValues.lacks(place, name, values.get(name));
        if (lacks.isPresent()) {
          problems.add(new Problem(at, path + ": " + lacks.get() + "."));
          continue;
        }
        if (row.isEmpty() || name.equals("file_format") && !type.formats().isEmpty()) {
          continue;
        }
        boolean once = !type.isMlflowMetric() && name.equals("mode");
        if (once && !KedroValues.replaces(values.get(name))) {
          problems.add(
              new Problem(
                  at,
                  path
                      + ": "
                      + values.get(name).words()
                      + " has no counterpart: each save replaces the file. versioned: true keeps the"
                      + " file of each run."));
          continue;
        }
        switch (row.get().fate()) {
          case PASSED_IF_TRUE -> {
            if (Boolean.TRUE.equals(values.get(name).plain())) {
              values.remove(name);
            } else {
              problems.add(new Problem(at, path + " can only be true: " + row.get().words() + "."));
            }
          }
          case RENAMED -> values.rename(name, row.get().words());
          case PASSED -> {
            notes.add(new Note(at, path + " of " + type.spelled(), row.get().words()));
            values.remove(name);
          }
          default ->
              problems.add(
                  new Problem(at, path + " has no counterpart: " + row.get().words() + "."));
        }
      }
    }

    private void format(Location at) {
      ConfValue given = keys.get("file_format");
      String format = given == null ? type.formatNames().get(0) : String.valueOf(given.plain());
      String word = type.formats().get(format);
      if (word == null) {
        problems.add(
            new Problem(
                given.at(),
                "file_format: '"
                    + format
                    + "' has no counterpart; "
                    + type.spelled()
                    + " is taken with "
                    + String.join(", ", type.formatNames())
                    + KedroTypes.insteadOfFormat(format)
                        .map(words -> ". " + words)
                        .orElseGet(() -> DidYouMean.suffix(type.formatNames(), format))));
        return;
      }
      keys.remove("file_format");
      keys.put("type", new ConfValue.Scalar(word, at));
      if (type.name().equals("spark.Spark")) {
        KedroRewrites.spark(keys, word, at);
      }
    }

    /** The wrapped entry, with what the wrapper says of it. */
    private void wrapped(Location at) {
      ConfValue inner = keys.get("dataset") != null ? keys.get("dataset") : keys.get("data_set");
      if (!(inner instanceof ConfValue.Mapping mapping)) {
        problems.add(new Problem(at, "'dataset' is missing; " + type.spelled() + " wraps one."));
        return;
      }
      KedroEntry known = of(mapping);
      notes.addAll(known.notes());
      problems.addAll(known.problems());
      KeyedValues whole = KeyedValues.of(known.entry());
      for (String name : keys.names()) {
        if (List.of("versioned", "layer", "metadata", "credentials").contains(name)) {
          whole.put(name, keys.get(name));
        }
      }
      if (type.name().startsWith("kedro_mlflow.")) {
        Map<String, Object> tracked = new LinkedHashMap<>();
        tracked.put("as", "artifact");
        if (keys.get("artifact_path") != null) {
          tracked.put("artifact_path", keys.get("artifact_path").plain());
        }
        whole.put("mlflow", ConfValue.of(tracked, at));
      }
      keys.replaceBy(whole);
    }

    /** The entry of each part is one like any other. */
    private void parts() {
      ConfValue part = keys.get("dataset") != null ? keys.get("dataset") : keys.get("data_set");
      if (!type.ours().orElse("").equals("partitioned") || part == null) {
        return;
      }
      ConfValue.Mapping whole =
          part instanceof ConfValue.Mapping mapping
              ? mapping
              : new ConfValue.Mapping(Map.of("type", part), Map.of("type", part.at()), part.at());
      KedroEntry known = of(whole);
      notes.addAll(known.notes());
      problems.addAll(known.problems());
      keys.remove("data_set");
      keys.put("dataset", known.entry());
    }
  }
}
