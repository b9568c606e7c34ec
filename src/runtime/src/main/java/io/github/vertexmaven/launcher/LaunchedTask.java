package io.github.vertexmaven.launcher;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.contract.OtherFormat;
import io.github.vertexmaven.contract.TaskFile;
import io.github.vertexmaven.tell.UserFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The task that a launch jar describes. */
final class LaunchedTask {

  private LaunchedTask() {}

  static TaskFile load(ClassLoader loader) throws IOException {
    try (InputStream in = loader.getResourceAsStream(TaskFile.RESOURCE)) {
      if (in == null) {
        throw new UserFault(
            "The class path has no " + TaskFile.RESOURCE + "; start a task from its launch jar.");
      }
      return TaskFile.read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (OtherFormat e) {
      throw new UserFault(
          TaskFile.RESOURCE
              + " has format "
              + e.found()
              + ", this runtime reads format "
              + e.known()
              + ".");
    }
  }

  /** The entries of the catalog that the task uses. */
  static ConfValue.Mapping catalog(TaskFile task) {
    return (ConfValue.Mapping) ConfValue.of(task.data().catalog(), Location.of("the catalog"));
  }
}
