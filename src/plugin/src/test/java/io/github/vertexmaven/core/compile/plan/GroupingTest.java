package io.github.vertexmaven.core.compile.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.core.show.plan.PlanText;
import io.github.vertexmaven.core.show.table.Screen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Strategies that follow names, and groups that cannot be. */
class GroupingTest {

  private static final TaskMachine SMALL = new TaskMachine("the default machine", 4);

  /** A chain {@code a > b > c > d}, some nodes with tags and namespaces. */
  private static GroupingProblem chain() {
    return new GroupingProblem(
        List.of(
            node("a", "", List.of("group.one", "other"), SMALL, false),
            node("b", "ns", List.of("group.one"), SMALL, false, "a"),
            node("c", "ns.deep", List.of(), new TaskMachine("16 CPU", 16), false, "b"),
            node("d", "ns", List.of("group.two", "group."), SMALL, true, "c")),
        Set.of(),
        90,
        1);
  }

  private static PlanNode node(
      String name,
      String namespace,
      List<String> tags,
      TaskMachine machine,
      boolean alone,
      String... reads) {
    return new PlanNode(
        name,
        namespace,
        tags,
        machine,
        alone,
        true,
        10,
        new TreeSet<>(List.of(reads)),
        new TreeSet<>(Set.of(name)));
  }

  @Test
  void noneIsATaskForEachNode() {
    assertThat(Strategies.none().group(chain()))
        .extracting(Group::name)
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void tagsNameTheirGroups() {
    assertThat(Strategies.byTag("group.").group(chain()))
        .containsExactlyInAnyOrder(
            new Group("one", List.of("a", "b"), "tagged group.one"),
            new Group("c", List.of("c"), "no tag group.…"),
            new Group("two", List.of("d"), "tagged group.two"));
  }

  @Test
  void namespacesNameTheirGroups() {
    assertThat(Strategies.byNamespace().group(chain()))
        .containsExactlyInAnyOrder(
            new Group("a", List.of("a"), "no namespace"),
            new Group("ns", List.of("b", "d"), "namespace ns"),
            new Group("ns.deep", List.of("c"), "namespace ns.deep"));
  }

  @Test
  void nodesThatAGrouperLeavesOutStayAlone() {
    assertThat(
            Strategies.given(Map.of("first", List.of("a", "b")), "com.acme.ByTeam").group(chain()))
        .containsExactlyInAnyOrder(
            new Group("first", List.of("a", "b"), "grouped by com.acme.ByTeam"),
            new Group("c", List.of("c"), "grouped by com.acme.ByTeam"),
            new Group("d", List.of("d"), "grouped by com.acme.ByTeam"));
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        arguments(Map.of("g", List.of("a", "x")), "Group 'g' has node 'x', which does not exist."),
        arguments(
            Map.of("g", List.of("a", "c")),
            """
            Group 'g' cannot be one task, because its nodes need different machines: 'a': the default machine; 'c': 16 CPU.
              Give them the same settings, or put them into different groups.
            Groups wait for each other: 'b' (group 'b') reads 'a' of 'a' (group 'g'); 'c' (group 'g') reads 'b' of 'b' (group 'b').
              Put all of these nodes into one group, or take one out of its group.\
            """),
        arguments(Map.of("c", List.of("a", "b")), "Two groups are named 'c'. Rename one."),
        arguments(
            Map.of("g", List.of("b", "d")),
            """
            Node 'd' must have a task of its own, but is in group 'g' with 'b'.
            Groups wait for each other: 'c' (group 'c') reads 'b' of 'b' (group 'g'); 'd' (group 'g') reads 'c' of 'c' (group 'c').
              Put all of these nodes into one group, or take one out of its group.\
            """));
  }

  @ParameterizedTest
  @MethodSource
  void impossible(Map<String, List<String>> groups, String problems) {
    List<Group> given = Strategies.given(groups, "a test").group(chain());
    assertThat(String.join("\n", GroupingCheck.of(chain(), given))).isEqualTo(problems);
  }

  @Test
  void aNodeInTwoGroupsAndOneInNone() {
    List<Group> groups =
        List.of(new Group("one", List.of("a", "b"), ""), new Group("two", List.of("b", "c"), ""));
    assertThat(GroupingCheck.of(chain(), groups))
        .containsExactly(
            "Node 'b' is in more than one group: 'one', 'two'. A node runs in one task.",
            "Node 'd' is in no group.");
  }

  @Test
  void aPlanSaysWhatARunCosts() {
    List<Group> groups = Strategies.byTag("group.").group(chain());
    assertThat(
            PlanText.of(
                "orders", Plan.of("tag group.", chain(), groups), true, new Screen(70, false)))
        .containsExactly(
            "Plan of pipeline 'orders' (tag group.): 3 tasks for 4 nodes",
            "  Task        Time  Machine              Nodes  Why",
            "  one   1 min 51 s  the default machine  a, b   tagged group.one",
            "  c     1 min 42 s  16 CPU                      no tag group.…",
            "  two   1 min 41 s  the default machine         tagged group.two",
            "  critical path: one > c > two",
            "  expected: 5 min 14 s to the end, 5 min 14 s machine time (one task",
            "    per node: 6 min 46 s, 6 min 46 s)");
  }

  @Test
  void aPlanOnTheEmulatorPromisesNoTimes() {
    List<Group> groups = Strategies.byTag("group.").group(chain());
    assertThat(
            PlanText.of("o", Plan.of("tag group.", chain(), groups), false, new Screen(120, false)))
        .noneMatch(line -> line.contains("expected"));
  }
}
