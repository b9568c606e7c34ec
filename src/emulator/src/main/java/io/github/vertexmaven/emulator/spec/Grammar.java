package io.github.vertexmaven.emulator.spec;

import io.github.vertexmaven.emulator.spec.Placeholder.RunFact;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which placeholders a service knows in a text. */
public enum Grammar {
  /** All of them; one that nobody knows is a mistake. Vertex AI reads every text so. */
  EVERY(true) {
    @Override
    boolean has(Placeholder placeholder, boolean whole) {
      return true;
    }
  },

  /** What the launcher of Kubeflow Pipelines fills in; anything else is text. */
  LAUNCHER(false) {
    @Override
    boolean has(Placeholder placeholder, boolean whole) {
      return placeholder instanceof Placeholder.ExecutorInput
          || placeholder instanceof Placeholder.InputParameter
          || placeholder instanceof Placeholder.OutputFile
          || placeholder instanceof Placeholder.ArtifactField field
              && (field.field() == Placeholder.Field.URI
                  || field.field() == Placeholder.Field.PATH);
    }
  },

  /** The first word of a command there. */
  PROGRAM(false) {
    @Override
    boolean has(Placeholder placeholder, boolean whole) {
      return placeholder instanceof Placeholder.ExecutorInput
          || placeholder instanceof Placeholder.InputParameter;
    }
  },

  /** Constants there: inputs of the task anywhere, facts of the run where they are all of it. */
  DRIVER(false) {
    @Override
    boolean has(Placeholder placeholder, boolean whole) {
      return placeholder instanceof Placeholder.InputParameter
          || placeholder instanceof Placeholder.Run run && whole && FACTS.contains(run.fact());
    }
  },

  /** Text and nothing else. */
  NONE(false) {
    @Override
    boolean has(Placeholder placeholder, boolean whole) {
      return false;
    }
  };

  private static final Set<RunFact> FACTS =
      EnumSet.of(
          RunFact.PIPELINE_JOB_NAME,
          RunFact.PIPELINE_JOB_RESOURCE_NAME,
          RunFact.PIPELINE_JOB_UUID,
          RunFact.PIPELINE_JOB_CREATE_TIME_UTC,
          RunFact.PIPELINE_JOB_SCHEDULE_TIME_UTC,
          RunFact.PIPELINE_TASK_NAME,
          RunFact.PIPELINE_TASK_UUID);

  private final boolean complete;

  Grammar(boolean complete) {
    this.complete = complete;
  }

  /** Whether what it does not know cannot be meant as text. */
  boolean isComplete() {
    return complete;
  }

  /**
   * The placeholder that a body such as {@code .inputs.parameters['x']} means here, if any.
   *
   * @param whole whether nothing else stands in the text
   */
  Optional<Placeholder> read(String body, boolean whole) {
    return Placeholder.read(body).filter(placeholder -> has(placeholder, whole));
  }

  abstract boolean has(Placeholder placeholder, boolean whole);
}
