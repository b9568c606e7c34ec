package io.github.vertexmaven.catalog.kedro;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.Location;
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
    return mayBe(type) && KedroTypes.named(type).isEmpty() && KedroTypes.isPython(type)
        ? Optional.of(
            "'"
                + type
                + "' is a class of Python, which has no counterpart here; write it anew as a class"
                + " that implements io.github.vertexmaven.catalog.Dataset, or use a built-in type.")
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
      layer();
      encodingOfFiles();
      translate(keys, "");
      translateArguments("load_args");
      translateArguments("save_args");
      if (type.inner()) {
        wrapped(at);
      } else if (!type.formats().isEmpty()) {
        format(at);
      } else if (type.isMlflowMetric()) {
        metric(at);
      } else {
        keys.put("type", new ConfValue.Scalar(word(), at));
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

    private boolean isTrue(String place, String argument) {
      return keys.get(place) instanceof ConfValue.Mapping arguments
          && arguments.get(argument).filter(v -> Boolean.TRUE.equals(v.plain())).isPresent();
    }

    /** Kedro-Viz has its layer within the metadata. */
    private void layer() {
      boolean has = keys.get("layer") != null && keys.get("layer").plain() != null;
      if (!has
          && keys.get("metadata") instanceof ConfValue.Mapping metadata
          && metadata.entries().get("kedro-viz") instanceof ConfValue.Mapping viz
          && viz.get("layer").isPresent()) {
        keys.put("layer", viz.get("layer").get());
      }
    }

    private void encodingOfFiles() {
      for (String place : List.of("load_args", "save_args")) {
        String open = place.equals("load_args") ? "open_args_load" : "open_args_save";
        if (keys.get("fs_args") instanceof ConfValue.Mapping files
            && files.entries().get(open) instanceof ConfValue.Mapping opened
            && opened.get("encoding").isPresent()
            && TAKES_ENCODING.contains(type.name())) {
          KeyedValues arguments = KeyedValues.of(keys.get(place), entry.at());
          if (arguments.get("encoding") == null) {
            arguments.put("encoding", opened.get("encoding").get());
            keys.put(place, arguments.mapping());
          }
        }
      }
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
        if (row.isEmpty() || name.equals("file_format") && !type.formats().isEmpty()) {
          continue;
        }
        if (name.equals("mode") && !REPLACING.contains(String.valueOf(values.get(name).plain()))) {
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
                    + DidYouMean.suffix(type.formatNames(), format)));
        return;
      }
      keys.remove("file_format");
      keys.put("type", new ConfValue.Scalar(word, at));
      if (type.name().equals("spark.Spark")) {
        ofSpark(word, at);
      }
    }

    /** Without the option a file of Spark's has no header; what other formats ignore goes. */
    private void ofSpark(String word, Location at) {
      for (String place : List.of("load_args", "save_args")) {
        KeyedValues arguments = KeyedValues.of(keys.get(place), at);
        ConfValue header = arguments.get("header");
        if (word.equals("csv")) {
          boolean with = header != null && String.valueOf(header.plain()).equalsIgnoreCase("true");
          arguments.put("header", new ConfValue.Scalar(with, header == null ? at : header.at()));
        } else {
          List.of("header", "sep", "encoding").forEach(arguments::remove);
        }
        keys.put(place, arguments.mapping());
      }
    }

    private void metric(Location at) {
      Map<String, Object> tracked = new LinkedHashMap<>();
      tracked.put("as", "metric");
      for (String key : List.of("key", "prefix")) {
        if (keys.get(key) != null) {
          tracked.put("key", keys.get(key).plain());
          keys.remove(key);
        }
      }
      keys.put("type", new ConfValue.Scalar("memory", at));
      keys.remove("filepath");
      keys.put("mlflow", ConfValue.of(tracked, at));
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

  private static final List<String> REPLACING = List.of("overwrite", "w", "wb", "wt");

  private static final List<String> TAKES_ENCODING =
      List.of("pandas.CSV", "CSVLocal", "dask.CSV", "text.Text", "TextLocal");
}
