package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.contract.ByNode;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.plan.Group;
import io.github.vertexmaven.core.compile.plan.Grouper;
import io.github.vertexmaven.core.compile.plan.GroupingCheck;
import io.github.vertexmaven.core.compile.plan.GroupingProblem;
import io.github.vertexmaven.core.compile.plan.Plan;
import io.github.vertexmaven.core.compile.plan.PlanNode;
import io.github.vertexmaven.core.compile.plan.Strategies;
import io.github.vertexmaven.core.compile.plan.TaskMachine;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Machine;
import io.github.vertexmaven.core.conf.settings.GroupingSettings;
import io.github.vertexmaven.core.conf.settings.NodeSettings.TaskSettings;
import io.github.vertexmaven.core.conf.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Groups the nodes of one DAG as the settings say. */
final class NodeGroups {

  /** The machine that a task gets that asks for none: e2-standard-4. */
  private static final int DEFAULT_CORES = 4;

  private final SpecParts parts;
  private final String pipeline;
  private final DagData data;
  private final Settings settings;
  private final GroupingSettings grouping;
  private final TaskRules rules;
  private final Caching caching;
  private final ByNode<Duration> durations;

  NodeGroups(SpecParts parts, String pipeline, DagData data, RunParameters parameters) {
    this.parts = parts;
    this.pipeline = pipeline;
    this.data = data;
    this.settings = parts.request().config().settings();
    this.grouping = settings.run().grouping();
    this.rules = new TaskRules(settings);
    this.caching = new Caching(data, rules, parameters, parts.root().uri());
    this.durations = new ByNode<>(grouping.known(), (earlier, later) -> later);
  }

  /**
   * What came out.
   *
   * @param groups each node in one of them
   * @param plan what a run is expected to cost
   */
  record Grouped(List<TaskGroup> groups, Plan plan) {}

  /** The groups; impossible ones are told as problems and taken apart. */
  Grouped grouped() {
    GroupingProblem problem = problem();
    List<Group> groups = grouper().group(problem);
    List<String> impossible = GroupingCheck.of(problem, groups);
    if (!impossible.isEmpty()) {
      String where = settings.places().of("run_config", "grouping", "strategy");
      impossible.forEach(text -> parts.problem(where + ": pipeline '" + pipeline + "': " + text));
      groups = Strategies.none().group(problem);
    }
    return new Grouped(taskGroups(groups), Plan.of(words(), problem, groups));
  }

  private Grouper grouper() {
    return switch (grouping.strategy()) {
      case GroupingSettings.NONE -> Strategies.none();
      case GroupingSettings.TAG -> Strategies.byTag(grouping.tagPrefix());
      case GroupingSettings.NAMESPACE -> Strategies.byNamespace();
      case GroupingSettings.AUTO -> Strategies.auto();
      default -> Strategies.given(givenGroups(), grouping.strategy());
    };
  }

  /** Those of the project's own class, as far as they have nodes that are compiled. */
  private Map<String, List<String>> givenGroups() {
    Set<String> names = data.nodes().stream().map(Node::name).collect(Collectors.toSet());
    Map<String, List<String>> groups = new LinkedHashMap<>();
    parts
        .request()
        .graph()
        .groups(pipeline)
        .forEach(
            (name, nodes) -> {
              List<String> chosen = nodes.stream().filter(names::contains).toList();
              if (!chosen.isEmpty()) {
                groups.put(name, chosen);
              }
            });
    return groups;
  }

  private String words() {
    return grouping.strategy().equals(GroupingSettings.TAG)
        ? "tag " + grouping.tagPrefix() + "…"
        : grouping.strategy();
  }

  private GroupingProblem problem() {
    Set<String> alone = new TreeSet<>();
    grouping.alone().forEach(name -> alone.add(ByNode.folded(name)));
    Set<String> kept = data.all().stream().filter(data::isKept).collect(Collectors.toSet());
    return new GroupingProblem(
        data.nodes().stream().map(node -> planNode(node, alone)).toList(),
        kept,
        grouping.startCost().toMillis() / 1000.0,
        grouping.dataCost().toMillis() / 1000.0);
  }

  private PlanNode planNode(Node node, Set<String> alone) {
    boolean isAlone =
        alone.contains(ByNode.folded(node.name()))
            || node.tags().stream().map(ByNode::folded).anyMatch(alone::contains);
    return new PlanNode(
        node.name(),
        node.namespace(),
        node.tags(),
        machine(node),
        isAlone,
        caching.of(node),
        durations.of(node).orElse(grouping.nodeTime()).toMillis() / 1000.0,
        new TreeSet<>(node.datasetsRead()),
        new TreeSet<>(node.datasetsWritten()));
  }

  /** All that holds for a task as a whole. */
  private TaskMachine machine(Node node) {
    Machine machine = parts.dialect().machine(node);
    TaskSettings task = rules.of(node);
    List<String> words = new ArrayList<>();
    machine.cpu().ifPresent(cpu -> words.add(cpu + " CPU"));
    machine.memory().ifPresent(memory -> words.add(memory.written()));
    machine.accelerator().ifPresent(type -> words.add(machine.acceleratorCount() + " " + type));
    if (words.isEmpty()) {
      words.add("default machine");
    }
    task.image().ifPresent(image -> words.add("image " + image));
    task.env().forEach((name, value) -> words.add("env " + name + "=" + value));
    TaskRules.retries(task).ifPresent(retry -> words.add(retry.max() + " retries"));
    parts.dialect().pod(node, true).forEach((key, value) -> words.add(key + " " + value));
    int cores = machine.cpu().map(cpu -> Math.max(1, (int) cpu.amount())).orElse(DEFAULT_CORES);
    return new TaskMachine(String.join(", ", words), cores);
  }

  private List<TaskGroup> taskGroups(List<Group> groups) {
    Map<String, Group> groupOf = new HashMap<>();
    groups.forEach(group -> group.nodes().forEach(node -> groupOf.put(node, group)));
    Map<Group, List<Node>> nodes = new LinkedHashMap<>();
    for (Node node : data.nodes()) {
      nodes.computeIfAbsent(groupOf.get(node.name()), any -> new ArrayList<>()).add(node);
    }
    return nodes.entrySet().stream()
        .map(entry -> new TaskGroup(entry.getKey().name(), entry.getValue()))
        .toList();
  }
}
