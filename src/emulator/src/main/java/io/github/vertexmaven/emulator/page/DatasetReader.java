package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.spec.Container;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Reads data in the format of its dataset, which the runtime of its project knows. */
public interface DatasetReader {

  /** Whether the tasks of a container have such a runtime. */
  boolean knows(Container container);

  /**
   * What there is to see, as JSON: {@code kind} is {@code table}, {@code text}, {@code image} or
   * {@code none}, which says {@code why}.
   *
   * @param container of a task that reads or writes the file
   * @param artifact what that task calls it
   */
  Map<String, Object> read(Container container, String artifact, Path file) throws IOException;
}
