package io.github.vertexmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.slice.Slice;
import io.github.vertexmaven.testing.RandomPipelines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every pipeline. */
class PipelineAlgebraTest {

  private static final int NODES = 24;

  @Property
  void plusIsCommutativeAndAssociativeAndKnowsEqualNodes(@ForAll Random random) {
    Pipeline all = RandomPipelines.random(random, NODES);
    Pipeline a = some(all, random);
    Pipeline b = some(all, random);
    Pipeline c = some(all, random);
    assertThat(a.plus(b)).isEqualTo(b.plus(a));
    assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    assertThat(a.plus(a)).isEqualTo(a);
    assertThat(a.plus(Pipeline.empty())).isEqualTo(a);
    assertThat(all.plus(a)).isEqualTo(all).hasSameHashCodeAs(all);
  }

  @Property
  void eachNodeComesAfterThoseItReadsFromAndTiesGoByName(@ForAll Random random) {
    Pipeline pipeline = RandomPipelines.random(random, NODES);
    List<PipelineNode> left = new ArrayList<>(pipeline.nodes());
    Set<String> notYet = new HashSet<>(pipeline.writers().keySet());
    for (PipelineNode node : pipeline.nodes()) {
      String firstReady =
          left.stream()
              .filter(other -> Collections.disjoint(other.datasetsRead(), notYet))
              .map(PipelineNode::name)
              .min(String::compareTo)
              .orElseThrow();
      assertThat(node.name()).isEqualTo(firstReady);
      left.remove(node);
      notYet.removeAll(node.datasetsWritten());
    }
  }

  @Property
  void theOrderInWhichNodesAreGivenDoesNotMatter(@ForAll Random random) {
    Pipeline pipeline = RandomPipelines.random(random, NODES);
    List<PipelineNode> shuffled = new ArrayList<>(pipeline.nodes());
    Collections.shuffle(shuffled, random);
    assertThat(Pipeline.of(shuffled)).isEqualTo(pipeline).hasToString(pipeline.toString());
  }

  @Property
  void fromAndToAreTwoWaysToLookAtOnePath(@ForAll Random random) {
    Pipeline pipeline = RandomPipelines.random(random, NODES);
    String a = anyNode(pipeline, random);
    String b = anyNode(pipeline, random);
    assertThat(names(pipeline.from(a)).contains(b)).isEqualTo(names(pipeline.to(b)).contains(a));
  }

  @Property
  void slicesArePartsInTheSameOrder(@ForAll Random random) {
    Pipeline pipeline = RandomPipelines.random(random, NODES);
    String node = anyNode(pipeline, random);
    List<Pipeline> slices = new ArrayList<>();
    slices.add(pipeline.from(node));
    slices.add(pipeline.to(node));
    slices.add(pipeline.onlyNodes(node));
    pipeline.inputs().forEach(input -> slices.add(pipeline.fromInputs(input)));
    pipeline.outputs().forEach(output -> slices.add(pipeline.toOutputs(output)));
    for (PipelineNode each : pipeline.nodes()) {
      each.tags().forEach(tag -> slices.add(pipeline.onlyTags(tag)));
      if (!each.namespace().isEmpty()) {
        slices.add(pipeline.onlyNamespaces(each.namespace()));
      }
    }
    for (Pipeline slice : slices) {
      List<PipelineNode> expected = new ArrayList<>(pipeline.nodes());
      expected.retainAll(slice.nodes());
      assertThat(slice.nodes()).isNotEmpty().hasSameSizeAs(expected);
      assertThat(new HashSet<>(slice.nodes())).isEqualTo(new HashSet<>(expected));
    }
  }

