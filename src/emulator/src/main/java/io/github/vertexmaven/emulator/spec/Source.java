package io.github.vertexmaven.emulator.spec;

import java.util.Optional;

/** Where a task's input comes from (TaskInputsSpec of pipeline_spec.proto). */
public sealed interface Source {

  /** An input of the component that the task is in. */
  record Input(String name) implements Source {}

  /** An output of a sibling. */
  record Task(String task, String key) implements Source {}

  /** A constant whose strings may hold placeholders. */
  record Constant(Object value) implements Source {}

  /** How a sibling ended. */
  record FinalStatus(String task) implements Source {}

  /** A parameter with the part of it that is wanted. */
  record Selected(Source source, Optional<String> selector) {}

  /** The sibling that must have ended before the value is known. */
  default Optional<String> producer() {
    if (this instanceof Task task) {
      return Optional.of(task.task());
    }
    return this instanceof FinalStatus status ? Optional.of(status.task()) : Optional.empty();
  }
}
