package io.github.vertexmaven.pipeline;

import static io.github.vertexmaven.testing.RandomPipelines.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import io.github.vertexmaven.annotation.RunContext;
import io.github.vertexmaven.annotation.RunInfo;
import io.github.vertexmaven.slice.Slice;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineTest {

  /** A record of two outputs. */
  public record Split(String xTrain, int yTrain) {}

  /** Everything that a node may be. */
  public static class Names {
    @Node
    public static Split splitData(
        @Input List<String> modelInputTable, @Param double testSize, @RunContext RunInfo run) {
      return new Split("", 0);
    }

    @Node(
        name = "train-it",
        namespace = "science",
        tags = {"gpu", "big", "gpu"},
        outputs = "model")
    public String train(@Input("x_train") String x, @Param("*") Map<String, Object> all) {
      return x;
    }

    @Node(outputs = {"a", "b"})
    public static Map<String, Object> several(@Param("model.alpha") int alpha) {
      return Map.of();
    }

    @Node(outputs = {"x_train=other_x", "y_train=other_y"})
    public static Split renamed() {
      return new Split("", 0);
    }

    @Node(outputs = "split")
    public static Split whole() {
      return new Split("", 0);
    }

    @Node
    public static void report(@Input("model") String model) {}
  }

  @Test
  void namesFollowTheOneRule() {
    assertThat(Pipeline.of(Names.class).nodes().stream().map(PipelineNode::toString))
        .containsExactlyInAnyOrder(
            "renamed([] -> [other_x, other_y])",
            "report([model] -> [])",
            "science.train-it([x_train, parameters] -> [model])",
            "several([params:model.alpha] -> [a, b])",
            "split_data([model_input_table, params:test_size, run context] -> [x_train, y_train])",
            "whole([] -> [split])");
  }

  @Test
  void tagsAreASortedSet() {
    assertThat(Pipeline.of(Names.class).node("science.train-it").orElseThrow().tags())
        .containsExactly("big", "gpu");
  }

  @Test
  void refusesSumsThatDoNotGoTogether() {
    assertThatThrownBy(() -> of("a: -> x").plus(of("b: -> x")))
        .hasMessage(
            "Dataset 'x' is written by two nodes: 'a'"
                + " (io.github.vertexmaven.testing.RandomPipelines#take0) and 'b'"
                + " (io.github.vertexmaven.testing.RandomPipelines#take0). Rename the output of one"
                + " of them.");
  }

  static Stream<Arguments> slices() {
    return Stream.of(
        arguments(Slice.nodes("b", "none"), "The pipeline has no node 'none'; it has a, b, c."),
        arguments(Slice.from("nope"), "The pipeline has no node 'nope'; it has a, b, c."),
        arguments(Slice.to("nope"), "The pipeline has no node 'nope'; it has a, b, c."),
        arguments(Slice.tags("gpu"), "The pipeline has no tag 'gpu'; it has none."),
        arguments(
            new Slice(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("q"),
                List.of("raw"),
                List.of("n")),
            "The pipeline has no dataset 'q'; it has raw, x, y.\n"
                + "The pipeline has no dataset that a node writes 'raw'; it has x, y.\n"
                + "The pipeline has no namespace 'n'; it has none."),
        arguments(
            new Slice(
                List.of("a"), List.of(), List.of("b"), List.of(), List.of(), List.of(), List.of()),
            "No node of the pipeline matches all of the given options."));
  }

  @ParameterizedTest
  @MethodSource("slices")
  void refusesSlicesOfNothing(Slice slice, String message) {
    Pipeline pipeline = of("a: raw -> x", "b: x -> y", "c: y ->");
    assertThatThrownBy(() -> pipeline.only(slice))
        .isInstanceOf(InvalidPipelineException.class)
        .hasMessage(message);
  }

  @Test
  void tenThousandNodesAreQuicklyInOrder() {
    String[] chain =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "n%05d: d%d -> d%d".formatted(10_000 - i, i, i + 1))
            .toArray(String[]::new);
    Pipeline pipeline = of(chain);
    assertThat(pipeline.nodes().get(0).name()).isEqualTo("n10000");
    assertThat(pipeline.from("n05000").nodes()).hasSize(5000);
  }
}
