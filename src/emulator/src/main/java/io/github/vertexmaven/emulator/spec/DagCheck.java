package io.github.vertexmaven.emulator.spec;

import io.github.vertexmaven.emulator.expression.Expression;
import io.github.vertexmaven.emulator.expression.MalformedExpression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The references inside one dag. */
final class DagCheck {

  private final CheckedSpec spec;
  private final String path;
  private final Component owner;
  private final DagSpec dag;
  private final Problems problems;

  DagCheck(CheckedSpec spec, String path, Component owner, DagSpec dag, Problems problems) {
    this.spec = spec;
    this.path = path;
    this.owner = owner;
    this.dag = dag;
    this.problems = problems;
  }

  void run() {
    dag.tasks().values().forEach(this::task);
    dag.parameterOutputs().forEach((name, from) -> output("parameters", name, from, true));
    dag.artifactOutputs().forEach((name, from) -> output("artifacts", name, from, false));
  }

  private void task(Task task) {
    String at = path + ".dag.tasks." + task.name();
    for (String upstream : task.dependentTasks()) {
      exists(at + ".dependentTasks", upstream);
    }
    task.parameters().forEach((name, from) -> parameter(at, task, name, from));
    task.artifacts().forEach((name, from) -> artifact(at, task, name, from));
    task.trigger().condition().ifPresent(text -> condition(at, text));
    Component component = spec.component(task);
    if (component == null) {
      unknownComponent(at, task);
    } else {
      required(at, task, component);
      retry(at, task, component);
      task.loop().ifPresent(loop -> loop(at, task, loop, component));
    }
  }

  private void unknownComponent(String at, Task task) {
    if (!task.component().isEmpty()) {
      problems.add(at + ".componentRef.name", "components has no '" + task.component() + "'");
    }
  }

  private void parameter(String at, Task task, String name, Source.Selected selected) {
    String here = at + ".inputs.parameters." + name;
    Optional<ParameterKind> wanted = wanted(task, name);
    selected.selector().ifPresent(text -> selector(here, text));
    if (selected.source() instanceof Source.Input input) {
      inputParameter(here, input.name());
    } else if (selected.source() instanceof Source.Task output) {
      producerParameter(here, output)
          .filter(type -> selected.selector().isEmpty())
          .ifPresent(type -> wanted.ifPresent(want -> fits(here, type, want)));
    } else if (selected.source() instanceof Source.FinalStatus status) {
      exists(here, status.task());
    } else if (selected.source() instanceof Source.Constant constant
        && selected.selector().isEmpty()) {
      wanted.ifPresent(want -> constant(here, constant.value(), want));
    }
    if (declared(task, name) && wanted.isEmpty()) {
      problems.add(here, "'" + task.component() + "' takes '" + name + "' as an artifact");
    }
  }

  private void inputParameter(String here, String name) {
    if (owner.inputs().artifacts().containsKey(name)) {
      problems.add(here, "the input '" + name + "' of " + path + " is an artifact");
    } else if (!name.isEmpty() && !owner.inputs().parameters().containsKey(name)) {
      problems.add(here, path + " has no input parameter '" + name + "'");
    }
  }

  private void artifact(String at, Task task, String name, Source source) {
    String here = at + ".inputs.artifacts." + name;
    if (source instanceof Source.Input input) {
      inputArtifact(here, input.name());
    } else if (source instanceof Source.Task output) {
      producerArtifact(here, output);
    }
    boolean parameter =
        spec.component(task) != null
            && spec.component(task).inputs().parameters().containsKey(name);
    if (parameter) {
      problems.add(here, "'" + task.component() + "' takes '" + name + "' as a parameter");
    }
  }

  private void inputArtifact(String here, String name) {
    if (owner.inputs().parameters().containsKey(name)) {
      problems.add(here, "the input '" + name + "' of " + path + " is a parameter");
    } else if (!name.isEmpty() && !owner.inputs().artifacts().containsKey(name)) {
      problems.add(here, path + " has no input artifact '" + name + "'");
    }
  }

  /** The declared type of an output parameter, where it is sure: loops and dags may yield lists. */
  private Optional<ParameterKind> producerParameter(String here, Source.Task output) {
    Component producer = producer(here, output);
    if (producer == null || output.key().isEmpty()) {
      return Optional.empty();
    }
    if (producer.outputs().artifacts().containsKey(output.key())) {
      problems.add(
          here, "the output '" + output.key() + "' of '" + output.task() + "' is an artifact");
    } else if (!producer.outputs().parameters().containsKey(output.key())) {
      problems.add(here, "'" + output.task() + "' has no output parameter '" + output.key() + "'");
    }
    boolean sure =
        producer.body() instanceof Container && dag.tasks().get(output.task()).loop().isEmpty();
    return Optional.ofNullable(producer.outputs().parameters().get(output.key())).filter(t -> sure);
  }

