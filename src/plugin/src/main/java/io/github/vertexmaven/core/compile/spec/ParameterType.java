package io.github.vertexmaven.core.compile.spec;

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
  TASK_FINAL_STATUS
}
