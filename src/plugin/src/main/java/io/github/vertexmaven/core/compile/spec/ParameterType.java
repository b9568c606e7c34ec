package io.github.vertexmaven.core.compile.spec;

import java.util.Arrays;
import java.util.Optional;

/**
 * The types that a parameter may have: {@code ParameterType.ParameterTypeEnum} of
 * pipeline_spec.proto.
 */
public enum ParameterType {
  NUMBER_DOUBLE,
  NUMBER_INTEGER,
  STRING,
  BOOLEAN,
  LIST,
  STRUCT,
  /** How another task ended: {@code PipelineTaskFinalStatus}. */
  TASK_FINAL_STATUS;

  /** The type of a name, if it is one of these. */
  public static Optional<ParameterType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
