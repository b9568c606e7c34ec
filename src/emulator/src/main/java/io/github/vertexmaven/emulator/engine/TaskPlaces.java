package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.container.ContainerProblem;
import io.github.vertexmaven.emulator.container.ContainerProgram;
import io.github.vertexmaven.emulator.container.ContainerSetting;
import io.github.vertexmaven.emulator.container.HomeContainers;
import io.github.vertexmaven.emulator.process.RunningCommand;
import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.store.TaskLog;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Where the commands of one job's tasks run: as processes of this machine, or in their images. */
final class TaskPlaces {

  private final ContainerSetting setting;
  private final HomeContainers containers;
  private final Consumer<String> note;
  private final Set<String> told = new HashSet<>();
  private final Set<String> unavailable = new HashSet<>();

  /**
   * The places of a job.
   *
   * @param note a line of the job's log
   */
  TaskPlaces(ContainerSetting setting, HomeContainers containers, Consumer<String> note) {
    this.setting = setting;
    this.containers = containers;
    this.note = note;
  }

  /** An image on this machine, and the program that runs it. */
  record TaskImage(ContainerProgram program, String name) {}

  /** Whether a task of the spec is to run in its image. */
  boolean wantsAnyOf(CheckedSpec spec) {
    return containersOf(spec).anyMatch(this::wants);
  }

  private static Stream<Container> containersOf(CheckedSpec spec) {
    return spec.components().values().stream()
        .filter(component -> component.body() instanceof Container)
        .map(component -> (Container) component.body());
  }

  /** Whether a task is to run in its image. */
  boolean wants(Container container) {
    return setting.isFor(LauncherCommand.isStartedBy(container));
  }

  /**
   * The image of a task, which is on this machine from then on; none if the task is to run as a
   * process.
   *
   * @param running is told what would have to be ended
   */
  Optional<TaskImage> imageOf(CommandStart start, Consumer<RunningCommand> running)
      throws TaskFailed, IOException, InterruptedException {
    if (!wants(start.one().container())) {
      return Optional.empty();
    }
    if (start.files().mounts().isEmpty()) {
      tell("For this service, tasks run as processes of this machine, not in their images.");
      return Optional.empty();
    }
    Optional<ContainerProgram> program = program();
    return program.isEmpty() || isUnavailable(start.image())
        ? Optional.empty()
        : image(program.get(), start, running);
  }

  private Optional<ContainerProgram> program() throws TaskFailed, InterruptedException {
    try {
      ContainerProgram program = containers.program(setting);
      tell(
          setting.isForAll()
              ? "Each task runs in its image, with " + program.name() + "."
              : "Tasks of other programs run in their images, with "
                  + program.name()
                  + "; tasks of this plugin run as processes of this machine.");
      return Optional.of(program);
    } catch (ContainerProblem e) {
      if (setting.isForAll()) {
        throw new TaskFailed(
            "The task cannot run in its image, as emulator.containers requires: "
                + e.getMessage()
                + ".");
      }
      tell(
          "Images are not pulled, because neither Docker nor Podman works here ("
              + e.getMessage()
              + "): each command runs as a process of this machine.");
      return Optional.empty();
    }
  }

  private Optional<TaskImage> image(
      ContainerProgram program, CommandStart start, Consumer<RunningCommand> running)
      throws TaskFailed, IOException, InterruptedException {
    String image = start.image();
    try {
      return Optional.of(
          new TaskImage(
              program, containers.image(program, image, start.mark(), start.log(), running)));
    } catch (ContainerProblem e) {
      if (setting.isForAll()) {
        throw new TaskFailed(e.getMessage());
      }
      avoid(start, e.getMessage());
      return Optional.empty();
    }
  }

  /** Whether a task whose container could not start is to run as a process after all. */
  boolean givesUp(CommandStart start, RunningCommand.Exit exit) throws TaskFailed, IOException {
    if (!setting.isForAll()) {
      avoid(start, exit.told().orElse(""));
    }
    return !setting.isForAll();
  }

  /** Tasks of the job run without this image from now on. */
  private void avoid(CommandStart start, String why) throws TaskFailed, IOException {
    synchronized (this) {
      unavailable.add(start.image());
    }
    start
        .log()
        .add(
            TaskLog.Severity.WARNING,
            why + " The command runs as a process of this machine instead.");
  }

  private synchronized boolean isUnavailable(String image) {
    return unavailable.contains(image);
  }

  private synchronized void tell(String sentence) {
    if (told.add(sentence)) {
      note.accept(sentence);
    }
  }
}
