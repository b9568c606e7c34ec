package io.github.vertexmaven.core.compile.document;

import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Keeps Vertex AI from serving results whose data {@code clean-runs} may have deleted: its cache
 * knows no time to live and does not look whether data is still there (kubeflow/pipelines#7939).
 * Its key covers a container's environment, so a variable that changes with every period of the
 * time to live makes results of an earlier period unfit. Data outlives the period in which it was
 * written, because its job ended in it or later.
 *
 * <p>This is done when a job is submitted; the compiled spec knows no clock. A schedule submits one
 * spec for ever: there nothing can change, so nothing is taken from the cache.
 */
public final class CacheLimit {

  /** The variable that tells periods apart. */
  public static final String PERIOD = "VERTEXAI_CACHE_PERIOD";

  private static final CacheLimit NONE = new CacheLimit(UnaryOperator.identity());

  private final UnaryOperator<SpecDocument> change;

  private CacheLimit(UnaryOperator<SpecDocument> change) {
    this.change = change;
  }

  /** Where whoever runs the spec looks itself whether data is still there. */
  public static CacheLimit none() {
    return NONE;
  }

  /** Of a job that is submitted now. */
  public static CacheLimit ofJob(Duration ttl, Instant now) {
    String period =
        String.valueOf(Math.floorDiv(now.getEpochSecond(), Math.max(1, ttl.toSeconds())));
    return new CacheLimit(spec -> spec.withContainers(container -> container.with(PERIOD, period)));
  }

  /** Of a schedule. */
  public static CacheLimit ofSchedule() {
    return new CacheLimit(spec -> spec.withTasks(TaskSpec::uncached));
  }

  /** Of a template, which is run at any time, by anybody: as of a schedule. */
  public static CacheLimit ofTemplate() {
    return ofSchedule();
  }

  /** Whether it changes nothing. */
  public boolean isNone() {
    return this == NONE;
  }

  /** The spec that is sent. */
  public SpecDocument on(SpecDocument spec) {
    return change.apply(spec);
  }

  /** The spec of a job as it was before it was submitted. */
  public static SpecDocument without(SpecDocument spec) {
    return spec.withContainers(container -> container.without(PERIOD));
  }

  /** Whether a spec has the limit of a job. */
  public static boolean isOn(SpecDocument spec) {
    return spec.executors().stream()
        .flatMap(executor -> executor.container().stream())
        .anyMatch(container -> container.env().containsKey(PERIOD));
  }
}
