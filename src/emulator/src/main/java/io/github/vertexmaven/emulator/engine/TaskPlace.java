package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.TaskRecord;

/**
 * A task of the spec, where it stands in a running job.
 *
 * @param spared whether it runs even after a failure under the policy "fail fast": exit tasks do
 */
record TaskPlace(Task task, Component component, TaskRecord.Identity identity, boolean spared) {}
