package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.container.ContainerRequest;
import io.github.vertexmaven.emulator.container.ContainerRequest.Mount;
import io.github.vertexmaven.emulator.engine.TaskPlaces.TaskImage;
import io.github.vertexmaven.emulator.process.RunningCommand;
import io.github.vertexmaven.emulator.spec.Container;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the command of a task in its image: who it is and what it finds there are the image's. */
record ContainerStart(CommandStart start, TaskImage image) {

  /** Where the launcher finds what the project signs in with. */
  private static final String CREDENTIALS = "/run/vertexai/credentials";

  RunningCommand running() throws TaskFailed, IOException {
    return start.host().containers().start(image.program(), request(), start.mark(), start.log());
  }

  private ContainerRequest request() throws TaskFailed {
    TaskCommand command = TaskCommand.inContainer(start.placeholders());
    Container container = start.one().container();
    ContainerLimits limits = ContainerLimits.of(container.limits(), start.placeholders());
    return new ContainerRequest(
        image.name(),
        start.job(),
        start.one().number(),
        command.words(container.command()),
        command.words(container.args()),
        Environment.inContainer(start.dialect(), start.one(), start.placeholders(), CREDENTIALS),
        limits.cpus(),
        limits.memory(),
        mounts());
  }

  private List<Mount> mounts() {
    List<Mount> mounts = new ArrayList<>();
    start
        .files()
        .mounts()
        .orElse(Map.of())
        .forEach((place, folder) -> mounts.add(new Mount(folder.toString(), place, true)));
    if (start.isLauncher()) {
      mounts.add(new Mount(start.host().credentials().toString(), CREDENTIALS, false));
    }
    return mounts;
  }
}
