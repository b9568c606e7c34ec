package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.config.PortablePath;
import java.nio.file.Path;

/**
 * Where a goal works.
 *
 * @param project the project's folder; without a project the one in which Maven was called
 * @param build the top of the build, where the emulator's folder is
 * @param called where the paths of the command line begin
 */
public record Folders(Path project, Path build, Path called) {

  /** A file that an option names, by a path that may be written as on Windows. */
  public Path file(String name) {
    Path file = Path.of(PortablePath.of(name));
    return file.isAbsolute() ? file : called.resolve(file);
  }

  /** A file as it is shown to people. */
  public String shown(Path file) {
    return file.startsWith(project) ? project.relativize(file).toString() : file.toString();
  }

  /** The emulator's folder. */
  public Path emulator() {
    return build.resolve(".vertexai");
  }
}
