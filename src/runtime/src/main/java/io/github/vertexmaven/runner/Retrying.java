package io.github.vertexmaven.runner;

import io.github.vertexmaven.pipeline.PipelineNode;
import java.time.Duration;
import java.util.Map;

/**
 * Tries nodes again that fail, whatever they failed of, as a service tries tasks again. Only where
 * memory has run out is a failure final: other nodes share it.
 */
final class Retrying implements Execution.Call {

  private final Execution.Call call;
  private final Map<String, RetryRule> rules;
  private final RetryListener told;

  Retrying(Execution.Call call, Map<String, RetryRule> rules, RetryListener told) {
    this.call = call;
    this.rules = rules;
    this.told = told;
  }

  @Override
  public void run(PipelineNode node) throws Throwable {
    RetryRule rule = rules.get(node.name());
    if (rule == null) {
      call.run(node);
      return;
    }
    for (int attempt = 1; ; attempt++) {
      try {
        call.run(node);
        return;
      } catch (Throwable e) {
        if (attempt > rule.max() || Execution.isOutOfMemory(e)) {
          throw e;
        }
        Duration wait = rule.waitAfter(attempt);
        if (told != null) {
          told.again(node.name(), attempt + 1, rule.max() + 1, wait);
        }
        sleep(wait, e);
      }
    }
  }

  /** Whoever stops the run meanwhile is told what the node failed of. */
  private static void sleep(Duration wait, Throwable failure) throws Throwable {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
