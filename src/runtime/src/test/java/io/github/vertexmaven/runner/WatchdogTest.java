package io.github.vertexmaven.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {

  private static volatile CountDownLatch stubbornEnds = new CountDownLatch(1);

  public static class Nodes {
    @Node(outputs = "x")
    public static String quick() {
      return "x";
    }

    @Node(outputs = "y")
    public static String sleepy(@Input("x") String x) throws InterruptedException {
      Thread.sleep(600_000);
      return x;
    }
  }

  public static class Stubborn {
    @Node(outputs = "z")
    public static String stubborn() {
      while (true) {
        try {
          stubbornEnds.await();
          return "late";
        } catch (InterruptedException e) {
          // takes no notice
        }
      }
    }
  }

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final Hook hook =
      new Hook() {
        @Override
        public void afterNode(PipelineRun run, NodeRun node, Duration took) {
          told.add("done " + node.name());
        }

        @Override
        public void onNodeError(PipelineRun run, NodeRun node, Throwable error) {
          told.add("failed " + node.name());
        }
      };

  @AfterEach
  void letGo() {
    stubbornEnds.countDown();
  }

  private RunResult run(Class<?> nodes, Map<String, Duration> timeouts) {
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
            timeouts);
    return new Runner(2, List.of(hook)).run(Pipeline.of(nodes), scope);
  }

  @Test
  void aNodeThatRunsTooLongIsEndedAndNamed() {
    RunFailedException e =
        catchThrowableOfType(
            RunFailedException.class,
            () -> run(Nodes.class, Map.of("sleepy", Duration.ofSeconds(1))));
    assertThat(e.failures()).hasSize(1);
    assertThat(e.failures().get(0).node()).isEqualTo("sleepy");
    assertThat(e.failures().get(0).cause())
        .isInstanceOf(NodeTimeoutException.class)
        .hasMessage("it ran longer than its timeout of 1 s and was ended");
    assertThat(e.failures().get(0).cause().getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("sleepy"));
    assertThat(told).containsExactly("done quick", "failed sleepy");
  }

  @Test
  void oneThatTakesNoNoticeIsLeftToItselfAndNothingOfItCounts() throws InterruptedException {
    RunFailedException e =
        catchThrowableOfType(
            RunFailedException.class,
            () -> run(Stubborn.class, Map.of("stubborn", Duration.ofMillis(100))));
    assertThat(e.failures().get(0).cause()).isInstanceOf(NodeTimeoutException.class);
    stubbornEnds.countDown();
    Thread.sleep(100);
    assertThat(told).containsExactly("failed stubborn");
  }

  @Test
  void aNodeWithinItsTimeIsAsAnyOther() {
    RunResult result =
        run(Quick.class, Map.of("quick", Duration.ofHours(1), "thrower", Duration.ofMinutes(1)));
    assertThat(result.outputs()).isEqualTo(Map.of("x", "x"));
    assertThat(told).containsExactly("done quick");
    RunFailedException e =
        catchThrowableOfType(
            RunFailedException.class,
            () -> run(Thrower.class, Map.of("thrower", Duration.ofMinutes(1))));
    assertThat(e.failures().get(0).cause()).hasMessage("mine");
  }

  public static class Quick {
    @Node(outputs = "x")
    public static String quick() {
      return "x";
    }
  }

  public static class Thrower {
    @Node
    public static void thrower() {
      throw new IllegalStateException("mine");
    }
  }

  @Test
  void limitsAreSaidInTheUnitThatFits() {
    assertThat(new NodeTimeoutException(Duration.ofSeconds(90), new StackTraceElement[0]))
        .hasMessage("it ran longer than its timeout of 90 s and was ended");
    assertThat(new NodeTimeoutException(Duration.ofMinutes(90), new StackTraceElement[0]))
        .hasMessage("it ran longer than its timeout of 90 min and was ended");
    assertThat(new NodeTimeoutException(Duration.ofHours(2), new StackTraceElement[0]))
        .hasMessage("it ran longer than its timeout of 2 h and was ended");
  }
}
