package io.github.vertexmaven.core.spec;

import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.core.graph.ProjectGraph;
import io.github.vertexmaven.core.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.settings.Resources;
import io.github.vertexmaven.core.settings.Settings;
import io.github.vertexmaven.core.spec.PipelineSpec.Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * Which machine a node asks for: {@code __default__} first, over it the node's tags in the order in
 * which the settings declare them, over these the node's name. Names match after folding {@code -}
 * and {@code _}.
 */
final class Machines {

  private static final String DEFAULT = "__default__";

  /** Limits of a Vertex AI machine: page "Specify machine types for a pipeline step". */
  private static final double MAX_CPUS = 96;

  private static final double MAX_GIGABYTES = 624;

  private final Settings settings;

  Machines(Settings settings) {
    this.settings = settings;
  }

  Machine of(Node node) {
    Resources resources =
        matching(settings.run().nodes().resources(), node, Resources::overriddenBy)
            .orElse(Resources.none());
    Optional<String> accelerator =
        matching(settings.run().nodes().accelerators(), node, (earlier, later) -> later);
    long count = accelerator.isEmpty() ? 0 : resources.gpu().orElse(1L);
    return new Machine(
        resources.cpu(), resources.memory(), count == 0 ? Optional.empty() : accelerator, count);
  }

  private static <T> Optional<T> matching(
      Map<String, T> section, Node node, BinaryOperator<T> over) {
    List<T> found = new ArrayList<>();
    Optional.ofNullable(section.get(DEFAULT)).ifPresent(found::add);
    Set<String> tags = new TreeSet<>();
    node.tags().forEach(tag -> tags.add(folded(tag)));
    section.forEach((key, value) -> addIf(tags.contains(folded(key)), found, value));
    section.forEach((key, value) -> addIf(folded(key).equals(folded(node.name())), found, value));
    return found.stream().reduce(over);
  }

  private static <T> void addIf(boolean wanted, List<T> found, T value) {
    if (wanted) {
      found.add(value);
    }
  }

  private static String folded(String name) {
    return name.replace('-', '_');
  }

  /**
   * Names in the settings that no node or tag of the project has, and quantities that no machine
   * has.
   */
  void check(ProjectGraph graph, List<String> problems, List<String> warnings) {
    Map<String, String> known = new LinkedHashMap<>();
    graph.nodeNames().forEach(name -> known.put(folded(name), name));
    graph.tags().forEach(tag -> known.putIfAbsent(folded(tag), tag));
    settings
        .run()
        .nodes()
        .resources()
        .keySet()
        .forEach(k -> checkName("resources", k, known, problems, warnings));
    settings
        .run()
        .nodes()
        .accelerators()
        .keySet()
        .forEach(k -> checkName("node_selectors", k, known, problems, warnings));
    settings
        .run()
        .nodes()
        .resources()
        .forEach((name, resources) -> checkSize(name, resources, problems));
    graph.pipelines().values().stream()
        .flatMap(List::stream)
        .distinct()
        .forEach(node -> checkAccelerator(node, warnings));
  }

  private void checkName(
      String section,
      String name,
      Map<String, String> known,
      List<String> problems,
      List<String> warnings) {
    if (name.equals(DEFAULT) || known.containsKey(folded(name))) {
      return;
    }
    String what =
        "run_config." + section + "." + name + " is neither a node nor a tag of the project";
    Optional<String> near = DidYouMean.among(known.values(), name);
    if (near.isPresent()) {
      problems.add(what + "; did you mean '" + near.get() + "'?");
    } else {
      warnings.add(what + "; it has no effect.");
    }
  }

  private static void checkSize(String name, Resources resources, List<String> problems) {
    resources
        .cpu()
        .filter(cpu -> Resources.cpus(cpu) > MAX_CPUS)
        .ifPresent(
            cpu ->
                problems.add(
                    "run_config.resources."
                        + name
                        + ".cpu: "
                        + cpu
                        + " is more than the "
                        + (int) MAX_CPUS
                        + " CPUs that Vertex AI offers."));
    resources
        .memory()
        .filter(memory -> Resources.gigabytes(memory) > MAX_GIGABYTES)
        .ifPresent(
            memory ->
                problems.add(
                    "run_config.resources."
                        + name
                        + ".memory: "
                        + memory
                        + " is more than the "
                        + (int) MAX_GIGABYTES
                        + " GB that Vertex AI offers."));
  }

  private void checkAccelerator(Node node, List<String> warnings) {
    Resources resources =
        matching(settings.run().nodes().resources(), node, Resources::overriddenBy)
            .orElse(Resources.none());
    boolean asked = resources.gpu().filter(count -> count > 0).isPresent();
    if (asked && of(node).accelerator().isEmpty()) {
      warnings.add(
          "Node '"
              + node.name()
              + "' asks for gpu, but run_config.node_selectors names no accelerator for it; it gets"
              + " none.");
    }
  }
}
