package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.json.LenientFields;
import java.util.Optional;

/** Where an input comes from: {@code InputParameterSpec}, {@code InputArtifactSpec}. */
public record InputSource(LenientFields fields) {

  /**
   * What another task gives.
   *
   * @param task its key
   * @param name of its output
   */
  public record Output(Optional<String> task, Optional<String> name) {}

  /** The input of the component around the task that is handed on. */
  public Optional<String> parameter() {
    return fields.text("componentInputParameter");
  }

  /** The artifact of another task. */
  public Optional<Output> artifact() {
    return output("taskOutputArtifact", "outputArtifactKey");
  }

  /** The value that another task gives. */
  public Optional<Output> value() {
    return output("taskOutputParameter", "outputParameterKey");
  }

  private Optional<Output> output(String kind, String key) {
    return Optional.of(fields.fields(kind))
        .filter(output -> !output.isEmpty())
        .map(output -> new Output(output.text("producerTask"), output.text(key)));
  }

  /** The value itself, in words. */
  public Optional<String> constant() {
    LenientFields value = fields.fields("runtimeValue");
    return value.has("constant")
        ? Optional.of(LenientFields.words(value.value("constant")))
        : Optional.empty();
  }

  /** Whether only a part of the value is meant. */
  public boolean isPart() {
    return fields.has("parameterExpressionSelector");
  }

  /** What is said where it is neither a handed on parameter, nor an artifact, nor a constant. */
  public LenientFields rest() {
    return fields.without("componentInputParameter", "taskOutputArtifact", "runtimeValue");
  }
}
