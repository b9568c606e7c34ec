package io.github.vertexmaven.catalog.entry;

import io.github.vertexmaven.catalog.Tracked;
import io.github.vertexmaven.catalog.type.ArtifactType;
import io.github.vertexmaven.config.DidYouMean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the key {@code mlflow} of an entry. */
final class TrackedKey {

  private static final List<String> WORDS = List.of("artifact", "metric", "model");
  private static final List<String> KEYS =
      List.of("artifact_name", "artifact_path", "as", "key", "registered_model_name");

  private TrackedKey() {}

  /** What a dataset may be to a run. */
  static List<String> words() {
    return WORDS;
  }

  /** The keys of the longer form. */
  static List<String> keys() {
    return KEYS;
  }

  /**
   * Reads the key's value; what is wrong becomes the end of a sentence in the problems.
   *
   * @param file the name of the file in the catalog: it stays wherever the data lies
   */
  static Optional<Tracked> of(Object value, Optional<String> file, List<String> problems) {
    Map<String, String> texts = texts(value, problems);
    String word = texts.getOrDefault("as", "");
    if (!WORDS.contains(word)) {
      problems.add(
          "mlflow: expected metric, artifact or model, found '"
              + word
              + "'"
              + DidYouMean.suffix(WORDS, word));
      return Optional.empty();
    }
    return Optional.of(
        new Tracked(
            Tracked.As.valueOf(word.toUpperCase(Locale.ROOT)),
            Optional.ofNullable(texts.get("key")),
            Optional.ofNullable(texts.get("artifact_path")),
            Optional.ofNullable(texts.get("artifact_name")).or(() -> file),
            Optional.ofNullable(texts.get("registered_model_name"))));
  }

  private static Map<String, String> texts(Object value, List<String> problems) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, text) -> {
            if (!KEYS.contains(String.valueOf(key))) {
              problems.add(
                  "mlflow." + key + " is not a key" + DidYouMean.suffix(KEYS, String.valueOf(key)));
            }
            texts.put(String.valueOf(key), String.valueOf(text));
          });
    } else {
      texts.put("as", String.valueOf(value));
    }
    return texts;
  }

  /** By the layer or the type, as a job's artifacts are metrics. */
  static Optional<Tracked> implied(Optional<String> layer, String type) {
    boolean metrics = ArtifactType.holdsMetrics(layer, type);
    Optional<String> none = Optional.empty();
    return metrics
        ? Optional.of(new Tracked(Tracked.As.METRIC, none, none, none, none))
        : Optional.empty();
  }
}
