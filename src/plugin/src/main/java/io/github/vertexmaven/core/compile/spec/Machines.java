package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.contract.ByNode;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Machine;
import io.github.vertexmaven.core.conf.settings.Resources;
import io.github.vertexmaven.core.conf.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which machine a node asks for. */
final class Machines {

  private static final MachineTable.Machine LARGEST = MachineTable.published().largest();

  private final Settings settings;
  private final ByNode<Resources> resources;
  private final ByNode<String> accelerators;

  Machines(Settings settings) {
    this.settings = settings;
    this.resources = new ByNode<>(settings.run().nodes().resources(), Resources::overriddenBy);
    this.accelerators =
        new ByNode<>(settings.run().nodes().accelerators(), (earlier, later) -> later);
  }

  Machine of(Node node) {
    Resources asked = resources.of(node).orElse(Resources.none());
    Optional<String> accelerator = accelerators.of(node);
    long count = accelerator.isEmpty() ? 0 : asked.gpu().orElse(1L);
    return new Machine(
        asked.cpu(), asked.memory(), count == 0 ? Optional.empty() : accelerator, count);
  }

  /** Quantities that no machine has, or fewer than the least one has. */
  void check(
      ProjectGraph graph,
      Predicate<String> concerned,
      Collection<String> problems,
      Collection<String> warnings) {
    MachineFit fit = new MachineFit(settings);
    resources
        .section()
        .forEach(
            (name, asked) -> {
              if (concerned.test(name)) {
                checkSize(name, asked, problems, warnings);
              }
            });
    graph.pipelines().values().stream()
        .flatMap(List::stream)
        .distinct()
        .forEach(
            node -> {
              checkAccelerator(node, warnings);
              fit.check(node, of(node), problems, warnings);
            });
  }

  private void checkSize(
      String name, Resources asked, Collection<String> problems, Collection<String> warnings) {
    asked.cpu().ifPresent(cpu -> checkCpu(at(name, "cpu") + cpu, cpu.amount(), problems, warnings));
    asked
        .memory()
        .ifPresent(
            memory ->
                checkMemory(at(name, "memory") + memory, memory.amount(), problems, warnings));
  }

  private String at(String name, String key) {
    return settings.places().of("run_config", "resources", name, key) + ": ";
  }

  private static void checkCpu(
      String what, double cpus, Collection<String> problems, Collection<String> warnings) {
    if (cpus > LARGEST.cpus()) {
      problems.add(
          what + " is more than the " + (int) LARGEST.cpus() + " CPUs that Vertex AI offers.");
    } else if (cpus < 1) {
      warnings.add(
          what + " is less than 1 CPU; a task has a machine of its own with at least one.");
    }
  }

  private static void checkMemory(
      String what, double gigabytes, Collection<String> problems, Collection<String> warnings) {
    if (gigabytes > LARGEST.gigabytes()) {
      problems.add(
          what + " is more than the " + (int) LARGEST.gigabytes() + " GB that Vertex AI offers.");
    } else if (gigabytes < 1) {
      warnings.add(
          what + " is less than 1 GB; a task has a machine of its own with at least that.");
    }
  }

  private void checkAccelerator(Node node, Collection<String> warnings) {
    Optional<Long> asked = resources.of(node).flatMap(Resources::gpu).filter(count -> count > 0);
    if (asked.isPresent() && of(node).accelerator().isEmpty()) {
      warnings.add(
          "Node '"
              + node.name()
              + "' asks for gpu, but run_config.node_selectors names no accelerator for it; it gets"
              + " none.");
    }
  }
}
