package io.github.vertexmaven.runner;

import static io.github.vertexmaven.testing.RandomPipelines.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import io.github.vertexmaven.annotation.RunContext;
import io.github.vertexmaven.annotation.RunInfo;
import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetException;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.HookException;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.testing.RandomPipelines;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerTest {

  private static final String HERE = "io.github.vertexmaven.runner.RunnerTest$";

  /** Copies what it keeps, as a file does, and counts. */
  private static final class Copying implements Dataset {
    private final AtomicInteger loads = new AtomicInteger();
    private final AtomicInteger saves = new AtomicInteger();
    private volatile List<?> value;

    @Override
    public Object load(Type wanted) {
      loads.incrementAndGet();
      return new ArrayList<>(value);
    }

    @Override
    public void save(Object saved, Type written) {
      saves.incrementAndGet();
      value = new ArrayList<>((List<?>) saved);
    }
  }

  private static final class Broken implements Dataset {
    @Override
    public Object load(Type wanted) {
      throw new IllegalStateException("cannot load");
    }

    @Override
    public void save(Object value, Type written) {
      throw new IllegalStateException("cannot save");
    }
  }

  private static RunResult run(
      int workers, Pipeline pipeline, Map<String, Dataset> catalog, Hook... hooks) {
    return new Runner(workers, List.of(hooks)).run(pipeline, scope(catalog, Map.of()));
  }

  private static RunScope scope(Map<String, Dataset> catalog, Map<String, Object> memory) {
    ConfValue tree =
        ConfValue.of(Map.of("size", 3L, "model", Map.of("alpha", 0.5)), Location.of("test"));
    return new RunScope(
        Catalog.empty().with(catalog),
        Parameters.of((ConfValue.Mapping) tree),
        memory,
        "id",
        "job",
        "prod",
        "science");
  }

  public static class Meeting {
    private static final CyclicBarrier BARRIER = new CyclicBarrier(3);

    @Node(outputs = "a")
    public static String first() throws Exception {
      BARRIER.await(60, TimeUnit.SECONDS);
      return "a";
    }

    @Node(outputs = "b")
    public static String second() throws Exception {
      BARRIER.await(60, TimeUnit.SECONDS);
      return "b";
    }

    @Node(outputs = "c")
    public static String third() throws Exception {
      BARRIER.await(60, TimeUnit.SECONDS);
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

  public static class Nodes {
    @Node(outputs = "made")
    public static List<String> make() {
      return List.of("row");
    }

    @Node(outputs = "one", tags = "t")
    public static String first(@Input List<String> made) {
      return "1";
    }

    @Node
    public static void second(@Input List<String> made, @Input String one) {}
  }

  /** Notes each call as {@code name: method(node, dataset)}. */
  private static Hook noting(String name, List<String> calls) {
    return (Hook)
        Proxy.newProxyInstance(
            RunnerTest.class.getClassLoader(),
            new Class<?>[] {Hook.class},
            (proxy, method, arguments) -> {
              StringBuilder call = new StringBuilder(name + ": " + method.getName());
              for (Object argument : arguments) {
                if (argument instanceof NodeRun node) {
                  call.append(' ').append(node.name());
                } else if (!(argument instanceof Duration) && !(argument instanceof PipelineRun)) {
                  call.append(' ').append(argument);
                }
              }
              calls.add(call.toString());
              return null;
            });
  }

  @Test
  void hooksAreCalledInOrderAroundEverything() {
    List<String> calls = new ArrayList<>();
    run(
        1,
        Pipeline.of(Nodes.class),
        Map.of("made", new Copying()),
        noting("A", calls),
        noting("B", calls));
    List<String> expected = new ArrayList<>();
    for (String call :
        List.of(
            "beforePipeline",
            "beforeNode make",
            "beforeSave make made [row]",
            "afterSave make made [row]",
            "afterNode make",
            "beforeNode first",
            "beforeLoad first made",
            "afterLoad first made [row]",
            "afterNode first",
            "beforeNode second",
            "beforeLoad second made",
            "afterLoad second made [row]",
            "afterNode second",
            "afterPipeline")) {
      expected.add("A: " + call);
      expected.add("B: " + call);
    }
    assertThat(calls).isEqualTo(expected);
  }

  @Test
  void hooksKnowTheRunAndTheNode() {
    List<Object> told = new ArrayList<>();
    run(
        1,
        Pipeline.of(Nodes.class),
        Map.of(),
        new Hook() {
          @Override
          public void afterNode(PipelineRun run, NodeRun node, Duration took) {
            if (node.name().equals("first")) {
              told.add(run);
              told.add(node);
            }
          }
        });
    assertThat(told)
        .containsExactly(
            new PipelineRun("id", "job", "prod", "science", List.of("make", "first", "second")),
            new NodeRun(
                "first", HERE + "Nodes#first", Set.of("t"), List.of("made"), List.of("one")));
  }

  @Test
  void hooksHearOfDatasetErrors() {
    List<String> calls = new ArrayList<>();
    assertThatThrownBy(
            () ->
                run(1, Pipeline.of(Nodes.class), Map.of("made", new Broken()), noting("A", calls)))
        .isInstanceOf(RunFailedException.class);
    assertThat(calls.stream().map(call -> call.replaceFirst(" io\\.github.*", "")))
        .containsExactly(
            "A: beforePipeline",
            "A: beforeNode make",
            "A: beforeSave make made [row]",
            "A: onDatasetError make made",
            "A: onNodeError make",
            "A: onPipelineError");
  }

  /** Throws in one method. */
  private static Hook throwing(String method) {
    return (Hook)
        Proxy.newProxyInstance(
            RunnerTest.class.getClassLoader(),
            new Class<?>[] {Hook.class},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                throw new IllegalStateException("hook " + method);
              }
              return null;
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"beforeNode", "afterNode", "beforeLoad", "afterLoad", "beforeSave", "afterSave"})
  void whatAHookThrowsEndsTheRunInTheNameOfTheHook(String method) {
    List<String> calls = new ArrayList<>();
    Hook hook = throwing(method);
    RunFailedException failed =
        catchThrowableOfType(
            RunFailedException.class,
            () ->
                run(
                    1,
                    Pipeline.of(Nodes.class),
                    Map.of("made", new Copying()),
                    hook,
                    noting("A", calls)));
    Map<String, String> moments =
        Map.of(
            "beforeNode", "before node 'make'",
            "afterNode", "after node 'make'",
            "beforeLoad", "before loading 'made' of node 'first'",
            "afterLoad", "after loading 'made' of node 'first'",
            "beforeSave", "before saving 'made' of node 'make'",
            "afterSave", "after saving 'made' of node 'make'");
    assertThat(failed)
        .hasMessage(
            "Hook "
                + hook.getClass().getName()
                + " failed "
                + moments.get(method)
                + ": java.lang.IllegalStateException: hook "
                + method);
    HookException told = failed.failures().get(0).hook().orElseThrow();
    assertThat(told.hook()).isEqualTo(hook.getClass().getName());
    assertThat(told.moment()).isEqualTo(moments.get(method));
    assertThat(failed.failures()).hasSize(1);
    assertThat(calls).noneMatch(call -> call.contains("onDatasetError"));
    assertThat(calls).last().asString().startsWith("A: onPipelineError");
  }

  @ParameterizedTest
  @ValueSource(strings = {"beforePipeline", "afterPipeline"})
  void whatAHookThrowsFailsThePipeline(String method) {
    List<String> calls = new ArrayList<>();
    Hook hook = throwing(method);
    assertThatThrownBy(() -> run(1, of("a: -> x"), Map.of(), hook, noting("A", calls)))
        .isInstanceOf(HookException.class)
        .hasMessage(
            "Hook "
                + hook.getClass().getName()
                + " failed "
                + (method.startsWith("before") ? "before" : "after")
                + " the pipeline: java.lang.IllegalStateException: hook "
                + method);
    assertThat(calls).last().asString().startsWith("A: onPipelineError");
  }

  @ParameterizedTest
  @ValueSource(strings = {"onNodeError", "onDatasetError", "onPipelineError"})
  void whatAHookThrowsAboutAnErrorDoesNotHideIt(String method) {
    List<String> calls = new ArrayList<>();
    RunFailedException failed =
        catchThrowableOfType(
            RunFailedException.class,
            () ->
                run(
                    1,
                    Pipeline.of(Nodes.class),
                    Map.of("made", new Broken()),
                    throwing(method),
                    noting("A", calls)));
    assertThat(failed).hasRootCauseMessage("cannot save");
    Throwable owner = method.equals("onPipelineError") ? failed : failed.getCause();
    assertThat(owner.getSuppressed())
        .singleElement()
        .isInstanceOf(HookException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("on the")
        .endsWith("hook " + method);
    assertThat(calls).anyMatch(call -> call.startsWith("A: " + method));
  }

  public static class Releases {
    private static WeakReference<Object> made;

    @Node(outputs = "large")
    public static int[] make() {
      int[] large = new int[1000];
      made = new WeakReference<>(large);
      return large;
    }

    @Node(outputs = "size")
    public static int use(@Input int[] large) {
      return large.length;
    }

    @Node(outputs = "gone")
    public static boolean look(@Input int size) throws InterruptedException {
      for (int i = 0; i < 200 && made.get() != null; i++) {
        System.gc();
        Thread.sleep(10);
      }
      return made.get() == null;
    }
  }

  @Test
  void memoryIsReleasedAfterTheLastReader() {
    assertThat(run(1, Pipeline.of(Releases.class), Map.of()).outputs())
        .isEqualTo(Map.of("gone", true));
  }

  public static class Readers {
    static final List<Object> SEEN = Collections.synchronizedList(new ArrayList<>());

    @Node(outputs = "kept")
    public static List<String> make() {
      List<String> made = new ArrayList<>(List.of("row"));
      SEEN.add(made);
      return made;
    }

    @Node
    public static void one(@Input List<String> kept) {
      SEEN.add(kept);
    }

    @Node
    public static void two(@Input List<String> kept) {
      SEEN.add(kept);
    }

    @Node
    public static void three(@Input("kept") List<String> a, @Input("kept") List<String> b) {
      SEEN.add(a);
      SEEN.add(b);
    }
  }

  @Test
  void cataloguedDataIsSavedOnceAndReadBackForEveryReader() {
    Readers.SEEN.clear();
    Copying kept = new Copying();
    RunResult result = run(2, Pipeline.of(Readers.class), Map.of("kept", kept));
    assertThat(kept.saves).hasValue(1);
    assertThat(kept.loads).hasValue(4);
    assertThat(Readers.SEEN).hasSize(5).allMatch(List.of("row")::equals);
    Set<Object> identities = Collections.newSetFromMap(new IdentityHashMap<>());
    identities.addAll(Readers.SEEN);
    assertThat(identities).hasSize(5);
    assertThat(result.outputs()).isEmpty();
  }

  @Test
  void uncataloguedDataIsHandedOnByReference() {
    Readers.SEEN.clear();
    run(2, Pipeline.of(Readers.class), Map.of());
    assertThat(Readers.SEEN).hasSize(5).allMatch(seen -> seen == Readers.SEEN.get(0));
  }

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
      BARRIER.await(60, TimeUnit.SECONDS);
      throw new IllegalStateException("a");
    }

    @Node
    public static void b() throws Exception {
      BARRIER.await(60, TimeUnit.SECONDS);
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
        .hasMessage("The node returned null for '" + dataset + "'; an output must have a value.");
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

  public static class Inputs {
    @Node(outputs = "told")
    public static List<Object> take(
        @Input String given,
        @Param int size,
        @Param("model.alpha") double alpha,
        @Param("*") Map<String, Object> all,
        @RunContext RunInfo run) {
      return List.of(given, size, alpha, all.keySet(), run);
    }
  }

  @Test
  void nodesReceiveMemoryParametersAndTheRun() {
    RunResult result =
        new Runner(1, List.of())
            .run(Pipeline.of(Inputs.class), scope(Map.of(), Map.of("given", "g")));
    assertThat(result.outputs().get("told"))
        .isEqualTo(
            List.of(
                "g",
                3,
                0.5,
                Set.of("size", "model"),
                new RunInfo("id", "job", "prod", "science", "take")));
  }

  @Test
  void saysWhatIsMissingOrOfAnotherTypeInMemory() {
    Pipeline pipeline = Pipeline.of(Inputs.class);
    assertThatThrownBy(() -> run(1, pipeline, Map.of()))
        .cause()
        .hasMessage("Dataset 'given' has no value in this run.");
    RunScope number = scope(Map.of(), Map.of("given", 4));
    assertThatThrownBy(() -> new Runner(1, List.of()).run(pipeline, number))
        .cause()
        .hasMessage(
            "Dataset 'given' is read as String, but what was written is a java.lang.Integer.");
  }

  @Test
  void datasetErrorsCarryTheirCause() {
    assertThatThrownBy(() -> run(1, Pipeline.of(Nodes.class), Map.of("made", new Broken())))
        .cause()
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("Dataset 'made'")
        .hasRootCauseMessage("cannot save");
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
    assertThat(Waits.INTERRUPTED.await(60, TimeUnit.SECONDS)).isTrue();
  }
}
