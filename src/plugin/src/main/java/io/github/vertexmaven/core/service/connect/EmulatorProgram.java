package io.github.vertexmaven.core.service.connect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How to start an emulator. It runs on the JDK of this JVM.
 *
 * @param classPath the jars of {@code vertexai-emulator}
 * @param taskJavaHome the JDK that tasks run on
 * @param shared a folder for shared classes, where they are kept
 */
public record EmulatorProgram(List<Path> classPath, Path taskJavaHome, Optional<Path> shared) {

  /** Copies the list. */
  public EmulatorProgram {
    classPath = List.copyOf(classPath);
  }
}
