package io.github.vertexmaven.core.job.watch;

import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.settings.DurationsFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Keeps how long nodes took, for the goals that know it. */
public final class SavedDurations {

  private static final String BASE = "base";

  private final Path baseDir;
  private final DurationsFile file;

  private SavedDurations(Path baseDir, DurationsFile file) {
    this.baseDir = baseDir;
    this.file = file;
  }

  /**
   * Where they go.
   *
   * @param option nothing for the environment, {@code base} for all of them
   */
  public static SavedDurations of(String option, Path baseDir, String env) {
    boolean own = option.isEmpty() || option.equals("true") || option.equals(env);
    if (!own && !option.equals(BASE)) {
      throw new UserException(
          "-Dvertexai.saveDurations: '"
              + option
              + "' is neither 'base' nor the environment '"
              + env
              + "'.");
    }
    Path layer = baseDir.resolve("conf").resolve(own ? env : BASE);
    return new SavedDurations(baseDir, DurationsFile.in(layer));
  }

  /** Adds them to what is there. */
  public void save(Map<String, Duration> measured, Log log) {
    if (measured.isEmpty()) {
      throw new UserException(
          "There are no durations to save: no node has reported how long it took.");
    }
    try {
      file.add(measured);
    } catch (ConfException e) {
      throw new UserException(e.problems());
    }
    log.info(
        "wrote how long "
            + measured.size()
            + (measured.size() == 1 ? " node" : " nodes")
            + " took to "
            + baseDir.relativize(file.file()));
  }
}
