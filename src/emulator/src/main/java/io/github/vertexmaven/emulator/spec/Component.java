package io.github.vertexmaven.emulator.spec;

import java.util.Map;

/** A component with its body in place: the label of an executor is resolved when it is read. */
public record Component(InputsSpec inputs, OutputsSpec outputs, Body body) {

  public sealed interface Body permits Container, Importer, DagSpec {}

  /**
   * A reference to an artifact that exists elsewhere.
   *
   * @param uri a text that may hold placeholders
   * @param metadata values that may hold placeholders
   */
  public record Importer(
      TextTemplate uri, ArtifactSchema type, Map<String, Object> metadata, boolean reimport)
      implements Body {}
}
