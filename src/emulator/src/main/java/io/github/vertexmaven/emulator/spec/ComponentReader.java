package io.github.vertexmaven.emulator.spec;

import io.github.vertexmaven.emulator.json.JsonValues;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Components: what they declare, and their body. */
final class ComponentReader {

  private static final DagSpec EMPTY = new DagSpec(Map.of(), Map.of(), Map.of());

  private final Map<String, Component.Body> executors;

  ComponentReader(Map<String, Component.Body> executors) {
    this.executors = executors;
  }

  Component component(Cursor cursor) {
    cursor.only(
        "inputDefinitions", "outputDefinitions", "executorLabel", "dag", "singlePlatformSpecs");
    return new Component(
        inputs(cursor.at("inputDefinitions")),
        outputs(cursor.at("outputDefinitions")),
        body(cursor));
  }

  private Component.Body body(Cursor cursor) {
    Optional<String> kind =
        cursor.present() ? cursor.exactlyOne("executorLabel", "dag") : Optional.empty();
    if (kind.isEmpty()) {
      return EMPTY;
    }
    return kind.get().equals("dag")
        ? DagReader.dag(cursor.at("dag"))
        : executor(cursor.at("executorLabel"));
  }

  private Component.Body executor(Cursor cursor) {
    String label = cursor.required();
    if (!label.isEmpty() && !executors.containsKey(label)) {
      cursor.problem("deploymentSpec.executors has no '" + label + "'");
    }
    return executors.getOrDefault(label, EMPTY);
  }

  private static InputsSpec inputs(Cursor cursor) {
    cursor.only("parameters", "artifacts");
    Map<String, InputsSpec.Parameter> parameters = new LinkedHashMap<>();
    named(cursor.at("parameters")).forEach((name, at) -> parameters.put(name, parameter(at)));
    Map<String, InputsSpec.Artifact> artifacts = new LinkedHashMap<>();
    named(cursor.at("artifacts")).forEach((name, at) -> artifacts.put(name, artifact(at)));
    parameters.keySet().stream()
        .filter(artifacts::containsKey)
        .forEach(name -> cursor.problem("'" + name + "' is both a parameter and an artifact"));
    return new InputsSpec(parameters, artifacts);
  }

  private static InputsSpec.Parameter parameter(Cursor cursor) {
    cursor.only("parameterType", "defaultValue", "isOptional", "description", "literals");
    ParameterKind type = parameterType(cursor.at("parameterType"));
    Optional<Object> given = defaultValue(type, cursor.at("defaultValue"));
    boolean optional = cursor.at("isOptional").flag() || given.isPresent();
    return new InputsSpec.Parameter(type, given, optional);
  }

  /** Old components give the default of a number as its text. */
  private static Optional<Object> defaultValue(ParameterKind type, Cursor given) {
    if (!given.present() || type.accepts(given.value())) {
      return Optional.ofNullable(given.value());
    }
    try {
      if (given.value() instanceof String text) {
        return Optional.of(type.parse(text));
      }
    } catch (IllegalArgumentException e) {
      // noted below
    }
    given.problem("is " + ParameterKind.describe(given.value()) + ", not a " + type);
    return Optional.ofNullable(given.value());
  }

  private static InputsSpec.Artifact artifact(Cursor cursor) {
    cursor.only("artifactType", "isArtifactList", "isOptional", "description");
    return new InputsSpec.Artifact(
        ArtifactSchemaReader.type(cursor.at("artifactType")),
        cursor.at("isArtifactList").flag(),
        cursor.at("isOptional").flag());
  }

  private static OutputsSpec outputs(Cursor cursor) {
    cursor.only("parameters", "artifacts");
    Map<String, ParameterKind> parameters = new LinkedHashMap<>();
    named(cursor.at("parameters")).forEach((name, at) -> parameters.put(name, outputParameter(at)));
    Map<String, OutputsSpec.Artifact> artifacts = new LinkedHashMap<>();
    named(cursor.at("artifacts")).forEach((name, at) -> artifacts.put(name, outputArtifact(at)));
    return new OutputsSpec(parameters, artifacts);
  }

  private static ParameterKind outputParameter(Cursor cursor) {
    cursor.only("parameterType", "description", "isOptional");
    return parameterType(cursor.at("parameterType"));
  }

  private static OutputsSpec.Artifact outputArtifact(Cursor cursor) {
    cursor.only(
        "artifactType",
        "isArtifactList",
        "metadata",
        "properties",
        "customProperties",
        "description");
    Map<String, Object> metadata =
        cursor.at("metadata").entries().isEmpty()
            ? Map.of()
            : JsonValues.object(cursor.at("metadata").value());
    return new OutputsSpec.Artifact(
        ArtifactSchemaReader.type(cursor.at("artifactType")),
        cursor.at("isArtifactList").flag(),
        metadata);
  }

  private static ParameterKind parameterType(Cursor cursor) {
    String name = cursor.required();
    Optional<ParameterKind> type =
        Arrays.stream(ParameterKind.values()).filter(one -> one.name().equals(name)).findFirst();
    if (type.isEmpty() && !name.isEmpty()) {
      cursor.problem("'" + name + "' is not a type; the types are " + types());
    }
    return type.orElse(ParameterKind.STRING);
  }

  private static String types() {
    return List.of(ParameterKind.values()).stream()
        .map(ParameterKind::name)
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Cursor> named(Cursor cursor) {
    Map<String, Cursor> entries = cursor.entries();
    entries.forEach((name, at) -> PathName.problem(name).ifPresent(cursor::problem));
    return entries;
  }
}
