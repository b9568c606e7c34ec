package io.github.vertexmaven.core.jvm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A program, and the JVM that is to run it.
 *
 * @param java the {@code java} program
 * @param main the class with the {@code main}
 * @param classPath folders and jars, in the order in which the JVM is to search them
 * @param own those of them that change from build to build, jars or folders
 * @param options of the JVM, all that may change what its classes are
 * @param shared a folder for what JVMs take over of the classes of the others, where that is kept
 */
public record JvmProgram(
    Path java,
    String main,
    List<Path> classPath,
    List<Path> own,
    List<String> options,
    Optional<Path> shared) {

  /** Copies the lists. */
  public JvmProgram {
    classPath = List.copyOf(classPath);
    own = List.copyOf(own);
    options = List.copyOf(options);
  }
}
