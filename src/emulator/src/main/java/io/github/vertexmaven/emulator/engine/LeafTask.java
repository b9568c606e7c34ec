package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Values;

/**
 * A container or an importer that is due.
 *
 * @param plan where its outputs go
 * @param mayUseCache whether a known result will do
 */
record LeafTask(
    TaskPlace place, TaskEntry entry, OutputPlan plan, Values inputs, boolean mayUseCache) {

  Task task() {
    return place.task();
  }

  Component component() {
    return place.component();
  }
}
