package io.github.vertexmaven.emulator.container;

import java.util.ArrayList;
import java.util.List;

/**
 * Docker or Podman as a program of this machine. Both understand the same words.
 *
 * @param name the program
 * @param own arguments that stand before each of its words
 * @param run arguments of its {@code run}
 */
public record ContainerProgram(String name, List<String> own, List<String> run) {

  private static final String RUN = "run";

  /** Copies the lists. */
  public ContainerProgram {
    own = List.copyOf(own);
    run = List.copyOf(run);
  }

  /**
   * A program with the arguments that the user adds.
   *
   * @param arguments as they stand on a command line, {@code --storage-driver vfs run
   *     --network=host}: what is before the word {@code run} is the program's own; without that
   *     word all is of {@code run}
   */
  static ContainerProgram of(String name, List<String> arguments) {
    int run = arguments.indexOf(RUN);
    return new ContainerProgram(
        name, arguments.subList(0, Math.max(0, run)), arguments.subList(run + 1, arguments.size()));
  }

  /** What every call begins with. */
  List<String> prefix() {
    List<String> words = new ArrayList<>();
    words.add(name);
    words.addAll(own);
    return words;
  }

  /** A command line. */
  List<String> line(String... words) {
    return line(prefix(), List.of(words));
  }

  static List<String> line(List<String> prefix, List<String> words) {
    List<String> line = new ArrayList<>(prefix);
    line.addAll(words);
    return line;
  }
}
