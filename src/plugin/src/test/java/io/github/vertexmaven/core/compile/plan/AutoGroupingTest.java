package io.github.vertexmaven.core.compile.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.compile.plan.Dags.Shape;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutoGroupingTest {

  private static List<Group> auto(GroupingProblem problem) {
    return Strategies.auto().group(problem);
  }

  private static Plan plan(GroupingProblem problem) {
    return Plan.of("auto", problem, auto(problem));
  }

  @Tag("slow")
  @Property(tries = 40)
  void groupsAreTasksOfAllNodesAndCostNoMoreThanOneTaskPerNode(
      @ForAll Shape shape,
      @ForAll @IntRange(min = 3, max = 120) int size,
      @ForAll @IntRange(min = 0, max = 1_000_000) int seed,
      @ForAll @DoubleRange(min = 1, max = 4000) double longest,
      @ForAll @DoubleRange(min = 0, max = 0.5) double odd) {
    GroupingProblem problem = Dags.of(shape, size, seed, longest, odd);
    assertThat(GroupingCheck.of(problem, auto(problem))).isEmpty();
    Plan plan = plan(problem);
    assertThat(plan.seconds()).isLessThanOrEqualTo(plan.apartSeconds() * 1.01);
    assertThat(plan.machineSeconds()).isLessThanOrEqualTo(plan.apartMachineSeconds() * 1.01);
  }

  @Property(tries = 20)
  void isWithinATenthOfTheBestOfAllGroupings(
      @ForAll Shape shape,
      @ForAll @IntRange(min = 3, max = 7) int size,
      @ForAll @IntRange(min = 0, max = 1_000_000) int seed,
      @ForAll @DoubleRange(min = 1, max = 4000) double longest) {
    Dag dag = Dag.of(Dags.of(shape, size, seed, longest, seed % 3 == 0 ? 0.2 : 0));
    if (dag.size > 9) {
      return;
    }
    Estimate auto = Estimate.of(dag, Auto.of(dag));
    Exhaustive best = Exhaustive.of(dag);
    assertThat(auto.score()).isLessThanOrEqualTo(best.score() * 1.1);
    assertThat(auto.total).isLessThanOrEqualTo(best.total() * 1.1);
  }

  @Property(tries = 20)
  void halvesTheTimeOfChainsOfShortNodes(
      @ForAll @IntRange(min = 10, max = 500) int size,
      @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    Plan plan = plan(Dags.of(Shape.CHAIN, size, seed, 10, 0));
    assertThat(plan.seconds()).isLessThanOrEqualTo(plan.apartSeconds() / 2);
  }

  /** Three layers and more: with eight nodes each that is from 17 nodes on. */
  @Tag("slow")
  @Property(tries = 20)
  void halvesTheTimeOfLayeredPipelinesOfShortNodes(
      @ForAll @IntRange(min = 17, max = 500) int size,
      @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    Plan plan = plan(Dags.of(Shape.LAYERED, size, seed, 10, 0));
    assertThat(plan.seconds()).isLessThanOrEqualTo(plan.apartSeconds() / 2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Shape.class,
      names = {"DIAMONDS"})
  void plansTenThousandNodesInTwoSeconds(Shape shape) {
    assertThatTenThousandArePlannedInTwoSeconds(shape);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(
      value = Shape.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DIAMONDS"})
  void plansTenThousandNodesOfOtherShapesInTwoSeconds(Shape shape) {
    assertThatTenThousandArePlannedInTwoSeconds(shape);
  }

  private static void assertThatTenThousandArePlannedInTwoSeconds(Shape shape) {
    GroupingProblem problem = Dags.of(shape, 10_000, 1, 60, 0.05);
    plan(Dags.of(shape, 1_000, 1, 60, 0.05));
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Plan plan = plan(problem);
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
    assertThat(plan.tasks()).isNotEmpty();
    assertThat(nanos / 1e9).isLessThan(2);
  }

  @Test
  void theSameNodesAlwaysGiveTheSameGroups() {
    GroupingProblem problem = Dags.of(Shape.RANDOM, 200, 7, 300, 0.1);
    assertThat(auto(problem)).isEqualTo(auto(problem));
  }

  @Test
  void longNodesThatCanRunInParallelStayApart() {
    List<PlanNode> nodes =
        List.of(
            Dags.node(0, Dags.FOUR_CORES, false, 5, Set.of()),
            Dags.node(1, new TaskMachine("1 CPU", 1), false, 3000, Set.of(0)),
            Dags.node(2, new TaskMachine("1 CPU", 1), false, 3000, Set.of(0)));
    assertThat(auto(Dags.problem(nodes)))
        .extracting(Group::nodes)
        .containsExactly(List.of("n0"), List.of("n1"), List.of("n2"));
  }

  @Test
  void whatANodeIsMarkedForIsKeptAndSaid() {
    List<PlanNode> nodes =
        List.of(
            Dags.node(0, Dags.FOUR_CORES, false, 5, Set.of()),
            Dags.node(1, Dags.FOUR_CORES, true, 5, Set.of(0)),
            Dags.node(2, Dags.GPU, false, 5, Set.of(1)),
            Dags.node(3, Dags.FOUR_CORES, false, 5, Set.of(2)),
            Dags.node(4, Dags.FOUR_CORES, false, 5, Set.of(3)));
    assertThat(auto(Dags.problem(nodes)))
        .containsExactly(
            new Group("n0", List.of("n0"), "no neighbour asks for the same machine: 4 CPU"),
            new Group("n1", List.of("n1"), "marked to stay alone"),
            new Group(
                "n2",
                List.of("n2"),
                "no neighbour asks for the same machine: 8 CPU, NVIDIA_TESLA_T4"),
            new Group(
                "n3-and-n4",
                List.of("n3", "n4"),
                "in tasks of their own the run would end 1 min 32 s later and take 1 min 32 s more"
                    + " machine time"));
  }

  @Test
  void dataThatIsSavedAnywayCountsNothing() {
    List<PlanNode> nodes =
        List.of(
            Dags.node(0, Dags.FOUR_CORES, false, 5, Set.of()),
            Dags.node(1, Dags.FOUR_CORES, true, 5, Set.of(0)));
    GroupingProblem kept = new GroupingProblem(nodes, new HashSet<>(Set.of("d0")), 90, 1);
    assertThat(plan(kept).seconds()).isEqualTo(190);
    assertThat(plan(Dags.problem(nodes)).seconds()).isEqualTo(192);
  }

  @Test
  void aPipelineOfNothingHasNoTasks() {
    assertThat(plan(new GroupingProblem(List.of(), new TreeSet<>(), 90, 1)).tasks()).isEmpty();
  }
}
