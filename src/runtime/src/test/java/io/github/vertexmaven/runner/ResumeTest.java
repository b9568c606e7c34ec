package io.github.vertexmaven.runner;

import static io.github.vertexmaven.testing.RandomPipelines.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.MemoryDataset;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import io.github.vertexmaven.testing.RandomPipelines;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResumeTest {

  static Stream<Arguments> graphs() {
    Pipeline chain = of("a: -> x", "b: x -> y", "c: y -> z");
    Pipeline diamond = of("a: -> x", "b: x -> l", "c: x -> r", "d: l r -> z");
    Pipeline apart = of("a: -> x", "b: x -> y", "p: -> q", "r: q -> s");
    return Stream.of(
        arguments(chain, "", "", List.of("a")),
        arguments(chain, "a b", "", List.of("a")),
        arguments(chain, "a b", "y", List.of("c")),
        arguments(chain, "a b", "x", List.of("b")),
        arguments(chain, "a", "x y z", List.of("b")),
        arguments(diamond, "a b", "x", List.of("b", "c")),
        arguments(diamond, "a b", "x l", List.of("c")),
        arguments(diamond, "a b c", "x l r", List.of("d")),
        arguments(diamond, "a b c", "x l", List.of("c")),
        arguments(diamond, "a b c", "l", List.of("a")),
        arguments(apart, "a b p", "", List.of("p")),
        arguments(apart, "a p", "x", List.of("b", "p")));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void startsWhereWhatIsNeededIsKept(
      Pipeline pipeline, String done, String kept, List<String> from) {
    Set<String> doneNames = Set.of(done.split(" "));
    Set<PipelineNode> doneNodes =
        pipeline.nodes().stream()
            .filter(node -> doneNames.contains(node.name()))
            .collect(Collectors.toSet());
    assertThat(Resume.from(pipeline, doneNodes, Set.of(kept.split(" "))::contains)).isEqualTo(from);
  }

  @Test
  void longChainsAreNoTrouble() {
    Pipeline chain =
        of(
            IntStream.range(0, 10_000)
                .mapToObj(i -> "n%05d: d%d -> d%d".formatted(i, i, i + 1))
                .toArray(String[]::new));
    Set<PipelineNode> done = new HashSet<>(chain.nodes().subList(0, 9_999));
    assertThat(Resume.from(chain, done, dataset -> false)).containsExactly("n00000");
  }

  /** Outlives a run, as a file does. */
  private record Stored(String name, Map<String, Object> disk) implements Dataset {
    @Override
    public Object load(Type wanted) {
      if (!disk.containsKey(name)) {
        throw new IllegalStateException("nothing there");
      }
      return disk.get(name);
    }

    @Override
    public void save(Object value, Type written) {
      disk.put(name, value);
    }
  }

  /** Fails one node; remembers which nodes were done. */
  private static final class FailAt implements Hook {
    private final String name;
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    FailAt(String name) {
      this.name = name;
    }

    @Override
    public void beforeNode(PipelineRun run, NodeRun node) {
      if (node.name().equals(name)) {
        throw new IllegalStateException("on purpose");
      }
    }

    @Override
    public void afterNode(PipelineRun run, NodeRun node, Duration took) {
      done.add(node.name());
    }
  }

  @Property
  void aSecondRunFromThereDoesAllThatIsLeftAndMissesNothing(@ForAll Random random) {
    Pipeline pipeline = RandomPipelines.random(random, 16);
    Map<String, Object> disk = new ConcurrentHashMap<>();
    Map<String, Dataset> datasets = new HashMap<>();
    for (String dataset : pipeline.datasets()) {
      if (dataset.startsWith("raw_")) {
        disk.put(dataset, "raw");
        datasets.put(dataset, new Stored(dataset, disk));
      } else if (random.nextInt(4) == 0) {
        datasets.put(dataset, MemoryDataset.empty());
      } else if (random.nextBoolean()) {
        datasets.put(dataset, new Stored(dataset, disk));
      }
    }
    String fails = pipeline.nodes().get(random.nextInt(pipeline.nodes().size())).name();
    FailAt first = new FailAt(fails);
    int workers = 1 + random.nextInt(3);
    RunFailedException failed =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            RunFailedException.class,
            () -> new Runner(workers, List.of(first)).run(pipeline, scope(datasets)));
    assertThat(failed.done()).isEqualTo(first.done.size());

    Map<String, Dataset> fresh = new HashMap<>();
    datasets.forEach(
        (name, dataset) ->
            fresh.put(name, dataset instanceof MemoryDataset ? MemoryDataset.empty() : dataset));
    Pipeline left = pipeline.from(failed.resumeFrom().toArray(String[]::new));
    assertThat(PipelineCheck.missingInputs(left, pipeline, Catalog.empty().with(fresh))).isEmpty();
    FailAt second = new FailAt("none");
    new Runner(workers, List.of(second)).run(left, scope(fresh));
    Set<String> all = new HashSet<>(first.done);
    all.addAll(second.done);
    assertThat(all)
        .isEqualTo(pipeline.nodes().stream().map(PipelineNode::name).collect(Collectors.toSet()));
  }

  private static RunScope scope(Map<String, Dataset> datasets) {
    return new RunScope(
        Catalog.empty().with(datasets),
        Parameters.of(ConfValue.Mapping.empty(Location.of("test"))),
        Map.of(),
        "id",
        "job",
        "local",
        "p");
  }

  @Test
  void aSliceThatReadsFromAnEmptyMemoryIsRefused() {
    Pipeline whole = of("a: -> x", "b: x -> y");
    Catalog catalog = Catalog.empty().with("x", MemoryDataset.empty());
    assertThat(PipelineCheck.missingInputs(whole.onlyNodes("b"), whole, catalog))
        .containsExactly(
            "The chosen nodes read 'x', which node 'a' writes and no file contains.\n"
                + "  Add 'x' to the catalog, or choose node 'a' too.");
    assertThat(
            PipelineCheck.missingInputs(
                whole.onlyNodes("b"), whole, catalog.with("x", MemoryDataset.holding(1))))
        .isEmpty();
    assertThatThrownBy(() -> new Runner(0, List.of())).hasMessage("workers 0");
  }
}
