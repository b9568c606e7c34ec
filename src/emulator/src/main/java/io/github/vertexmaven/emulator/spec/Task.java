package io.github.vertexmaven.emulator.spec;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A use of a component (PipelineTaskSpec of pipeline_spec.proto). */
public record Task(
    String name,
    String displayName,
    String component,
    Set<String> dependentTasks,
    Map<String, Source.Selected> parameters,
    Map<String, Source> artifacts,
    Caching caching,
    Retry retry,
    Trigger trigger,
    Optional<Loop> loop) {

  public Task {
    dependentTasks = Collections.unmodifiableSet(new LinkedHashSet<>(dependentTasks));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
  }

  /** Absent means off, as in the proto. */
  public record Caching(boolean enabled, Optional<String> key) {}

  public record Retry(int maxRetries, Duration backoff, double factor, Duration maxBackoff) {

    /** What to wait before a retry; the first has number 1. */
    public Duration before(int retry) {
      double millis = backoff.toMillis() * Math.pow(factor, retry - 1);
      return Duration.ofMillis((long) Math.min(millis, maxBackoff.toMillis()));
    }
  }

  /**
   * @param always runs once all upstream tasks have ended, however they ended
   */
  public record Trigger(boolean always, Optional<String> condition) {}

  /**
   * @param ofArtifacts items are artifacts, not values
   * @param itemInput the component's input that takes one item
   * @param limit iterations at a time; 0 is no limit
   */
  public record Loop(boolean ofArtifacts, String itemInput, Items items, int limit) {}

  /** What a loop goes over: constants of the spec, or an input of the task. */
  public sealed interface Items {
    record Constant(List<Object> values) implements Items {}

    record Input(String name) implements Items {}
  }

  /** The siblings that must have ended before this task can be looked at. */
  public Set<String> upstream() {
    Set<String> all = new LinkedHashSet<>(dependentTasks);
    parameters.values().forEach(value -> value.source().producer().ifPresent(all::add));
    artifacts.values().forEach(source -> source.producer().ifPresent(all::add));
    return all;
  }
}
