package io.github.vertexmaven.emulator.container;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client wants of containers.
 *
 * @param arguments words of the program's own and of its {@code run}; see {@link ContainerProgram}
 */
public record ContainerSetting(Wish wish, List<String> arguments) {

  /** Which tasks run in containers, and by what. */
  public enum Wish {
    /** No task. */
    NONE,
    /**
     * Tasks of other programs, where Docker or Podman works: the launcher's own tasks run in any
     * JVM, and start much faster as processes.
     */
    AUTO,
    /** All, by Docker. */
    DOCKER,
    /** All, by Podman. */
    PODMAN;

    /** As it is written in options and settings. */
    public static Optional<Wish> of(String word) {
      return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** The same. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the list. */
  public ContainerSetting {
    arguments = List.copyOf(arguments);
  }

  /** Whether each task has to run in its image. */
  public boolean isForAll() {
    return wish == Wish.DOCKER || wish == Wish.PODMAN;
  }

  /**
   * Whether a task is to run in its image.
   *
   * @param launcher whether it is one of the launcher's
   */
  public boolean isFor(boolean launcher) {
    return isForAll() || wish == Wish.AUTO && !launcher;
  }

  /** What may run them, the one to try first in front. */
  List<ContainerProgram> programs() {
    List<Wish> wishes =
        switch (wish) {
          case NONE -> List.of();
          case AUTO -> List.of(Wish.DOCKER, Wish.PODMAN);
          case DOCKER, PODMAN -> List.of(wish);
        };
    return wishes.stream().map(one -> ContainerProgram.of(one.word(), arguments)).toList();
  }
}
