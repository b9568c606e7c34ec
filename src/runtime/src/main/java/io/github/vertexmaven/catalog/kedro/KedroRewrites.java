package io.github.vertexmaven.catalog.kedro;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys of an entry that stand elsewhere here. */
final class KedroRewrites {

  private static final List<String> TAKES_ENCODING =
      List.of("pandas.CSV", "CSVLocal", "dask.CSV", "text.Text", "TextLocal");

  private static final List<String> READS_AS_PANDAS =
      List.of("pandas.CSV", "pandas.Excel", "CSVLocal", "ExcelLocal", "dask.CSV");

  private KedroRewrites() {}

  /**
   * What pandas does without being asked: {@code NA} and its like are empty cells, columns without
   * a name of their own get one, and short rows are filled, unless an entry says otherwise.
   */
  static void asPandas(KeyedValues keys, String type, Location at) {
    if (READS_AS_PANDAS.contains(type)) {
      KeyedValues arguments = KeyedValues.of(keys.get("load_args"), at);
      usually("keep_default_na", true, arguments, at);
      usually("repair_header", true, arguments, at);
      ConfValue bad = arguments.get("on_bad_lines");
      if (TAKES_ENCODING.contains(type) && (bad == null || "error".equals(bad.plain()))) {
        arguments.put("on_bad_lines", new ConfValue.Scalar("fill", at));
      }
      keys.put("load_args", arguments.mapping());
    }
  }

  private static void usually(String name, Object value, KeyedValues arguments, Location at) {
    if (arguments.get(name) == null) {
      arguments.put(name, new ConfValue.Scalar(value, at));
    }
  }

  /** Kedro-Viz has its layer within the metadata. */
  static void layer(KeyedValues keys) {
    boolean has = keys.get("layer") != null && keys.get("layer").plain() != null;
    if (!has
        && keys.get("metadata") instanceof ConfValue.Mapping metadata
        && metadata.entries().get("kedro-viz") instanceof ConfValue.Mapping viz
        && viz.get("layer").isPresent()) {
      keys.put("layer", viz.get("layer").get());
    }
  }

  /** The encoding with which files are opened is an argument here. */
  static void encodingOfFiles(KeyedValues keys, String type, Location at) {
    for (String place : List.of("load_args", "save_args")) {
      String open = place.equals("load_args") ? "open_args_load" : "open_args_save";
      if (keys.get("fs_args") instanceof ConfValue.Mapping files
          && files.entries().get(open) instanceof ConfValue.Mapping opened
          && opened.get("encoding").isPresent()
          && TAKES_ENCODING.contains(type)) {
        KeyedValues arguments = KeyedValues.of(keys.get(place), at);
        if (arguments.get("encoding") == null) {
          arguments.put("encoding", opened.get("encoding").get());
          keys.put(place, arguments.mapping());
        }
      }
    }
  }

  /** Without the option a file of Spark's has no header; what other formats ignore goes. */
  static void spark(KeyedValues keys, String word, Location at) {
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

  /** A number that MLflow alone gets. */
  static void metric(KeyedValues keys, Location at) {
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
}
