package io.github.vertexmaven.emulator;

import io.github.vertexmaven.emulator.container.ContainerSetting;
import io.github.vertexmaven.emulator.kubeflow.KubeflowOptions;
import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The command line.
 *
 * @param keepJobs how many jobs that have ended are kept
 * @param token whether callers must show the token that only the owner can read
 */
record Options(
    Path home,
    boolean stand,
    boolean token,
    Duration quiet,
    Path java,
    int parallelism,
    int warmWorkers,
    int keepJobs,
    ContainerSetting containers,
    int httpPort,
    int grpcPort,
    KubeflowOptions kubeflow) {

  /** One for the task that is next, and one for the task after it. */
  private static final int FEWEST_WARM = 2;

  static final int USUAL_KEPT = 1000;

  static final String USAGE =
      "Usage: Emulator --home DIR [--stand] [--no-token] [--idle-seconds N] [--java JAVA_HOME]"
          + " [--parallelism N] [--warm-workers N] [--keep-jobs N]"
          + " [--containers none|auto|docker|podman] [--container-argument WORD]..."
          + " [--http-port N] [--grpc-port N]"
          + " [--kubeflow-version X.Y.Z] [--kubeflow-namespaces NAME,NAME]";

  /** Reads arguments; a wrong one is refused with a sentence that names it. */
  static Options read(List<String> arguments) {
    Builder builder = new Builder();
    Deque<String> words = new ArrayDeque<>(arguments);
    while (!words.isEmpty()) {
      builder.read(words.poll(), words);
    }
    if (builder.home == null) {
      throw new IllegalArgumentException("--home is missing. " + USAGE);
    }
    return builder.build();
  }

  private static final class Builder {
    private Path home;
    private boolean stand;
    private boolean token = true;
    private int idleSeconds = 10;
    private Path java = Path.of(System.getProperty("java.home"));
    private int parallelism = Runtime.getRuntime().availableProcessors();
    private Optional<Integer> warmWorkers = Optional.empty();
    private int keepJobs = USUAL_KEPT;
    private ContainerSetting.Wish containers = ContainerSetting.Wish.AUTO;
    private final List<String> containerArguments = new ArrayList<>();
    private int httpPort;
    private int grpcPort;
    private KubeflowOptions kubeflow = KubeflowOptions.STANDARD;

    private void read(String name, Deque<String> rest) {
      switch (name) {
        case "--home" -> home = Path.of(value(name, rest));
        case "--stand" -> stand = true;
        case "--no-token" -> token = false;
        case "--idle-seconds" -> idleSeconds = number(name, rest, 0);
        case "--java" -> java = Path.of(value(name, rest));
        case "--parallelism" -> parallelism = number(name, rest, 1);
        case "--warm-workers" -> warmWorkers = Optional.of(number(name, rest, 0));
        case "--keep-jobs" -> keepJobs = number(name, rest, 1);
        case "--containers" -> containers = wish(name, value(name, rest));
        case "--container-argument" -> containerArguments.add(value(name, rest));
        case "--http-port" -> httpPort = number(name, rest, 0);
        case "--grpc-port" -> grpcPort = number(name, rest, 0);
        case "--kubeflow-version" ->
            kubeflow = kubeflow.with(KubeflowRelease.of(value(name, rest)));
        case "--kubeflow-namespaces" ->
            kubeflow = kubeflow.with(Set.of(value(name, rest).split(",")));
        default -> throw new IllegalArgumentException(name + " is not an option. " + USAGE);
      }
    }

    private Options build() {
      return new Options(
          home.toAbsolutePath().normalize(),
          stand,
          token,
          Duration.ofSeconds(idleSeconds),
          java,
          parallelism,
          warmWorkers.orElse(Math.max(FEWEST_WARM, parallelism)),
          keepJobs,
          new ContainerSetting(containers, containerArguments),
          httpPort,
          grpcPort,
          kubeflow);
    }

    private static ContainerSetting.Wish wish(String name, String word) {
      return ContainerSetting.Wish.of(word)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      name + " must be none, auto, docker or podman, not " + word + "."));
    }

    private static int number(String name, Deque<String> rest, int least) {
      String value = value(name, rest);
      if (!value.matches("\\d{1,7}") || Integer.parseInt(value) < least) {
        throw new IllegalArgumentException(
            name + " must be a number from " + least + ", not " + value + ".");
      }
      return Integer.parseInt(value);
    }

    private static String value(String name, Deque<String> rest) {
      if (rest.isEmpty()) {
        throw new IllegalArgumentException(name + " needs a value. " + USAGE);
      }
      return rest.poll();
    }
  }
}
