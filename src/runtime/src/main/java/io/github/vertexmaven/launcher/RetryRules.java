package io.github.vertexmaven.launcher;

import io.github.vertexmaven.contract.ByNode;
import io.github.vertexmaven.contract.RetrySetting;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import io.github.vertexmaven.runner.RetryRule;
import io.github.vertexmaven.tell.UserFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the nodes of a pipeline are tried again. */
final class RetryRules {

  private RetryRules() {}

  /**
   * By node name; those that are not tried again have none.
   *
   * @throws UserFault when it is not said how often
   */
  static Map<String, RetryRule> of(Map<String, RetrySetting> declared, Pipeline pipeline) {
    Map<String, RetryRule> rules = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    Map<String, RetrySetting> settings =
        new ByNode<>(declared, RetrySetting::overriddenBy).of(pipeline.nodes());
    for (PipelineNode node : pipeline.nodes()) {
      RetrySetting setting = settings.get(node.name());
      if (setting != null && setting.max().isEmpty()) {
        problems.add(
            "run_config.nodes says for node '"
                + node.name()
                + "' how to retry, but not how often: retry.max is missing.\n  "
                + node.source());
      } else if (setting != null && setting.max().get() > 0) {
        rules.put(node.name(), rule(setting));
      }
    }
    if (!problems.isEmpty()) {
      throw new UserFault(problems);
    }
    return rules;
  }

  private static RetryRule rule(RetrySetting setting) {
    return new RetryRule(
        Math.toIntExact(setting.max().orElseThrow()),
        setting.backoff().orElse(RetrySetting.BACKOFF),
        setting.factor().orElse(RetrySetting.FACTOR),
        setting.maxBackoff().orElse(RetrySetting.MAX_BACKOFF));
  }
}
