package io.github.vertexmaven.runner;

import static io.github.vertexmaven.runner.RunnerScopes.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.pipeline.Pipeline;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What follows from nodes that fail. */
class RunnerFailureTest {

  private static final String HERE = "io.github.vertexmaven.runner.RunnerFailureTest$";

  public static class Fails {
    static final AtomicInteger LATER = new AtomicInteger();
    static final CountDownLatch FAILING = new CountDownLatch(1);

    @Node(name = "a_slow", outputs = "x")
    public static int slow() throws InterruptedException {
      FAILING.await();
      Thread.sleep(50);
      return 1;
    }

    @Node(name = "b_fails", outputs = "y")
    public static int fails() {
      FAILING.countDown();
      throw new IllegalArgumentException("no data");
    }

    @Node(name = "c_later")
    public static void later(@Input int x) {
      LATER.incrementAndGet();
    }
  }

  @Test
  void afterAFailureNothingStartsAndWhatRunsIsWaitedFor() {
    RunFailedException failed =
        catchThrowableOfType(
            RunFailedException.class, () -> run(2, Pipeline.of(Fails.class), Map.of()));
    assertThat(failed)
        .hasMessage(
            "Node 'b_fails' ("
                + HERE
                + "Fails#fails) failed: java.lang.IllegalArgumentException: no data")
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(failed.done()).isEqualTo(1);
    assertThat(failed.total()).isEqualTo(3);
    assertThat(failed.resumeFrom()).containsExactly("a_slow", "b_fails");
    assertThat(Fails.LATER).hasValue(0);
  }

  public static class BothFail {
    private static final CyclicBarrier BARRIER = new CyclicBarrier(2);

    @Node
    public static void a() throws Exception {
      BARRIER.await(2, TimeUnit.MINUTES);
      throw new IllegalStateException("a");
    }

    @Node
    public static void b() throws Exception {
      BARRIER.await(2, TimeUnit.MINUTES);
      throw new StackOverflowError("b");
    }
  }

  @Test
  void nodesThatFailTogetherAreAllTold() {
    RunFailedException failed =
        catchThrowableOfType(
            RunFailedException.class, () -> run(2, Pipeline.of(BothFail.class), Map.of()));
    assertThat(failed.failures())
        .extracting(RunFailedException.Failure::node)
        .containsExactlyInAnyOrder("a", "b");
  }

  public static class Nulls {
    public record Pair(String left, String right) {}

    @Node(outputs = "whole")
    public static String whole() {
      return null;
    }

    @Node(outputs = {"p", "q"})
    public static Map<String, Object> entry() {
      return Map.of("p", 1);
    }

    @Node
    public static Pair component() {
      return new Pair("", null);
    }

    @Node(outputs = {"left=l", "right=r"})
    public static Pair record() {
      return null;
    }
  }

  static Stream<Arguments> nulls() {
    return Stream.of(
        arguments("whole", "whole"),
        arguments("entry", "q"),
        arguments("component", "right"),
        arguments("record", "l"));
  }

  @ParameterizedTest
  @MethodSource("nulls")
  void refusesNullOutputs(String node, String dataset) {
    Pipeline pipeline = Pipeline.of(Nulls.class).onlyNodes(node);
    assertThatThrownBy(() -> run(1, pipeline, Map.of()))
        .cause()
        .hasMessage("The node returned null for '" + dataset + "'; an output must have a value.")
        .satisfies(thrown -> assertThat(thrown.getStackTrace()).isEmpty());
  }

  public static class Instance {
    static final AtomicInteger MADE = new AtomicInteger();
    private final int number = MADE.incrementAndGet();

    @Node(outputs = "a")
    public int a() {
      return number;
    }

    @Node(outputs = "b")
    public int b() {
      return number;
    }
  }

  @Test
  void nodesOfOneClassShareAnInstanceInARun() {
    Instance.MADE.set(0);
    assertThat(run(1, Pipeline.of(Instance.class), Map.of()).outputs())
        .isEqualTo(Map.of("a", 1, "b", 1));
    assertThat(run(1, Pipeline.of(Instance.class), Map.of()).outputs())
        .isEqualTo(Map.of("a", 2, "b", 2));
  }

  public static class BadConstructor {
    public BadConstructor() {
      throw new IllegalStateException("no instance");
    }

    @Node
    public void a() {}
  }

  public static class BadInitialiser {
    static final int VALUE = fail();

    private static int fail() {
      throw new IllegalStateException("no class");
    }

    @Node
    public static void a() {}
  }

  @Test
  void constructorsAndInitialisersThatThrowFailTheNode() {
    assertThatThrownBy(() -> run(1, Pipeline.of(BadConstructor.class), Map.of()))
        .isInstanceOf(RunFailedException.class)
        .cause()
        .hasMessage("no instance");
    assertThatThrownBy(() -> run(1, Pipeline.of(BadInitialiser.class), Map.of()))
        .isInstanceOf(RunFailedException.class)
        .hasRootCauseMessage("no class");
  }
}
