package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.Log;
import java.util.function.Consumer;

/** Hands on what a goal says; what it says besides is printed, but for the details. */
record Lines(Consumer<String> infos) implements Log {

  @Override
  public void info(String line) {
    infos.accept(line);
  }

  @Override
  public void warn(String line) {
    System.out.println(line);
  }
}
