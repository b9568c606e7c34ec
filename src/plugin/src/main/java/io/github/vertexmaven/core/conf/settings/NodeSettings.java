package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.contract.RetrySetting;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Kind;
import io.github.vertexmaven.core.conf.settings.Setting.Named;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What nodes ask of their machines and of the service; all by node name, tag or {@code
 * __default__}, in the file's order.
 *
 * @param resources what machines they need
 * @param accelerators their accelerator types
 * @param tasks how their tasks run
 * @param pods what their pods ask of Kubernetes
 */
public record NodeSettings(
    Map<String, Resources> resources,
    Map<String, String> accelerators,
    Map<String, TaskSettings> tasks,
    Map<String, KubernetesSettings> pods) {

  /** After how long a node is ended, as far as that is set. */
  public Map<String, Duration> timeouts() {
    Map<String, Duration> timeouts = new LinkedHashMap<>();
    tasks.forEach((name, task) -> task.timeout().ifPresent(limit -> timeouts.put(name, limit)));
    return timeouts;
  }

  /** How nodes that fail are tried again, as far as that is set. */
  public Map<String, RetrySetting> retries() {
    Map<String, RetrySetting> retries = new LinkedHashMap<>();
    tasks.forEach((name, task) -> task.retry().ifPresent(retry -> retries.put(name, retry)));
    return retries;
  }

  private static final String ACCELERATOR = "cloud.google.com/gke-accelerator";
  private static final String NAMES = "node, tag or __default__";

  /** Copies the maps, keeping their order. */
  public NodeSettings {
    resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    accelerators = Collections.unmodifiableMap(new LinkedHashMap<>(accelerators));
    tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    pods = Collections.unmodifiableMap(new LinkedHashMap<>(pods));
  }

  /**
   * How a task runs; what is empty is left to a more general setting, then to the service.
   *
   * @param image another container image
   * @param env environment variables
   * @param retry what happens when it fails
   * @param caching whether an earlier result may serve
   * @param timeout after which its launcher ends it
   */
  public record TaskSettings(
      Optional<String> image,
      Map<String, String> env,
      Optional<RetrySetting> retry,
      Optional<Boolean> caching,
      Optional<Duration> timeout) {

    /** Copies the variables, keeping their order. */
    public TaskSettings {
      env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    }

    /** Nothing asked. */
    public static TaskSettings none() {
      return new TaskSettings(
          Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What the other says, and what this says where the other is silent; variables are joined. */
    public TaskSettings overriddenBy(TaskSettings other) {
      Map<String, String> joined = new LinkedHashMap<>(env);
      joined.putAll(other.env);
      return new TaskSettings(
          other.image.or(() -> image),
          joined,
          joined(retry, other.retry),
          other.caching.or(() -> caching),
          other.timeout.or(() -> timeout));
    }

    private static Optional<RetrySetting> joined(
        Optional<RetrySetting> retry, Optional<RetrySetting> other) {
      return retry.isPresent() && other.isPresent()
          ? Optional.of(retry.get().overriddenBy(other.get()))
          : other.or(() -> retry);
    }
  }

  static Named resourcesModel() {
    return new Named(
        "Resources by node name, by tag, or for all nodes as __default__; a tag overrides the"
            + " default, a node's name overrides its tags.",
        NAMES,
        Group.of("The resources of these nodes.")
            .with(
                "cpu",
                Value.of(Kind.QUANTITY, "CPUs, such as 4 or 500m.")
                    .where(Rule.form(Quantity.CPU.pattern(), "like 4, 0.5 or 500m")))
            .with(
                "memory",
                Value.of(Kind.QUANTITY, "Memory, such as 16G or 60Gi.")
                    .where(Rule.form(Quantity.MEMORY.pattern(), "like 16G, 60Gi or 512M")))
            .with("gpu", Value.of(Kind.INTEGER, "How many accelerators.").where(Rule.atLeast(0)))
            .older("nvidia.com/gpu", "gpu"));
  }

  static Named selectorsModel() {
    return new Named(
        "Accelerators by node name or tag.",
        NAMES,
        Group.of("The accelerator of these nodes.")
            .with(ACCELERATOR, Value.text("The accelerator's type.").example("NVIDIA_TESLA_T4")));
  }

  static Named nodesModel() {
    return new Named(
        "How the tasks of nodes run, by node name, by tag, or for all nodes as __default__.",
        NAMES,
        Group.of("How the tasks of these nodes run.")
            .with(
                "image",
                Effect.IN_CONTAINERS,
                Value.text("Another container image for these tasks."))
            .with(
                "env",
                Effect.EVERY_JOB.inRunLocal("no; set them in the shell"),
                new Named(
                    "Environment variables of the task's container. Do not put secrets here.",
                    "variable",
                    Value.of(Kind.QUANTITY, "The variable's value.")
                        .where(Rule.withoutPlaceholders())))
            .with("retry", Effect.EVERY_RUN, retryModel())
            .with(
                "caching",
                Effect.EVERY_JOB.inRunLocal("no; nothing is reused"),
                Value.of(Kind.BOOLEAN, "Whether to reuse an earlier result if it is safe.")
                    .standard("true"))
            .with(
                "timeout",
                Effect.EVERY_RUN,
                Value.of(
                    Kind.DURATION,
                    "The longest time that a node may run. After it, the node and its task end."))
            .with(
                "kubernetes",
                Effect.KUBEFLOW
                    .onVertex(Effect.WARNED)
                    .onEmulator("as Kubeflow; secrets, maps, volumes, timeout"),
                PodModel.model()));
  }

  private static Group retryModel() {
    return Group.of("What happens when a task fails.")
        .with(
            "max",
            Value.of(Kind.INTEGER, "How often to retry.").where(Rule.between(0, Integer.MAX_VALUE)))
        .with(
            "backoff",
            Value.of(Kind.DURATION, "How long to wait before the first retry.").standard("0s"))
        .with(
            "backoff_factor",
            Value.of(Kind.NUMBER, "The factor by which each further wait is longer.")
                .where(Rule.atLeast(1))
                .standard("2"))
        .with("max_backoff", Value.of(Kind.DURATION, "The longest wait.").standard("1h"));
  }

  static NodeSettings read(Section run) {
    Map<String, Resources> resources = new LinkedHashMap<>();
    run.named("resources")
        .forEach(
            (name, entry) ->
                resources.put(
                    name,
                    new Resources(
                        entry.text("cpu").map(Quantity::cpus),
                        entry.text("memory").map(Quantity::memory),
                        entry.integer("gpu"))));
    Map<String, String> accelerators = new LinkedHashMap<>();
    run.named("node_selectors")
        .forEach(
            (name, entry) ->
                entry.text(ACCELERATOR).ifPresent(type -> accelerators.put(name, type)));
    Map<String, TaskSettings> tasks = new LinkedHashMap<>();
    run.named("nodes").forEach((name, entry) -> tasks.put(name, task(entry)));
    return new NodeSettings(resources, accelerators, tasks, PodModel.read(run.named("nodes")));
  }

  private static TaskSettings task(Section entry) {
    Section retry = entry.section("retry");
    return new TaskSettings(
        entry.text("image"),
        entry.namedTexts("env"),
        retry.isEmpty() ? Optional.empty() : Optional.of(retry(retry)),
        entry.flag("caching"),
        entry.duration("timeout"));
  }

  private static RetrySetting retry(Section section) {
    return new RetrySetting(
        section.integer("max"),
        section.duration("backoff"),
        section.number("backoff_factor"),
        section.duration("max_backoff"));
  }
}
