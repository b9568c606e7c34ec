package io.github.vertexmaven.core.compile.plan;

import io.github.vertexmaven.core.compile.plan.Dags.Shape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Groups made-up pipelines in all ways and compares what a run is expected to cost. Started by
 * hand: the figures depend on nothing but the seeds, the times of planning on the machine.
 */
public final class PlanBenchmark {

  private static final int PIPELINES = 1000;

  /** Short against a start of 90 seconds, middle, and long. */
  private static final double[] LONGEST = {10, 120, 3600};

  private PlanBenchmark() {}

  /** Sums over the pipelines of one shape, one task per node being 1. */
  private static final class Sums {
    private int pipelines;
    private final Map<String, double[]> ratios = new java.util.TreeMap<>();
    private double worstTotal;
    private double worstMachine;

    void add(String strategy, Plan plan) {
      double total = plan.seconds() / plan.apartSeconds();
      double machine = plan.machineSeconds() / plan.apartMachineSeconds();
      double[] sums = ratios.computeIfAbsent(strategy, any -> new double[2]);
      sums[0] += total;
      sums[1] += machine;
      if (strategy.equals("auto")) {
        worstTotal = Math.max(worstTotal, total);
        worstMachine = Math.max(worstMachine, machine);
      }
    }
  }

  /** Prints the tables. */
  public static void main(String[] args) {
    speed();
    optimum();
    for (double longest : LONGEST) {
      simulate(longest);
    }
  }

  private static void simulate(double longest) {
    Map<Shape, Sums> table = new EnumMap<>(Shape.class);
    Random random = new Random(42);
    for (int i = 0; i < PIPELINES; i++) {
      Shape shape = Shape.values()[i % Shape.values().length];
      int size = (int) Math.round(10 * Math.pow(50, random.nextDouble()));
      double odd = i % 3 == 0 ? 0.1 : 0;
      GroupingProblem problem = Dags.of(shape, size, i, longest, odd);
      add(problem, table.computeIfAbsent(shape, any -> new Sums()));
    }
    Sums spaceflights = new Sums();
    add(Dags.spaceflights(longest), spaceflights);
    System.out.printf(
        "%nNodes of up to %.0f s, start 90 s; mean end-to-end and machine time, one task per node ="
            + " 1%n",
        longest);
    table.forEach((shape, sums) -> print(shape.name(), sums));
    print("spaceflights", spaceflights);
  }

  private static void add(GroupingProblem problem, Sums sums) {
    sums.pipelines++;
    sums.add("auto", Plan.of("", problem, Strategies.auto().group(problem)));
    addIfPossible(sums, "one group", problem, oneGroup(problem));
    addIfPossible(sums, "tags", problem, Strategies.byTag("group.").group(problem));
  }

  private static void print(String shape, Sums sums) {
    StringBuilder line = new StringBuilder(String.format("%-12s", shape));
    sums.ratios.forEach(
        (strategy, ratio) ->
            line.append(
                String.format(
                    Locale.ROOT,
                    "  %s %.2f %.2f",
                    strategy,
                    ratio[0] / sums.pipelines,
                    ratio[1] / sums.pipelines)));
    line.append(
        String.format(
            Locale.ROOT, "  worst of auto %.3f %.3f", sums.worstTotal, sums.worstMachine));
    System.out.println(line);
  }

  private static List<Group> oneGroup(GroupingProblem problem) {
    return List.of(new Group("all", problem.nodes().stream().map(PlanNode::name).toList(), ""));
  }

  /** Groups that wait for each other, or ask for several machines, count as one task per node. */
  private static void addIfPossible(
      Sums sums, String strategy, GroupingProblem problem, List<Group> groups) {
    boolean possible = GroupingCheck.of(problem, groups).isEmpty();
    List<Group> taken = possible ? groups : Strategies.none().group(problem);
    sums.add(strategy, Plan.of("", problem, taken));
  }

  private static void optimum() {
    double worstScore = 1;
    double worstTotal = 1;
    int count = 0;
    for (int i = 0; i < 400; i++) {
      Shape shape = Shape.values()[i % Shape.values().length];
      double longest = LONGEST[i % LONGEST.length];
      GroupingProblem problem = Dags.of(shape, 3 + i % 6, i, longest, i % 4 == 0 ? 0.2 : 0);
      if (problem.nodes().size() > 9) {
        continue;
      }
      Dag dag = Dag.of(problem);
      Estimate auto = Estimate.of(dag, Auto.of(dag));
      Exhaustive best = Exhaustive.of(dag);
      worstScore = Math.max(worstScore, auto.score() / best.score());
      worstTotal = Math.max(worstTotal, auto.total / best.total());
      count++;
    }
    System.out.printf(
        Locale.ROOT,
        "%n%d small pipelines against all groupings: score at most %.3f of the least, end-to-end"
            + " time at most %.3f of the least%n%n",
        count,
        worstScore,
        worstTotal);
  }

  private static void speed() {
    for (Shape shape : Shape.values()) {
      List<Double> seconds = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        GroupingProblem problem = Dags.of(shape, 10_000, i, 60, 0.05);
        long begin = System.nanoTime();
        Plan.of("auto", problem, Strategies.auto().group(problem));
        seconds.add((System.nanoTime() - begin) / 1e9);
      }
      seconds.sort(null);
      System.out.printf(
          Locale.ROOT,
          "10,000 nodes, %-9s planned in %.2f s (slowest of five %.2f s)%n",
          shape,
          seconds.get(2),
          seconds.get(4));
    }
  }
}
