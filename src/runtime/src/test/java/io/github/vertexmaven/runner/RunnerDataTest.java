package io.github.vertexmaven.runner;

import static io.github.vertexmaven.runner.RunnerScopes.run;
import static io.github.vertexmaven.runner.RunnerScopes.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import io.github.vertexmaven.annotation.RunContext;
import io.github.vertexmaven.annotation.RunInfo;
import io.github.vertexmaven.catalog.DatasetException;
import io.github.vertexmaven.pipeline.Pipeline;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What nodes receive, and how long data is kept. */
class RunnerDataTest {

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
      for (int i = 0; i < 2000 && made.get() != null; i++) {
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
    RunnerScopes.Copying kept = new RunnerScopes.Copying();
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
    assertThatThrownBy(
            () ->
                run(
                    1,
                    Pipeline.of(RunnerHookTest.Nodes.class),
                    Map.of("made", new RunnerScopes.Broken())))
        .cause()
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("Dataset 'made'")
        .hasRootCauseMessage("cannot save");
  }
}
