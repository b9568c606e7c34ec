package io.github.vertexmaven.runner;

import static io.github.vertexmaven.runner.RunnerScopes.noting;
import static io.github.vertexmaven.runner.RunnerScopes.run;
import static io.github.vertexmaven.testing.RandomPipelines.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.HookException;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.pipeline.Pipeline;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When hooks are called, and what becomes of what they throw. */
class RunnerHookTest {

  private static final String HERE = "io.github.vertexmaven.runner.RunnerHookTest$";

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

  @Test
  void hooksAreCalledInOrderAroundEverything() {
    List<String> calls = new ArrayList<>();
    run(
        1,
        Pipeline.of(Nodes.class),
        Map.of("made", new RunnerScopes.Copying()),
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
                run(
                    1,
                    Pipeline.of(Nodes.class),
                    Map.of("made", new RunnerScopes.Broken()),
                    noting("A", calls)))
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
                    Map.of("made", new RunnerScopes.Copying()),
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
                    Map.of("made", new RunnerScopes.Broken()),
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
}
