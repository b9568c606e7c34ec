package io.github.vertexmaven.emulator.container;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds out which container programs work on this machine. One that works is not asked again. */
final class WorkingPrograms {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Set<List<String>> working = new HashSet<>();

  /** The first one that works. */
  synchronized ContainerProgram of(ContainerSetting setting)
      throws ContainerProblem, InterruptedException {
    List<String> problems = new ArrayList<>();
    for (ContainerProgram program : setting.programs()) {
      if (working.contains(program.prefix()) || works(program, problems)) {
        return program;
      }
    }
    throw new ContainerProblem(String.join("; ", problems));
  }

  /** Listing containers needs all that running one needs: a daemon, or a place for images. */
  private boolean works(ContainerProgram program, List<String> problems)
      throws InterruptedException {
    try {
      ContainerCall call = ContainerCall.of(program.line("ps", "--quiet"), PATIENCE);
      if (call.succeeded()) {
        working.add(program.prefix());
        return true;
      }
      problems.add(program.name() + ": " + call.reason());
    } catch (IOException e) {
      problems.add(program.name() + " is not installed");
    }
    return false;
  }
}
