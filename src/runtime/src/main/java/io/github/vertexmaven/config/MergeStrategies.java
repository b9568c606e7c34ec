package io.github.vertexmaven.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How files of an environment lie over those of {@code conf/base}, by kind, as {@code
 * config.merge_strategy} of {@code vertexai.yml} says: {@code soft} merges maps deeply, {@code
 * destructive} replaces the value of a top-level key as a whole.
 */
public final class MergeStrategies {

  /** The setting, for messages. */
  public static final String SETTING = "config.merge_strategy";

  /** The kinds whose files can be merged in either way. */
  public static final List<String> KINDS =
      List.of("catalog", "parameters", "credentials", "globals", "mlflow");

  /** What can be said of a kind. */
  public static final List<String> STRATEGIES = List.of("destructive", "soft");

  private final Set<String> soft;
  private final List<String> problems;

  private MergeStrategies(Set<String> soft, List<String> problems) {
    this.soft = Set.copyOf(soft);
    this.problems = List.copyOf(problems);
  }

  /** All are destructive, as in Kedro where nothing is said. */
  public static MergeStrategies none() {
    return new MergeStrategies(Set.of(), List.of());
  }

  /** Of settings whose templates are not filled in yet. */
  public static MergeStrategies of(ConfValue.Mapping settings) {
    Set<String> soft = new LinkedHashSet<>();
    List<String> problems = new ArrayList<>();
    boolean given =
        settings.get("config").orElse(null) instanceof ConfValue.Mapping config
            && config.get("merge_strategy").orElse(null) instanceof ConfValue.Mapping;
    if (!given) {
      return none();
    }
    ConfValue.Mapping config = (ConfValue.Mapping) settings.get("config").orElseThrow();
    ConfValue.Mapping strategies = (ConfValue.Mapping) config.get("merge_strategy").orElseThrow();
    for (Map.Entry<String, ConfValue> entry : strategies.entries().entrySet()) {
      Object plain = entry.getValue().plain();
      if ("soft".equals(plain)) {
        soft.add(entry.getKey());
      } else if (plain instanceof String text && text.contains("${")) {
        problems.add(
            entry.getValue().at()
                + ": "
                + SETTING
                + "."
                + entry.getKey()
                + ": is needed before templates are filled in; write soft or destructive.");
      }
    }
    return new MergeStrategies(soft, problems);
  }

  /** What cannot be known yet; each text names file and line. */
  public List<String> problems() {
    return problems;
  }

  boolean isSoft(String kind) {
    return soft.contains(kind);
  }
}
