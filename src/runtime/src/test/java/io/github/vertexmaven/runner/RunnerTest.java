package io.github.vertexmaven.runner;

import static io.github.vertexmaven.runner.RunnerScopes.noting;
import static io.github.vertexmaven.runner.RunnerScopes.run;
import static io.github.vertexmaven.runner.RunnerScopes.scope;
import static io.github.vertexmaven.testing.RandomPipelines.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.testing.RandomPipelines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which nodes run when. */
class RunnerTest {

  public static class Meeting {
    private static final CyclicBarrier BARRIER = new CyclicBarrier(3);

    @Node(outputs = "a")
    public static String first() throws Exception {
      BARRIER.await(2, TimeUnit.MINUTES);
      return "a";
    }

    @Node(outputs = "b")
    public static String second() throws Exception {
      BARRIER.await(2, TimeUnit.MINUTES);
      return "b";
    }

    @Node(outputs = "c")
    public static String third() throws Exception {
      BARRIER.await(2, TimeUnit.MINUTES);
      return "c";
    }
  }

  @Test
  void independentNodesRunAtTheSameTime() {
    assertThat(run(3, Pipeline.of(Meeting.class), Map.of()).outputs())
        .isEqualTo(Map.of("a", "a", "b", "b", "c", "c"));
  }

  @Property(tries = 50)
  void aNodeStartsWhenWhatItReadsIsThereAndNoMoreRunThanWorkers(@ForAll Random random) {
    Pipeline pipeline = RandomPipelines.random(random, 20);
    int workers = 1 + random.nextInt(4);
    Set<String> written = ConcurrentHashMap.newKeySet();
    AtomicInteger running = new AtomicInteger();
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    Hook watch =
        new Hook() {
          @Override
          public void beforeNode(PipelineRun run, NodeRun node) {
            if (running.incrementAndGet() > workers) {
              wrong.add("too many: " + node.name());
            }
            node.inputs().stream()
                .filter(read -> !read.startsWith("raw_") && !written.contains(read))
                .forEach(read -> wrong.add(node.name() + " before " + read));
          }

          @Override
          public void afterNode(PipelineRun run, NodeRun node, Duration took) {
            written.addAll(node.outputs());
            running.decrementAndGet();
          }
        };
    Map<String, Object> raw = new HashMap<>();
    pipeline.inputs().forEach(input -> raw.put(input, "raw"));
    // afterNode comes before the next node starts, so what it notes is seen by that node.
    RunResult result = new Runner(workers, List.of(watch)).run(pipeline, scope(Map.of(), raw));
    assertThat(wrong).isEmpty();
    assertThat(written).isEqualTo(pipeline.writers().keySet());
    assertThat(result.outputs().keySet()).isEqualTo(pipeline.outputs());
  }

  @Test
  void oneWorkerRunsInTheOrderOfThePipeline() {
    Pipeline pipeline = of("z: -> a", "y: a -> b", "x: a -> c", "w: b c -> d");
    List<String> order = new ArrayList<>();
    run(
        1,
        pipeline,
        Map.of(),
        new Hook() {
          @Override
          public void beforeNode(PipelineRun run, NodeRun node) {
            order.add(node.name());
          }
        });
    assertThat(order).containsExactly("z", "x", "y", "w");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void runsAChainOfTenThousandNodes(int workers) {
    Pipeline chain =
        of(
            IntStream.range(0, 10_000)
                .mapToObj(i -> "n%05d:%s -> d%d".formatted(i, i == 0 ? "" : " d" + i, i + 1))
                .toArray(String[]::new));
    assertThat(run(workers, chain, Map.of()).outputs()).containsOnlyKeys("d10000");
  }

  @Test
  void runsAnEmptyPipeline() {
    List<String> calls = new ArrayList<>();
    assertThat(run(2, Pipeline.empty(), Map.of(), noting("A", calls)).outputs()).isEmpty();
    assertThat(calls).containsExactly("A: beforePipeline", "A: afterPipeline");
  }

  public static class Waits {
    static final CountDownLatch STARTED = new CountDownLatch(1);
    static final CountDownLatch INTERRUPTED = new CountDownLatch(1);

    @Node
    public static void forEver() {
      STARTED.countDown();
      try {
        Thread.sleep(600_000);
      } catch (InterruptedException e) {
        INTERRUPTED.countDown();
      }
    }
  }

  @Test
  void anInterruptEndsTheRunAndItsNodes() throws InterruptedException {
    List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
    Thread runs =
        new Thread(
            () -> {
              try {
                run(1, Pipeline.of(Waits.class), Map.of());
              } catch (RuntimeException e) {
                thrown.add(e);
              }
            });
    runs.start();
    Waits.STARTED.await();
    runs.interrupt();
    runs.join();
    assertThat(thrown).singleElement().asString().contains("The run was interrupted.");
    assertThat(Waits.INTERRUPTED.await(2, TimeUnit.MINUTES)).isTrue();
  }
}