  private void producerArtifact(String here, Source.Task output) {
    Component producer = producer(here, output);
    if (producer == null || output.key().isEmpty()) {
      return;
    }
    if (producer.outputs().parameters().containsKey(output.key())) {
      problems.add(
          here, "the output '" + output.key() + "' of '" + output.task() + "' is a parameter");
    } else if (!producer.outputs().artifacts().containsKey(output.key())) {
      problems.add(here, "'" + output.task() + "' has no output artifact '" + output.key() + "'");
    }
  }

  private Component producer(String here, Source.Task output) {
    return exists(here, output.task()) ? spec.component(dag.tasks().get(output.task())) : null;
  }

  private boolean exists(String here, String task) {
    boolean exists = dag.tasks().containsKey(task);
    if (!exists && !task.isEmpty()) {
      problems.add(here, path + ".dag has no task '" + task + "'");
    }
    return exists;
  }

  private Optional<ParameterKind> wanted(Task task, String name) {
    return Optional.ofNullable(spec.component(task))
        .map(component -> component.inputs().parameters().get(name))
        .map(InputsSpec.Parameter::type);
  }

  private boolean declared(Task task, String name) {
    Component component = spec.component(task);
    return component != null && component.inputs().artifacts().containsKey(name)
        || wanted(task, name).isPresent();
  }

  private void fits(String here, ParameterKind given, ParameterKind wanted) {
    boolean numbers = given.name().startsWith("NUMBER") && wanted.name().startsWith("NUMBER");
    if (given != wanted && !numbers) {
      problems.add(here, "needs a " + wanted + ", but gets a " + given);
    }
  }

  private void constant(String here, Object value, ParameterKind wanted) {
    if (value != null && !Constants.templated(value) && !wanted.accepts(value)) {
      problems.add(
          here + ".runtimeValue.constant",
          "is " + ParameterKind.describe(value) + ", not a " + wanted);
    }
  }

  private void condition(String at, String text) {
    try {
      Expression.condition(text);
    } catch (MalformedExpression e) {
      problems.add(at + ".triggerPolicy.condition", "`" + text + "`: " + e.getMessage());
    }
  }

  private void selector(String here, String text) {
    try {
      Expression.selector(text);
    } catch (MalformedExpression e) {
      problems.add(here + ".parameterExpressionSelector", "`" + text + "`: " + e.getMessage());
    }
  }

  private void required(String at, Task task, Component component) {
    String item = task.loop().map(Task.Loop::itemInput).orElse("");
    component
        .inputs()
        .parameters()
        .forEach(
            (name, input) ->
                given(
                    at,
                    task,
                    name,
                    input.optional() || task.parameters().containsKey(name) || name.equals(item)));
    component
        .inputs()
        .artifacts()
        .forEach(
            (name, input) ->
                given(
                    at,
                    task,
                    name,
                    input.optional() || task.artifacts().containsKey(name) || name.equals(item)));
  }

  private void given(String at, Task task, String name, boolean given) {
    if (!given) {
      problems.add(at + ".inputs", "'" + task.component() + "' needs '" + name + "'");
    }
  }

  private void retry(String at, Task task, Component component) {
    if (task.retry().maxRetries() > 0
        && component.body() instanceof DagSpec nested
        && !nested.tasks().isEmpty()) {
      problems.add(
          at + ".retryPolicy",
          "'" + task.component() + "' is a dag, which is not retried as a whole; retry its tasks");
    }
  }

  private void loop(String at, Task task, Task.Loop loop, Component component) {
    Map<String, ?> given = loop.ofArtifacts() ? task.artifacts() : task.parameters();
    Map<String, ?> taken =
        loop.ofArtifacts() ? component.inputs().artifacts() : component.inputs().parameters();
    String here = at + (loop.ofArtifacts() ? ".artifactIterator" : ".parameterIterator");
    if (loop.items() instanceof Task.Items.Input input && !given.containsKey(input.name())) {
      problems.add(here + ".items", "the task has no input '" + input.name() + "'");
    }
    if (!loop.itemInput().isEmpty() && !taken.containsKey(loop.itemInput())) {
      problems.add(
          here + ".itemInput",
          "'" + task.component() + "' has no input '" + loop.itemInput() + "'");
    }
  }

  private void output(String kind, String name, List<Source.Task> from, boolean parameter) {
    String here = path + ".dag.outputs." + kind + "." + name;
    boolean declared =
        parameter
            ? owner.outputs().parameters().containsKey(name)
            : owner.outputs().artifacts().containsKey(name);
    if (!declared) {
      problems.add(here, path + ".outputDefinitions." + kind + " has no '" + name + "'");
    }
    for (Source.Task source : from) {
      if (parameter) {
        producerParameter(here, source);
      } else {
        producerArtifact(here, source);
      }
    }
  }
}
