package io.github.vertexmaven.core.compile.fork;

import java.nio.file.Path;
import java.util.List;

/**
 * How to start a JVM with the project's code.
 *
 * @param java the {@code java} program of the project's toolchain, or of the JDK that Maven runs on
 * @param classPath the project's classes first, then its dependencies
 * @param own the entries that hold the project's own classes, its modules' included
 * @param options JVM options of the user's
 */
public record ProjectJvm(Path java, List<Path> classPath, List<Path> own, List<String> options) {

  /** Copies the lists. */
  public ProjectJvm {
    classPath = List.copyOf(classPath);
    own = List.copyOf(own);
    options = List.copyOf(options);
  }
}
