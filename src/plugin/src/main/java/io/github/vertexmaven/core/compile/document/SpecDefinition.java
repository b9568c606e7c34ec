package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.json.LenientFields;
import java.util.Optional;

/** A value or an artifact that a component takes or gives: {@code ParameterSpec}, and so on. */
public record SpecDefinition(String name, LenientFields fields) {

  /** Of a value, such as {@code NUMBER_INTEGER}. */
  public Optional<String> parameterType() {
    return fields.text("parameterType");
  }

  /** Of an artifact, such as {@code system.Dataset}. */
  public Optional<String> artifactType() {
    return fields.fields("artifactType").text("schemaTitle");
  }

  public boolean hasDefault() {
    return fields.has("defaultValue");
  }

  /** The value of one that is not given; null also when there is none. */
  public Object defaultValue() {
    return fields.value("defaultValue");
  }

  /** For people; empty when there is none. */
  public String description() {
    return fields.text("description").orElse("");
  }

  /** What people call it: the parameter of {@code conf/} that it carries. */
  public String shown() {
    return ParameterPart.shown(name, description());
  }

  /**
   * What it says beyond; a description is no more than its name in {@code conf/}, if it has one.
   */
  public LenientFields rest() {
    LenientFields rest = fields.without("parameterType", "defaultValue", "isOptional");
    return shown().equals(name) ? rest : rest.without("description");
  }
}
