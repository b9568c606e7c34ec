package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.conf.settings.Setting.Free;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Kind;
import io.github.vertexmaven.core.conf.settings.Setting.Listed;
import io.github.vertexmaven.core.conf.settings.Setting.Named;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which nodes share a task.
 *
 * @param strategy {@code none}, {@code tag}, {@code namespace}, {@code auto}, or a class of the
 *     project
 * @param tagPrefix what a tag begins with that names a group
 * @param startCost how long a task is expected to take until its first node runs
 * @param nodeTime how long a node is expected to run that {@code durations} does not name
 * @param dataCost how long it is expected to take to save, or to load, one dataset between tasks
 * @param durations how long nodes are expected to run, by node name, tag or {@code __default__}
 * @param measured how long nodes took in earlier runs, by node name; {@code durations} wins
 * @param alone the nodes, by name or tag, that have a task of their own
 * @param params what the class of the project is given; plain values
 */
public record GroupingSettings(
    String strategy,
    String tagPrefix,
    Duration startCost,
    Duration nodeTime,
    Duration dataCost,
    Map<String, Duration> durations,
    Map<String, Duration> measured,
    List<String> alone,
    Map<String, Object> params) {

  public static final String NONE = "none";
  public static final String TAG = "tag";
  public static final String NAMESPACE = "namespace";
  public static final String AUTO = "auto";

  private static final List<String> OWN = List.of(NONE, TAG, NAMESPACE, AUTO);

  /** How the classes of Kedro's plugin end, and what they are called here. */
  private static final Map<String, String> KEDRO =
      Map.of("TagNodeGrouper", TAG, "IdentityNodeGrouper", NONE);

  private static final String CLASS_NAME = "[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)+";
  private static final String TAG_PREFIX = "group.";

  /** Copies the collections, keeping their order. */
  public GroupingSettings {
    durations = Collections.unmodifiableMap(new LinkedHashMap<>(durations));
    measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
    alone = List.copyOf(alone);
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /** The class of the project that groups, when it is one. */
  public Optional<String> groupingClass() {
    return Optional.of(strategy).filter(name -> !OWN.contains(name));
  }

  static Group model() {
    return Group.of("Which nodes share a task.")
        .with(
            "strategy",
            Value.text(
                    "'none': each node has its own task; 'tag': nodes with the same tag 'group.…' share one; 'namespace': nodes of a namespace share one; 'auto': the plan that ends soonest and needs little machine time; otherwise a class of the project, a NodeGrouper.")
                .where(
                    Rule.form(
                        "none|tag|namespace|auto|" + CLASS_NAME,
                        "none, tag, namespace, auto or the name of a class with its package",
                        "none",
                        "tag",
                        "namespace",
                        "auto"))
                .standard(NONE))
        .older("cls", "strategy")
        .with(
            "tag_prefix", Value.text("The prefix of tags that name a group.").standard(TAG_PREFIX))
        .with(
            "start_cost",
            Value.of(Kind.DURATION, "How long a task takes until its first node runs.")
                .standard("90s"))
        .with(
            "node_time",
            Value.of(Kind.DURATION, "How long a node runs if 'durations' does not name it.")
                .standard("30s"))
        .with(
            "data_cost",
            Value.of(
                    Kind.DURATION,
                    "How long it takes to save, or to load, a dataset that passes from task to task.")
                .standard("1s"))
        .with(
            "durations",
            new Named(
                "How long nodes run, for 'auto' and for the plan.",
                "node, tag or __default__",
                Value.of(Kind.DURATION, "The times of earlier runs.")))
        .with(
            "alone",
            new Listed(
                "Nodes, by name or tag, that always have a task of their own.",
                Value.text("A node's name or a tag.")))
        .with("params", new Free("Parameters for the class.", true));
  }

  static Named measuredModel() {
    return new Named(
        "How long nodes took in earlier runs, for the grouping 'auto' and for the plan: status and run-local write these times with saveDurations to a file of their own. run_config.grouping.durations overrides them.",
        "node",
        Value.of(Kind.DURATION, "The measured time."));
  }

  static GroupingSettings read(Section section, Section measured) {
    Map<String, Object> params = params(section);
    return new GroupingSettings(
        section.text("strategy").map(GroupingSettings::ours).orElse(NONE),
        section
            .text("tag_prefix")
            .or(() -> Optional.ofNullable((String) params.get("tag_prefix")))
            .orElse(TAG_PREFIX),
        section.duration("start_cost").orElse(Duration.ofSeconds(90)),
        section.duration("node_time").orElse(Duration.ofSeconds(30)),
        section.duration("data_cost").orElse(Duration.ofSeconds(1)),
        durations(section.section("durations")),
        durations(measured),
        section.texts("alone"),
        params);
  }

  private static Map<String, Duration> durations(Section named) {
    Map<String, Duration> durations = new LinkedHashMap<>();
    named.keys().forEach(name -> durations.put(name, named.duration(name).orElse(Duration.ZERO)));
    return durations;
  }

  /** What is known of a node: what the settings say wins over what was measured. */
  public Map<String, Duration> known() {
    Map<String, Duration> known = new LinkedHashMap<>(measured);
    known.putAll(durations);
    return known;
  }

  private static String ours(String strategy) {
    return KEDRO.getOrDefault(strategy.substring(strategy.lastIndexOf('.') + 1), strategy);
  }

  private static Map<String, Object> params(Section section) {
    Map<String, Object> params = new LinkedHashMap<>();
    Optional<ConfValue> given = section.value("params");
    if (given.isPresent() && given.get() instanceof ConfValue.Mapping mapping) {
      mapping.entries().forEach((name, value) -> params.put(name, value.plain()));
    } else if (given.isPresent()) {
      section.problem("params", "expected keys with values.");
    }
    if (params.get("tag_prefix") != null && !(params.get("tag_prefix") instanceof String)) {
      section.problem("params", "tag_prefix: expected text.");
      params.remove("tag_prefix");
    }
    return params;
  }
}
