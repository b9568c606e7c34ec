package io.github.vertexmaven.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.testing.RandomPipelines;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of nodes and datasets without the namespace that they lie in. */
class ShortNamesTest {

  private static final List<String> NONE = List.of();

  private static Pipeline pipeline() {
    Pipeline part = RandomPipelines.of("load: raw -> rows", "sum: rows -> total");
    Pipeline uk = part.as("uk");
    Pipeline fr = part.as("fr");
    Pipeline top = RandomPipelines.of("sum: a -> b", "only: b -> c");
    return uk.plus(fr).plus(top).plus(RandomPipelines.of("last: x -> y").as("eu.north"));
  }

  private static Slice slice(
      List<String> nodes, List<String> from, List<String> to, List<String> outputs, String... in) {
    return new Slice(nodes, NONE, from, to, NONE, outputs, List.of(in));
  }

  static Stream<Arguments> slices() {
    List<String> sum = List.of("sum");
    List<String> load = List.of("load");
    return Stream.of(
        arguments(slice(sum, NONE, NONE, NONE, "uk"), "uk.sum"),
        arguments(slice(List.of("load", "sum"), NONE, NONE, NONE, "fr"), "fr.load fr.sum"),
        arguments(slice(sum, NONE, NONE, NONE), "sum"),
        arguments(slice(List.of("uk.sum"), NONE, NONE, NONE, "uk"), "uk.sum"),
        arguments(slice(List.of("last"), NONE, NONE, NONE), "eu.north.last"),
        arguments(slice(List.of("last"), NONE, NONE, NONE, "eu"), "eu.north.last"),
        arguments(slice(List.of("north.last"), NONE, NONE, NONE, "eu"), "eu.north.last"),
        arguments(slice(NONE, load, NONE, NONE, "uk"), "uk.load uk.sum"),
        arguments(slice(NONE, NONE, load, NONE, "uk"), "uk.load"),
        arguments(slice(NONE, NONE, NONE, List.of("total"), "uk"), "uk.load uk.sum"));
  }

  @ParameterizedTest
  @MethodSource("slices")
  void findsTheOneThatIsMeant(Slice slice, String nodes) {
    assertThat(slice.of(pipeline().nodes()).stream().map(node -> node.name()).sorted())
        .containsExactly(nodes.split(" "));
  }

  static Stream<Arguments> open() {
    return Stream.of(
        arguments(
            slice(List.of("load"), NONE, NONE, NONE),
            "The node 'load' may be fr.load or uk.load; write the full name."),
        arguments(
            slice(List.of("sum"), NONE, NONE, NONE, "uk", "fr"),
            "The node 'sum' may be fr.sum or uk.sum; write the full name."),
        arguments(
            slice(NONE, NONE, NONE, List.of("total")),
            "The dataset 'total' may be fr.total or uk.total; write the full name."),
        arguments(
            slice(List.of("only"), NONE, NONE, NONE, "uk"),
            "No node of the pipeline matches all of the given options."),
        arguments(
            slice(List.of("summ"), NONE, NONE, NONE, "uk"),
            "The pipeline has no node 'summ'; it has eu.north.last, fr.load, fr.sum, only, sum,"
                + " uk.load, uk.sum; did you mean 'sum'?"));
  }

  @ParameterizedTest
  @MethodSource("open")
  void namesTheCandidatesWhereSeveralMayBeMeant(Slice slice, String message) {
    assertThatThrownBy(() -> slice.of(pipeline().nodes()))
        .isInstanceOf(InvalidSliceException.class)
        .hasMessage(message);
  }
}
