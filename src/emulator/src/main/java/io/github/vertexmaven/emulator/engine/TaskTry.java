package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.nio.file.Path;

/**
 * One try to run a container.
 *
 * @param folder the try's own, gone after it
 * @param number what the try is known by
 * @param index 0 for the first
 */
public record TaskTry(
    TaskRecord.Identity task, Container container, Path folder, long number, int index) {}