  @Property
  void fromIsClosedUnderReadersAndToUnderWriters(@ForAll Random random) {
    Pipeline pipeline = RandomPipelines.random(random, NODES);
    String start = anyNode(pipeline, random);
    Pipeline from = pipeline.from(start);
    Set<String> written = new HashSet<>(from.writers().keySet());
    for (PipelineNode node : pipeline.nodes()) {
      boolean reads = !Collections.disjoint(node.datasetsRead(), written);
      assertThat(names(from).contains(node.name())).isEqualTo(reads || node.name().equals(start));
    }
    Pipeline to = pipeline.to(start);
    Set<String> read = new HashSet<>();
    to.nodes().forEach(node -> read.addAll(node.datasetsRead()));
    for (PipelineNode node : pipeline.nodes()) {
      boolean isRead = !Collections.disjoint(node.datasetsWritten(), read);
      assertThat(names(to).contains(node.name())).isEqualTo(isRead || node.name().equals(start));
    }
  }

  @Property
  void severalSelectionsNarrowEachOther(@ForAll Random random) {
    Pipeline pipeline = RandomPipelines.random(random, NODES);
    String a = anyNode(pipeline, random);
    Set<String> downstream = names(pipeline.from(a));
    String b =
        downstream.stream()
            .sorted()
            .skip(random.nextInt(downstream.size()))
            .findFirst()
            .orElseThrow();
    List<String> none = List.of();
    Slice slice = new Slice(none, none, List.of(a), List.of(b), none, none, none);
    Set<String> expected = new HashSet<>(downstream);
    expected.retainAll(names(pipeline.to(b)));
    assertThat(names(pipeline.only(slice))).isEqualTo(expected);
  }

  @Property
  void inputsOutputsAndDatasetsFitTogether(@ForAll Random random) {
    Pipeline pipeline = RandomPipelines.random(random, NODES);
    Set<String> read = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    for (PipelineNode node : pipeline.nodes()) {
      read.addAll(node.datasetsRead());
      written.addAll(node.datasetsWritten());
      node.datasetsWritten()
          .forEach(dataset -> assertThat(pipeline.writers().get(dataset)).isEqualTo(node));
    }
    Set<String> all = new TreeSet<>(read);
    all.addAll(written);
    assertThat(pipeline.datasets()).isEqualTo(all);
    all.removeAll(written);
    assertThat(pipeline.inputs()).isEqualTo(all);
    written.removeAll(read);
    assertThat(pipeline.outputs()).isEqualTo(written);
  }

  @Property
  void namespacesKeepTheShapeApart(@ForAll Random random) {
    Pipeline pipeline = RandomPipelines.random(random, NODES);
    Pipeline one = pipeline.as("one");
    Pipeline two = pipeline.as("two");
    assertThat(one.plus(two).nodes()).hasSize(2 * pipeline.nodes().size());
    assertThat(one.datasets())
        .isEqualTo(
            pipeline.datasets().stream()
                .map(name -> "one." + name)
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(one.onlyNamespaces("one")).isEqualTo(one);
    Rename[] kept = pipeline.inputs().stream().map(Rename::keep).toArray(Rename[]::new);
    assertThat(pipeline.as("one", kept).inputs()).isEqualTo(pipeline.inputs());
  }

  @Property
  void tagsAreAdded(@ForAll Random random) {
    Pipeline pipeline = RandomPipelines.random(random, NODES);
    Pipeline tagged = pipeline.tagged("new", "newer");
    assertThat(tagged.onlyTags("new")).isEqualTo(tagged);
    assertThat(names(tagged)).isEqualTo(names(pipeline));
    for (PipelineNode node : pipeline.nodes()) {
      Set<String> expected = new TreeSet<>(node.tags());
      expected.addAll(List.of("new", "newer"));
      assertThat(tagged.node(node.name()).orElseThrow().tags()).isEqualTo(expected);
    }
  }

  private static Pipeline some(Pipeline pipeline, Random random) {
    return Pipeline.of(pipeline.nodes().stream().filter(node -> random.nextBoolean()).toList());
  }

  private static String anyNode(Pipeline pipeline, Random random) {
    return pipeline.nodes().get(random.nextInt(pipeline.nodes().size())).name();
  }

  private static Set<String> names(Pipeline pipeline) {
    return pipeline.nodes().stream().map(PipelineNode::name).collect(Collectors.toSet());
  }
}
