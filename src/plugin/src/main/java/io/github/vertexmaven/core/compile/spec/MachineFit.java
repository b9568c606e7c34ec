package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.contract.ByNode;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.spec.MachineTable.Accelerator;
import io.github.vertexmaven.core.conf.settings.Quantity;
import io.github.vertexmaven.core.conf.settings.Resources;
import io.github.vertexmaven.core.conf.settings.Settings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Whether there is a machine with the accelerators, the CPUs and the memory that a node asks for
 * together. The service itself says it when the task starts, after all tasks before it.
 */
record MachineFit(Settings settings) {

  private static final String SELECTORS = "node_selectors";
  private static final String RESOURCES = "resources";

  void check(
      Node node,
      PipelineSpec.Machine asked,
      Collection<String> problems,
      Collection<String> warnings) {
    Optional<Accelerator> known =
        asked.accelerator().flatMap(MachineTable.published()::accelerator);
    if (known.isEmpty()) {
      return;
    }
    Accelerator accelerator = known.get();
    String type = asked.accelerator().orElseThrow();
    if (accelerator.machines().isEmpty()) {
      if (!accelerator.isEnded()) {
        warnings.add(
            at(node) + "no machine with " + type + " is published for tasks of pipelines.");
      }
      return;
    }
    String what = asked.acceleratorCount() + " × " + type;
    Optional<MachineTable.Machine> machine = accelerator.with(asked.acceleratorCount());
    if (machine.isEmpty()) {
      problems.add(
          at(node)
              + "node '"
              + node.name()
              + "' asks for "
              + what
              + "; machines of Vertex AI have "
              + accelerator.counts()
              + ".");
    }
    machine.ifPresent(
        fitting -> {
          checkCpu(node, asked.cpu(), what, fitting, problems);
          checkMemory(node, asked.memory(), what, fitting, problems);
        });
    if (accelerator.lacksMount()) {
      warnings.add(withoutMount(node, type));
    }
  }

  private void checkCpu(
      Node node,
      Optional<Quantity> asked,
      String what,
      MachineTable.Machine machine,
      Collection<String> problems) {
    asked
        .filter(cpu -> cpu.amount() > machine.cpus() && cpu.amount() <= largest().cpus())
        .ifPresent(
            cpu ->
                problems.add(
                    tooMuch(
                        node,
                        "cpu",
                        Resources::cpu,
                        cpu + " CPUs",
                        what,
                        machine,
                        number(machine.cpus()) + " CPUs")));
  }

  private void checkMemory(
      Node node,
      Optional<Quantity> asked,
      String what,
      MachineTable.Machine machine,
      Collection<String> problems) {
    asked
        .filter(
            memory ->
                memory.amount() > machine.gigabytes() && memory.amount() <= largest().gigabytes())
        .ifPresent(
            memory ->
                problems.add(
                    tooMuch(
                        node,
                        "memory",
                        Resources::memory,
                        memory + " of memory",
                        what,
                        machine,
                        number(machine.gigabytes()) + " GB")));
  }

  /** More than any machine has is told of where it is written. */
  private static MachineTable.Machine largest() {
    return MachineTable.published().largest();
  }

  private String tooMuch(
      Node node,
      String key,
      Function<Resources, Optional<?>> quantity,
      String asked,
      String accelerators,
      MachineTable.Machine machine,
      String has) {
    return place(node, key, quantity)
        + "node '"
        + node.name()
        + "' asks for "
        + asked
        + " and "
        + accelerators
        + "; the largest machine with these, "
        + machine.name()
        + ", has "
        + has
        + ". Ask for less, or for more accelerators.";
  }

  private String withoutMount(Node node, String type) {
    return at(node)
        + "machines with "
        + type
        + " were reported without a working /gcs, through which node '"
        + node.name()
        + "' gets its data"
        + (settings.codeInImage()
            ? "."
            : " and its code (GoogleCloudPlatform/gcsfuse#4333); with run_config.code: image the"
                + " code at least comes in the image.");
  }

  /** Where the number of accelerators is written, else their type. */
  private String at(Node node) {
    return last(settings.run().nodes().resources(), node, entry -> entry.gpu().isPresent())
        .map(name -> settings.places().of("run_config", RESOURCES, name, "gpu") + ": ")
        .orElseGet(
            () ->
                settings
                        .places()
                        .of(
                            "run_config",
                            SELECTORS,
                            last(settings.run().nodes().accelerators(), node, type -> true)
                                .orElseThrow())
                    + ": ");
  }

  private String place(Node node, String key, Function<Resources, Optional<?>> quantity) {
    String name =
        last(settings.run().nodes().resources(), node, entry -> quantity.apply(entry).isPresent())
            .orElseThrow();
    return settings.places().of("run_config", RESOURCES, name, key) + ": ";
  }

  /** The entry that decides for a node: the last of those that hold for it and say something. */
  private static <T> Optional<String> last(Map<String, T> section, Node node, Predicate<T> says) {
    Map<String, String> names = new LinkedHashMap<>();
    section.forEach(
        (name, entry) -> {
          if (says.test(entry)) {
            names.put(name, name);
          }
        });
    return new ByNode<>(names, (earlier, later) -> later).of(node);
  }

  private static String number(double amount) {
    return String.valueOf((long) amount);
  }
}
