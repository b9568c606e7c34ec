package io.github.vertexmaven.core.show.diff;

import io.github.vertexmaven.core.compile.document.ComponentSpec;
import io.github.vertexmaven.core.compile.document.ContainerSpec;
import io.github.vertexmaven.core.compile.document.ExecutorSpec;
import io.github.vertexmaven.core.compile.document.ImporterSpec;
import io.github.vertexmaven.core.compile.document.InputSource;
import io.github.vertexmaven.core.compile.document.MachineSpec;
import io.github.vertexmaven.core.compile.document.RetrySpec;
import io.github.vertexmaven.core.compile.document.SpecDefinition;
import io.github.vertexmaven.core.compile.document.SpecDefinitions;
import io.github.vertexmaven.core.compile.document.TaskInputs;
import io.github.vertexmaven.core.compile.document.TaskSpec;
import io.github.vertexmaven.core.json.LenientFields;
import io.github.vertexmaven.core.json.PlainJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A task in words: what it runs, on what, from what, and when. */
final class TaskFacts {

  /** What this is of a command changes with the nodes and the code that it runs. */
  static final String CODE = "code";

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{32,64}");

  private final Map<String, String> facts = new LinkedHashMap<>();

  private TaskFacts() {}

  /**
   * The facts by name.
   *
   * @param component what the task consists of
   * @param executor what it runs; empty for a group of tasks
   */
  static Map<String, String> of(TaskSpec task, ComponentSpec component, ExecutorSpec executor) {
    TaskFacts found = new TaskFacts();
    executor.container().ifPresent(found::container);
    executor
        .importer()
        .flatMap(ImporterSpec::uri)
        .ifPresent(uri -> found.facts.put("content", uri));
    found.policies(task);
    found.inputs(task.inputs(), component.inputs());
    found.outputs(component.outputs());
    found.put("runs after", String.join(", ", new TreeSet<>(task.after())));
    executor.container().map(ContainerSpec::rest).ifPresent(rest -> found.rest("", rest));
    executor.importer().map(ImporterSpec::rest).ifPresent(rest -> found.rest("", rest));
    found.rest("", task.rest());
    found.rest("", component.rest());
    found.rest("", executor.rest());
    return found.facts;
  }

  private void put(String name, String value) {
    if (!value.isEmpty()) {
      facts.put(name, value);
    }
  }

  private void rest(String path, LenientFields fields) {
    Leaves.add(path, fields, facts);
  }

  private void container(ContainerSpec container) {
    container.image().ifPresent(image -> facts.put("image", image));
    String command = String.join(" ", container.command());
    Matcher digest = DIGEST.matcher(command);
    String code = String.join(" ", digest.results().map(found -> found.group()).toList());
    put(CODE, code);
    put("command", digest.replaceAll("…"));
    put("arguments", String.join(" ", container.args()));
    machine(container.machine());
    container.env().forEach((name, value) -> facts.put("variable " + name, value));
  }

  private void machine(MachineSpec machine) {
    amount("cpu", machine.cpu());
    amount("memory", machine.memory());
    machine
        .accelerator()
        .filter(type -> !type.isEmpty())
        .ifPresent(
            type -> put("accelerator", machine.acceleratorCount().orElse("") + " × " + type));
    rest("accelerator", machine.acceleratorRest());
    rest("resources", machine.rest());
  }

  private void amount(String name, MachineSpec.Amount amount) {
    put(name, amount.most().or(amount::least).orElse(""));
    amount
        .least()
        .filter(least -> amount.most().filter(most -> !most.equals(least)).isPresent())
        .ifPresent(least -> put(name + " request", least));
  }

  private void policies(TaskSpec task) {
    facts.put("caching", task.caching().isEnabled() ? "on" : "off");
    rest("caching", task.caching().rest());
    RetrySpec retries = task.retries();
    retries.most().ifPresent(most -> facts.put("retries", most));
    retries.backoff().ifPresent(wait -> facts.put("wait before a retry", wait));
    rest("retryPolicy", retries.rest());
    rest("triggerPolicy", task.trigger());
  }

  private void inputs(TaskInputs sources, SpecDefinitions definitions) {
    inputs(sources.artifacts(), definitions.artifacts());
    inputs(sources.parameters(), definitions.parameters());
    rest("inputs", sources.rest());
    rest("inputDefinitions", definitions.rest());
  }

  private void inputs(Map<String, InputSource> sources, Map<String, SpecDefinition> definitions) {
    TreeSet<String> names = new TreeSet<>(sources.keySet());
    names.addAll(definitions.keySet());
    for (String name : names) {
      String type = Optional.ofNullable(definitions.get(name)).map(TaskFacts::type).orElse("");
      String source = Optional.ofNullable(sources.get(name)).map(TaskFacts::source).orElse("none");
      // The content of an importer is told already.
      if (!source.equals(facts.get("content"))) {
        facts.put("input " + name, source + type);
      }
    }
  }

  private static String source(InputSource source) {
    return source
        .artifact()
        .map(from -> from.name().orElse("output") + " of " + from.task().orElse("?"))
        .or(() -> source.parameter().map(name -> "parameter " + name))
        .or(source::constant)
        .orElseGet(() -> source.rest().isEmpty() ? "none" : source.rest().toString());
  }

  private static String type(SpecDefinition definition) {
    String type = definition.parameterType().or(definition::artifactType).orElse("");
    String otherwise =
        definition.hasDefault() ? ", default " + PlainJson.compact(definition.defaultValue()) : "";
    return type.isEmpty() ? otherwise : " (" + type + otherwise + ")";
  }

  private void outputs(SpecDefinitions definitions) {
    definitions
        .artifacts()
        .forEach((name, defined) -> facts.put("output " + name, type(defined).strip()));
    definitions
        .parameters()
        .forEach((name, defined) -> facts.put("output " + name, type(defined).strip()));
    rest("outputDefinitions", definitions.rest());
  }
}
