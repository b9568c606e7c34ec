package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.spec.InputsSpec;
import io.github.vertexmaven.emulator.spec.MalformedSpec;
import io.github.vertexmaven.emulator.spec.ParameterKind;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The inputs of a whole job, checked against what the root of its spec declares. */
public final class RootInputs {

  private final InputsSpec declared;
  private final List<String> problems = new ArrayList<>();

  private RootInputs(InputsSpec declared) {
    this.declared = declared;
  }

  /** All inputs with their defaults; every problem of the given ones comes at once. */
  public static Values of(
      CheckedSpec spec, Map<String, Object> parameters, Map<String, Artifact> artifacts)
      throws MalformedSpec {
    return new RootInputs(spec.root().inputs()).checked(parameters, artifacts);
  }

  private Values checked(Map<String, Object> parameters, Map<String, Artifact> artifacts)
      throws MalformedSpec {
    parameters.keySet().forEach(name -> known(name, declared.parameters(), "parameterValues"));
    artifacts.keySet().forEach(name -> known(name, declared.artifacts(), "inputArtifacts"));
    Map<String, Object> values = new LinkedHashMap<>();
    declared
        .parameters()
        .forEach((name, input) -> parameter(values, name, input, parameters.get(name)));
    Map<String, List<Artifact>> lists = new LinkedHashMap<>();
    declared
        .artifacts()
        .forEach((name, input) -> artifact(lists, name, input, artifacts.get(name)));
    if (!problems.isEmpty()) {
      throw new MalformedSpec(problems);
    }
    return new Values(values, lists);
  }

  private void known(String name, Map<String, ?> inputs, String where) {
    if (!inputs.containsKey(name)) {
      String names = inputs.keySet().stream().sorted().collect(Collectors.joining(", "));
      problems.add(
          "runtimeConfig."
              + where
              + "."
              + name
              + ": the pipeline has no such input; "
              + (names.isEmpty() ? "it has none" : "it has " + names));
    }
  }

  private void parameter(
      Map<String, Object> values, String name, InputsSpec.Parameter input, Object given) {
    String where = "runtimeConfig.parameterValues." + name + ": ";
    Object value = given == null ? input.defaultValue().orElse(null) : given;
    if (value == null && !input.optional()) {
      problems.add(where + "the pipeline needs it");
    } else if (value != null && !input.type().accepts(value)) {
      problems.add(where + "is " + ParameterKind.describe(value) + ", not a " + input.type());
    } else if (value != null) {
      values.put(name, value);
    }
  }

  private void artifact(
      Map<String, List<Artifact>> lists, String name, InputsSpec.Artifact input, Artifact given) {
    if (given == null && !input.optional()) {
      problems.add("runtimeConfig.inputArtifacts." + name + ": the pipeline needs it");
    } else if (given != null) {
      lists.put(name, List.of(given));
    }
  }
}
