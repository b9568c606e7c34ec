package io.github.vertexmaven.core.compile.fork;

import io.github.vertexmaven.core.jvm.JvmProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How to start a JVM with the project's code.
 *
 * @param java the {@code java} program of the project's toolchain, or of the JDK that Maven runs on
 * @param classPath the project's classes first, then its dependencies
 * @param own the entries that hold the project's own classes, its modules' included
 * @param options JVM options of the user's
 * @param shared a folder for what JVMs take over of the classes of dependencies, where that is kept
 */
public record ProjectJvm(
    Path java, List<Path> classPath, List<Path> own, List<String> options, Optional<Path> shared) {

  /** Copies the lists. */
  public ProjectJvm {
    classPath = List.copyOf(classPath);
    own = List.copyOf(own);
    options = List.copyOf(options);
  }

  /** One for which nothing is kept. */
  public ProjectJvm(Path java, List<Path> classPath, List<Path> own, List<String> options) {
    this(java, classPath, own, options, Optional.empty());
  }

  /**
   * One of its programs.
   *
   * @param main the class with the {@code main}
   * @param more options, besides the user's
   */
  public JvmProgram program(String main, List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.addAll(options);
    return new JvmProgram(java, main, classPath, own, all, shared);
  }
}
