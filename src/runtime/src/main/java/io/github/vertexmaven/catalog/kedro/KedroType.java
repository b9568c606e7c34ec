package io.github.vertexmaven.catalog.kedro;

import io.github.vertexmaven.catalog.type.BuiltIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A type of Kedro's.
 *
 * @param name without the word Dataset, which has several spellings
 * @param ours the type here; empty when a key of the entry decides, or when there is none
 * @param formats the types here by the entry's {@code file_format}, the first one when it has none;
 *     empty when it does not decide
 * @param inner whether the entry wraps another one, in its key {@code dataset}
 * @param words what differs, or what to write where there is no counterpart
 */
record KedroType(
    String name, Optional<String> ours, Map<String, String> formats, boolean inner, String words) {

  /** A metric of MLflow alone, which no file keeps. */
  static final String MLFLOW_METRIC = "kedro_mlflow.MlflowMetric";

  static KedroType of(String name, BuiltIn ours) {
    return new KedroType(name, Optional.of(ours.word()), Map.of(), false, "");
  }

  boolean isRefused() {
    return ours.isEmpty() && formats.isEmpty() && !inner;
  }

  /** Whether a metric goes to MLflow only. */
  boolean isMlflowMetric() {
    return name.startsWith(MLFLOW_METRIC);
  }

  /** Its usual spelling. */
  String spelled() {
    return name + (name.equals("matplotlib.Matplotlib") ? "Writer" : "Dataset");
  }

  /** The type here as a cell of a table. */
  String cell() {
    if (inner) {
      return "the type of its `dataset`";
    }
    if (!formats.isEmpty()) {
      StringBuilder cell = new StringBuilder();
      formats.forEach(
          (format, type) ->
              cell.append(cell.isEmpty() ? "" : ", ")
                  .append(format)
                  .append(": `")
                  .append(type)
                  .append('`'));
      return "by `file_format`: " + cell;
    }
    return ours.map(type -> "`" + type + "`").orElse("none");
  }

  /** The words that a file format may be. */
  List<String> formatNames() {
    return List.copyOf(formats.keySet());
  }
}
