package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.expression.Expression;
import io.github.vertexmaven.emulator.expression.MalformedExpression;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Constants;
import io.github.vertexmaven.emulator.spec.DagSpec;
import io.github.vertexmaven.emulator.spec.InputsSpec;
import io.github.vertexmaven.emulator.spec.ParameterKind;
import io.github.vertexmaven.emulator.spec.Source;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The inputs of a task, from the inputs of the dag that it is in and from its siblings. */
final class InputResolver {

  /** How siblings ended. */
  interface Siblings {

    /** What a sibling yielded; nothing if it did not succeed. */
    Values outputs(String task);

    /** The PipelineTaskFinalStatus of a sibling. */
    Map<String, Object> finalStatus(String task);
  }

  private final Values around;
  private final Siblings siblings;

  InputResolver(Values around, Siblings siblings) {
    this.around = around;
    this.siblings = siblings;
  }

  /** Everything that the task hands over; a loop's item is not yet among it. */
  Values of(Task task, Component component, PlaceholderFacts facts) throws TaskFailed {
    Map<String, List<Artifact>> artifacts = new LinkedHashMap<>();
    task.artifacts()
        .forEach((name, source) -> artifact(source).ifPresent(value -> artifacts.put(name, value)));
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, Source.Selected> input : task.parameters().entrySet()) {
      if (!(input.getValue().source() instanceof Source.Constant)) {
        put(parameters, input.getKey(), parameter(input.getKey(), input.getValue()));
      }
    }
    for (boolean templated : new boolean[] {false, true}) {
      // A text with placeholders may name any input of the task, a constant too.
      Placeholders placeholders = Placeholders.of(facts, new Values(parameters, artifacts));
      constants(task, component, parameters, placeholders, templated);
    }
    return new Values(parameters, artifacts);
  }

  /**
   * With the component's defaults. What a container or importer needs must be there, and what is
   * there must fit. A dag only hands on: the KFP compiler declares untyped loop items as STRING and
   * optional values as required there.
   */
  static Values completed(Component component, Values given) throws TaskFailed {
    Map<String, Object> parameters = new LinkedHashMap<>(given.parameters());
    component
        .inputs()
        .parameters()
        .forEach(
            (name, input) ->
                input.defaultValue().ifPresent(value -> parameters.putIfAbsent(name, value)));
    if (component.body() instanceof DagSpec) {
      return new Values(parameters, given.artifacts());
    }
    for (Map.Entry<String, InputsSpec.Parameter> input :
        component.inputs().parameters().entrySet()) {
      fit(parameters, input.getKey(), input.getValue());
    }
    for (Map.Entry<String, InputsSpec.Artifact> input : component.inputs().artifacts().entrySet()) {
      check(given, input.getKey(), input.getValue());
    }
    return new Values(parameters, given.artifacts());
  }

  /** A STRING takes any value as its text, as a placeholder for it would show it. */
  private static void fit(
      Map<String, Object> parameters, String name, InputsSpec.Parameter declared)
      throws TaskFailed {
    Object value = parameters.get(name);
    if (value == null) {
      if (!declared.optional()) {
        throw new TaskFailed("The input '" + name + "' has no value.");
      }
    } else if (declared.type() == ParameterKind.STRING) {
      parameters.put(name, ParameterText.of(value));
    } else if (!declared.type().accepts(value)) {
      throw new TaskFailed(
          String.format(
              Locale.ROOT,
              "The input '%s' is a %s and cannot be %s.",
              name,
              declared.type(),
              ParameterKind.describe(value)));
    }
  }

  private static void check(Values given, String name, InputsSpec.Artifact declared)
      throws TaskFailed {
    Optional<List<Artifact>> artifacts = given.artifact(name);
    if (artifacts.isEmpty() && !declared.optional()) {
      throw new TaskFailed("The input '" + name + "' has no artifact.");
    }
    if (artifacts.isPresent() && !declared.list() && artifacts.get().size() != 1) {
      throw new TaskFailed(
          "The input '" + name + "' takes one artifact, not " + artifacts.get().size() + ".");
    }
  }

  private static void constants(
      Task task,
      Component component,
      Map<String, Object> parameters,
      Placeholders placeholders,
      boolean templated)
      throws TaskFailed {
    for (Map.Entry<String, Source.Selected> input : task.parameters().entrySet()) {
      if (input.getValue().source() instanceof Source.Constant constant
          && Constants.hasPlaceholders(constant.value(), placeholders.constants()) == templated) {
        String name = input.getKey();
        Object filled = placeholders.filledConstant(constant.value());
        Object value = typed(name, component.inputs().parameters().get(name), filled);
        put(parameters, name, selected(name, input.getValue(), value));
      }
    }
  }

  /** A text that placeholders made stands for a value of the declared type. */
  private static Object typed(String name, InputsSpec.Parameter declared, Object filled)
      throws TaskFailed {
    if (!(filled instanceof String text) || declared == null) {
      return filled;
    }
    try {
      return declared.type().parse(text);
    } catch (IllegalArgumentException e) {
      throw new TaskFailed(
          String.format(
              Locale.ROOT,
              "The input '%s' is a %s and cannot be %s.",
              name,
              declared.type(),
              ParameterKind.describe(text)));
    }
  }

  private Optional<Object> parameter(String name, Source.Selected selected) throws TaskFailed {
    Optional<Object> value =
        selected.source() instanceof Source.Input input
            ? around.parameter(input.name())
            : selected.source() instanceof Source.Task output
                ? siblings.outputs(output.task()).parameter(output.key())
                : Optional.of(
                    siblings.finalStatus(((Source.FinalStatus) selected.source()).task()));
    return value.isPresent() ? selected(name, selected, value.get()) : value;
  }

  private static Optional<Object> selected(String name, Source.Selected selected, Object value)
      throws TaskFailed {
    if (selected.selector().isEmpty() || value == null) {
      return Optional.ofNullable(value);
    }
    try {
      Object found = Expression.selector(selected.selector().get()).select(value);
      if (found == null) {
        // As Kubeflow does (expression.go, Select): a null is no value that it could hand on.
        throw new MalformedExpression("the result is null");
      }
      return Optional.of(found);
    } catch (MalformedExpression e) {
      throw new TaskFailed(
          String.format(
              Locale.ROOT,
              "The input '%s' cannot be selected by `%s`: %s.",
              name,
              selected.selector().get(),
              e.getMessage()));
    }
  }

  private Optional<List<Artifact>> artifact(Source source) {
    return source instanceof Source.Input input
        ? around.artifact(input.name())
        : siblings.outputs(((Source.Task) source).task()).artifact(((Source.Task) source).key());
  }

  private static void put(Map<String, Object> map, String name, Optional<Object> value) {
    value.ifPresent(some -> map.put(name, some));
  }
}
