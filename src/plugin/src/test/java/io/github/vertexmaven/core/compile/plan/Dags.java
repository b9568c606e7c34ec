package io.github.vertexmaven.core.compile.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Pipelines made up for tests: each shape from a seed, always the same. */
final class Dags {

  static final TaskMachine FOUR_CORES = new TaskMachine("4 CPU", 4);
  static final TaskMachine GPU = new TaskMachine("8 CPU, NVIDIA_TESLA_T4", 8);
  static final double START = 90;

  /** The forms that pipelines have. */
  enum Shape {
    CHAIN,
    FAN,
    DIAMONDS,
    LAYERED,
    RANDOM
  }

  private final Random random;
  private final double longest;
  private final double oddShare;
  private final List<PlanNode> nodes = new ArrayList<>();

  private Dags(Random random, double longest, double oddShare) {
    this.random = random;
    this.longest = longest;
    this.oddShare = oddShare;
  }

  /**
   * A pipeline.
   *
   * @param longest no node takes longer, seconds
   * @param oddShare the share of nodes that ask for another machine or stay alone
   */
  static GroupingProblem of(Shape shape, int size, long seed, double longest, double oddShare) {
    Dags dags = new Dags(new Random(seed), longest, oddShare);
    switch (shape) {
      case CHAIN -> dags.chain(size);
      case FAN -> dags.fan(size);
      case DIAMONDS -> dags.diamonds(size);
      case LAYERED -> dags.layered(size);
      case RANDOM -> dags.random(size);
    }
    return problem(dags.nodes);
  }

  static GroupingProblem problem(List<PlanNode> nodes) {
    return new GroupingProblem(nodes, Set.of(), START, 1);
  }

  /**
   * The spaceflights pipeline, grouped by hand into data processing and data science. Reading the
   * spreadsheet of shuttles takes longest.
   *
   * @param longest what that takes, seconds
   */
  static GroupingProblem spaceflights(double longest) {
    return problem(
        List.of(
            step("companies", "group.processing", longest / 12, "raw_companies"),
            step("shuttles", "group.processing", longest, "raw_shuttles"),
            step("table", "group.processing", longest / 4, "companies", "shuttles", "raw_reviews"),
            step("split", "group.science", longest / 12, "table"),
            step("train", "group.science", longest / 6, "split"),
            step("evaluate", "group.science", longest / 12, "split", "train")));
  }

  private static PlanNode step(String name, String tag, double seconds, String... reads) {
    return new PlanNode(
        name,
        "",
        List.of(tag),
        FOUR_CORES,
        false,
        true,
        seconds,
        new TreeSet<>(Set.of(reads)),
        new TreeSet<>(Set.of(name)));
  }

  private void chain(int size) {
    for (int i = 0; i < size; i++) {
      add(i == 0 ? Set.of() : Set.of(i - 1));
    }
  }

  private void fan(int size) {
    add(Set.of());
    Set<Integer> middle = new TreeSet<>();
    for (int i = 1; i < size - 1; i++) {
      add(Set.of(0));
      middle.add(i);
    }
    add(middle);
  }

  private void diamonds(int size) {
    add(Set.of());
    while (nodes.size() < size) {
      int top = nodes.size() - 1;
      int width = 2 + random.nextInt(3);
      Set<Integer> sides = new TreeSet<>();
      for (int i = 0; i < width; i++) {
        sides.add(nodes.size());
        add(Set.of(top));
      }
      add(sides);
    }
  }

  private void layered(int size) {
    int width = 2 + random.nextInt(7);
    List<Integer> earlier = List.of();
    while (nodes.size() < size) {
      List<Integer> layer = new ArrayList<>();
      for (int i = 0; i < width && nodes.size() < size; i++) {
        Set<Integer> reads = new TreeSet<>();
        int count = earlier.isEmpty() ? 0 : 1 + random.nextInt(3);
        for (int j = 0; j < count; j++) {
          reads.add(earlier.get(random.nextInt(earlier.size())));
        }
        layer.add(nodes.size());
        add(reads);
      }
      earlier = layer;
    }
  }

  private void random(int size) {
    for (int i = 0; i < size; i++) {
      Set<Integer> reads = new TreeSet<>();
      int count = i == 0 ? 0 : random.nextInt(3);
      for (int j = 0; j < count; j++) {
        reads.add(random.nextInt(i));
      }
      add(reads);
    }
  }

  private void add(Set<Integer> reads) {
    int number = nodes.size();
    boolean odd = random.nextDouble() < oddShare;
    TaskMachine machine = odd && random.nextBoolean() ? GPU : FOUR_CORES;
    boolean alone = odd && machine == FOUR_CORES;
    double seconds = longest * random.nextDouble() * random.nextDouble();
    nodes.add(node(number, machine, alone, seconds, reads));
  }

  static PlanNode node(
      int number, TaskMachine machine, boolean alone, double seconds, Set<Integer> reads) {
    TreeSet<String> inputs = new TreeSet<>();
    reads.forEach(read -> inputs.add("d" + read));
    return new PlanNode(
        "n" + number,
        "",
        List.of("group.g" + number / 5),
        machine,
        alone,
        true,
        seconds,
        inputs,
        new TreeSet<>(Set.of("d" + number)));
  }
}
