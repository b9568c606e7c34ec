package io.github.vertexmaven.pipeline;

import static io.github.vertexmaven.testing.RandomPipelines.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One pipeline under several names. */
class NamespacesTest {

  @Test
  void namespacesRenameOrKeep() {
    Pipeline inside = of("a: raw -> x", "b: x -> y");
    Pipeline outside = inside.as("ns", Rename.keep("raw"), Rename.dataset("y", "result"));
    assertThat(outside.nodes())
        .extracting(PipelineNode::toString)
        .containsExactly("ns.a([raw] -> [ns.x])", "ns.b([ns.x] -> [result])");
    assertThat(outside.as("outer").nodes())
        .extracting(PipelineNode::namespace)
        .containsExactly("outer.ns", "outer.ns");
  }

  @Test
  void namespacesMoveParameters() {
    Pipeline moved =
        Pipeline.of(PipelineTest.Names.class)
            .as("ns", Rename.keepParameter("test_size"), Rename.parameter("model.alpha", "beta"));
    assertThat(moved.parameters()).containsExactly("beta", "ns", "test_size");
  }

  /** Reads one parameter of a group, one below a second group, and the group itself elsewhere. */
  public static final class Groups {
    @Node(outputs = "x")
    public static double read(
        @Param("model.alpha") double alpha,
        @Param("model.deep.beta") double beta,
        @Param("modelled") double other) {
      return alpha + beta + other;
    }
  }

  @Test
  void aGroupOfParametersIsRenamedWithAllThatIsInIt() {
    Pipeline pipeline = Pipeline.of(Groups.class);
    assertThat(pipeline.as("ns", Rename.parameter("model", "other")).parameters())
        .containsExactly("ns.modelled", "other.alpha", "other.deep.beta");
    assertThat(
            pipeline
                .as("ns", Rename.parameter("model", "a.b"), Rename.parameter("model.deep", "c"))
                .parameters())
        .containsExactly("a.b.alpha", "c.beta", "ns.modelled");
    assertThat(pipeline.as("ns", Rename.keepParameter("model")).as("outer").parameters())
        .containsExactly("outer.model.alpha", "outer.model.deep.beta", "outer.ns.modelled");
    assertThatThrownBy(() -> pipeline.as("ns", Rename.parameter("mod", "x")))
        .hasMessage(
            "Namespace 'ns' renames the parameter 'mod', which no node of the pipeline uses; it"
                + " uses [model.alpha, model.deep.beta, modelled].");
  }

  static Stream<Arguments> badNamespaces() {
    return Stream.of(
        arguments(
            "a b",
            new Rename[0],
            "'a b' is not a namespace; use Java-like names with dots between them."),
        arguments(
            "ns",
            new Rename[] {Rename.dataset("z", "y"), Rename.parameter("p", "q")},
            "Namespace 'ns' renames the dataset 'z', which no node of the pipeline uses; it uses"
                + " [raw, x, y].\n"
                + "Namespace 'ns' renames the parameter 'p', which no node of the pipeline uses; it"
                + " uses []."),
        arguments(
            "ns",
            new Rename[] {Rename.dataset("x", "same"), Rename.dataset("y", "same")},
            "Dataset 'same' is written twice by node 'ns.a'"
                + " (io.github.vertexmaven.testing.RandomPipelines#take1). Give each output a name"
                + " of its own."),
        arguments(
            "ns",
            new Rename[] {Rename.dataset("x", "")},
            "Namespace 'ns' renames the dataset 'x' to '', which is not a name; names consist of a to z, A to Z, digits, '_', '-', '.', '#' and '@'."));
  }

  @ParameterizedTest
  @MethodSource("badNamespaces")
  void refusesNamespacesThatDoNotFit(String namespace, Rename[] renames, String message) {
    Pipeline pipeline = of("a: raw -> x y");
    assertThatThrownBy(() -> pipeline.as(namespace, renames))
        .isInstanceOf(InvalidPipelineException.class)
        .hasMessage(message);
  }
}
