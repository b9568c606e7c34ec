package io.github.vertexmaven.launcher;

import com.google.gson.JsonObject;
import io.github.vertexmaven.contract.ByNode;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import io.github.vertexmaven.runner.RetryRule;
import io.github.vertexmaven.tell.UserFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code run_config.nodes.<name>.retry}; what is empty is left to a more general setting. */
record RetrySetting(
    Optional<Integer> max,
    Optional<Duration> backoff,
    Optional<Double> factor,
    Optional<Duration> maxBackoff) {

  /** The values of {@code PipelineTaskSpec.RetryPolicy} in pipeline_spec.proto. */
  private static final Duration BACKOFF = Duration.ZERO;

  private static final double FACTOR = 2;
  private static final Duration MAX_BACKOFF = Duration.ofHours(1);

  static RetrySetting of(JsonObject json) {
    return new RetrySetting(
        Optional.ofNullable(json.get("max")).map(max -> max.getAsInt()),
        Optional.ofNullable(json.get("backoffMillis")).map(m -> Duration.ofMillis(m.getAsLong())),
        Optional.ofNullable(json.get("factor")).map(factor -> factor.getAsDouble()),
        Optional.ofNullable(json.get("maxBackoffMillis"))
            .map(m -> Duration.ofMillis(m.getAsLong())));
  }

  RetrySetting overriddenBy(RetrySetting other) {
    return new RetrySetting(
        other.max.or(() -> max),
        other.backoff.or(() -> backoff),
        other.factor.or(() -> factor),
        other.maxBackoff.or(() -> maxBackoff));
  }

  /**
   * The rules of a pipeline's nodes, by name; those that are not tried again have none.
   *
   * @throws UserFault when it is not said how often
   */
  static Map<String, RetryRule> rules(ByNode<RetrySetting> declared, Pipeline pipeline) {
    Map<String, RetryRule> rules = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    Map<String, RetrySetting> settings = declared.of(pipeline);
    for (PipelineNode node : pipeline.nodes()) {
      RetrySetting setting = settings.get(node.name());
      if (setting != null && setting.max.isEmpty()) {
        problems.add(
            "run_config.nodes says for node '"
                + node.name()
                + "' how to try again, but not how often: retry.max is missing.\n  "
                + node.source());
      } else if (setting != null && setting.max.get() > 0) {
        rules.put(node.name(), setting.rule());
      }
    }
    if (!problems.isEmpty()) {
      throw new UserFault(problems);
    }
    return rules;
  }

  private RetryRule rule() {
    return new RetryRule(
        max.orElseThrow(),
        backoff.orElse(BACKOFF),
        factor.orElse(FACTOR),
        maxBackoff.orElse(MAX_BACKOFF));
  }
}
