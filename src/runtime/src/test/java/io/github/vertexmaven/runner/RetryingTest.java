package io.github.vertexmaven.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.pipeline.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetryingTest {

  private static final AtomicInteger CALLS = new AtomicInteger();

  public static class Nodes {
    @Node(outputs = "x")
    public static String first() {
      return "x";
    }

    @Node(outputs = "y")
    public static String flaky(@Input String x) throws InterruptedException {
      int call = CALLS.incrementAndGet();
      if (call == 1) {
        throw new IllegalStateException("not yet");
      }
      if (call == 2) {
        Thread.sleep(60_000);
      }
      return x + call;
    }
  }

  public static class Full {
    @Node
    public static void full() {
      CALLS.incrementAndGet();
      throw new OutOfMemoryError("full");
    }
  }

  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void startAnew() {
    CALLS.set(0);
  }

  private RunResult run(
      Class<?> nodes, Map<String, Duration> timeouts, Map<String, RetryRule> rules, Hook hook) {
    RunScope scope =
        new RunScope(
            Catalog.empty(),
            Parameters.of(ConfValue.Mapping.empty(Location.of("test"))),
            Map.of(),
            "id",
            "job",
            "local",
            "p",
            Optional.empty(),
            timeouts,
            rules);
    RetryListener retries =
        (node, attempt, attempts, wait) ->
            told.add(node + " " + attempt + " of " + attempts + " in " + wait.toMillis());
    return new Runner(1, List.of(hook), null, retries).run(Pipeline.of(nodes), scope);
  }

  private static RetryRule rule(int max) {
    return new RetryRule(max, Duration.ofMillis(1), 3, Duration.ofMillis(2));
  }

  @Test
  void aNodeIsTriedAgainAfterAnExceptionAndAfterItsTimeout() {
    Hook noting = RunnerScopes.noting("h", told);
    RunResult result =
        run(Nodes.class, Map.of("flaky", Duration.ofMillis(500)), Map.of("flaky", rule(2)), noting);
    assertThat(result.outputs()).isEqualTo(Map.of("y", "x3"));
    assertThat(told)
        .containsExactly(
            "h: beforePipeline",
            "h: beforeNode first",
            "h: afterNode first",
            "h: beforeNode flaky",
            "h: onNodeError flaky java.lang.IllegalStateException: not yet",
            "flaky 2 of 3 in 1",
            "h: beforeNode flaky",
            "h: onNodeError flaky io.github.vertexmaven.runner.NodeTimeoutException: it ran longer"
                + " than its timeout of 0 s and was ended",
            "flaky 3 of 3 in 2",
            "h: beforeNode flaky",
            "h: afterNode flaky",
            "h: afterPipeline");
  }

  @Test
  void theLastFailureIsTheNodes() {
    assertThatThrownBy(
            () ->
                run(
                    Nodes.class,
                    Map.of("flaky", Duration.ofMillis(100)),
                    Map.of("flaky", rule(1)),
                    new Hook() {}))
        .isInstanceOf(RunFailedException.class)
        .hasRootCauseInstanceOf(NodeTimeoutException.class);
    assertThat(CALLS).hasValue(2);
  }

  /** What it has read may be read again until its hooks are through. */
  @Test
  void aHookThatFailsAfterTheNodeIsTriedAgainWithItsNode() {
    CALLS.set(2);
    AtomicInteger after = new AtomicInteger();
    Hook once =
        new Hook() {
          @Override
          public void afterNode(PipelineRun run, NodeRun node, Duration took) {
            if (node.name().equals("flaky") && after.getAndIncrement() == 0) {
              throw new IllegalStateException("hook");
            }
          }
        };
    assertThat(run(Nodes.class, Map.of(), Map.of("flaky", rule(1)), once).outputs())
        .isEqualTo(Map.of("y", "x4"));
  }

  @Test
  void whereMemoryHasRunOutAFailureIsFinal() {
    assertThatThrownBy(() -> run(Full.class, Map.of(), Map.of("full", rule(5)), new Hook() {}))
        .hasRootCauseInstanceOf(OutOfMemoryError.class);
    assertThat(CALLS).hasValue(1);
  }

  @Test
  void eachWaitIsLongerUpToTheLongest() {
    RetryRule rule = new RetryRule(9, Duration.ofSeconds(2), 1.5, Duration.ofSeconds(5));
    assertThat(rule.waitAfter(1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(rule.waitAfter(2)).isEqualTo(Duration.ofSeconds(3));
    assertThat(rule.waitAfter(3)).isEqualTo(Duration.ofMillis(4500));
    assertThat(rule.waitAfter(4)).isEqualTo(Duration.ofSeconds(5));
    assertThat(rule.waitAfter(10_000)).isEqualTo(Duration.ofSeconds(5));
    assertThat(new RetryRule(9, Duration.ZERO, 2, Duration.ofHours(1)).waitAfter(5000))
        .isEqualTo(Duration.ZERO);
    assertThatThrownBy(() -> new RetryRule(0, Duration.ZERO, 2, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
