package io.github.vertexmaven.testing;

import io.github.vertexmaven.pipeline.NodeInput;
import io.github.vertexmaven.pipeline.NodeOutput;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import java.lang.reflect.Method;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Pipelines of any shape over methods that do next to nothing. The same seed gives the same. */
public final class RandomPipelines {

  private RandomPipelines() {}

  /** Has a value for every key. */
  private static final class Anything extends AbstractMap<String, Object> {
    @Override
    public Object get(Object key) {
      return "value of " + key;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      return Set.of();
    }
  }

  public static Map<String, Object> take0() {
    return new Anything();
  }

  public static Map<String, Object> take1(Object a) {
    return new Anything();
  }

  public static Map<String, Object> take2(Object a, Object b) {
    return new Anything();
  }

  public static Map<String, Object> take3(Object a, Object b, Object c) {
    return new Anything();
  }

  /** A node over one of the methods above, with up to three inputs. */
  public static PipelineNode node(
      String name, Set<String> tags, List<String> reads, List<String> writes) {
    Class<?>[] types = Collections.nCopies(reads.size(), Object.class).toArray(Class<?>[]::new);
    try {
      Method method = RandomPipelines.class.getMethod("take" + reads.size(), types);
      return new PipelineNode(
          name,
          name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "",
          new TreeSet<>(tags),
          method,
          reads.stream()
              .map(read -> new NodeInput(NodeInput.Kind.DATASET, read, Object.class))
              .toList(),
          writes.stream()
              .map(written -> new NodeOutput(written, NodeOutput.Part.ENTRY, written, Object.class))
              .toList());
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** {@code "a: x y -> z"}: a node, what it reads, what it writes. */
  public static PipelineNode node(String text) {
    String[] halves = text.split("->", -1);
    String[] left = halves[0].split(":", -1);
    return node(left[0].strip(), Set.of(), words(left[1]), words(halves[1]));
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  /** A pipeline of nodes in words. */
  public static Pipeline of(String... nodes) {
    List<PipelineNode> all = new ArrayList<>();
    for (String node : nodes) {
      all.add(node(node));
    }
    return Pipeline.of(all);
  }

  /** Up to {@code maxNodes} nodes whose names say nothing of their order. */
  public static Pipeline random(Random random, int maxNodes) {
    int count = 1 + random.nextInt(maxNodes);
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers, random);
    List<String> written = new ArrayList<>();
    List<PipelineNode> nodes = new ArrayList<>();
    for (int number : numbers) {
      Set<String> reads = new TreeSet<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        boolean outside = written.isEmpty() || random.nextInt(5) == 0;
        reads.add(
            outside ? "raw_" + random.nextInt(3) : written.get(random.nextInt(written.size())));
      }
      List<String> writes = new ArrayList<>();
      for (int i = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2); i > 0; i--) {
        writes.add("d" + number + "_" + i);
      }
      String namespace = List.of("", "", "x.", "x.y.").get(random.nextInt(4));
      Set<String> tags = random.nextBoolean() ? Set.of("t" + random.nextInt(3)) : Set.of();
      nodes.add(node(namespace + "n" + number, tags, List.copyOf(reads), writes));
      written.addAll(writes);
    }
    return Pipeline.of(nodes);
  }
}
