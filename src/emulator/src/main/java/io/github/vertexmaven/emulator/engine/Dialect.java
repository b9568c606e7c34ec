package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.spec.InputsSpec;
import io.github.vertexmaven.emulator.spec.OutputsSpec;
import io.github.vertexmaven.emulator.spec.Placeholder.RunFact;
import io.github.vertexmaven.emulator.spec.SpecRules;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Cache;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.JobDefinition;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the service that a job was given to deals with its tasks: what it tells them, where their
 * files are, when it knows a result. One for each job.
 */
public interface Dialect {

  /** How it reads texts of a spec. */
  SpecRules rules();

  /** Whether a process may be started before its task is due. */
  boolean startsAhead();

  /** What a placeholder for a fact of the run stands for. */
  String fact(RunFact fact, TaskRecord.Identity task);

  /** Where the outputs of a task go. */
  OutputPlan plan(TaskRecord.Identity task, Component component);

  /**
   * The name of an artifact that is new.
   *
   * @param output what the task calls it
   */
  String artifactName(String output);

  /** The path at which a task finds what an artifact's URI or a place of its plan means. */
  Optional<String> path(String place);

  /** What {@code {{$}}} stands for. */
  Map<String, Object> executorInput(InputsSpec declared, Values inputs, OutputPlan plan);

  /** The PipelineTaskFinalStatus of a task. */
  Map<String, Object> finalStatus(
      TaskRecord.Identity task, TaskState state, Optional<Failure> error);

  /** The results that it knows. */
  Cache cache();

  /** What makes two tasks the same to it, so that one can take the other's result. */
  Map<String, Object> cacheFacts(
      String pipeline,
      Container container,
      OutputsSpec outputs,
      Task.Caching caching,
      Values inputs);

  /** A result that the task has from before, so that nothing of it has to run. */
  Optional<Values> carried(TaskRecord.Identity task);

  /** Refuses a URI that an importer cannot take, or not from where it comes. */
  void checkImport(String uri, Component.Importer importer, Task task) throws TaskFailed;

  /** Refuses a description of outputs that it cannot read. */
  void checkDescription(Map<String, Object> written) throws TaskFailed;

  /** Refuses a URI that a task has given to an output of its own. */
  void checkOutput(String name, String uri) throws TaskFailed;

  /** An imported artifact is known by these facts. */
  Object importFacts(Artifact imported);

  /** The files of one try. */
  TaskFiles files(TaskTry one) throws TaskFailed;

  /** What it puts into the environment of a process, beside what the spec says. */
  Map<String, String> environment(TaskTry one) throws TaskFailed;

  /** After what time it ends a process. */
  Optional<Duration> deadline(Container container);

  /** How long a job waits before it begins. */
  default Duration pending() {
    return Duration.ZERO;
  }

  /** Why the job fails before anything of it runs. */
  default Optional<Failure> refusal() {
    return Optional.empty();
  }

  /** Why there is no machine for a task. */
  default Optional<String> withoutMachine(Container container) {
    return Optional.empty();
  }

  /** What is said of the job when it starts. */
  String note();

  /** What was asked of the job. */
  JobDefinition request();
}
