package io.github.vertexmaven.core.service.connect;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.json.LenientFields;
import io.github.vertexmaven.core.jvm.BackgroundProcess;
import io.github.vertexmaven.core.jvm.SharedClasses;
import java.util.Optional;

/**
 * The start of an emulator, as often as it takes: another process may be quicker and leave again,
 * and an emulator that does not come up with shared classes starts without them.
 */
final class EmulatorStart {

  /** What the process answers when another one owns the home folder. */
  private static final int TAKEN = 3;

  private final EmulatorCommand command;
  private final String output;
  private BackgroundProcess process;
  private SharedClasses shared;

  /** What the process before this one had when it ended with an error. */
  private Optional<SharedClasses> doubted = Optional.empty();

  /** Of a command whose output is where the sentence says. */
  EmulatorStart(EmulatorCommand command, String output) {
    this.command = command;
    this.output = output;
  }

  boolean isBegun() {
    return process != null;
  }

  /**
   * Starts a process where none of this start's runs.
   *
   * @throws UserException when the one before ended with an error
   */
  void goOn() {
    if (process == null) {
      begin(command.shared());
    } else if (!process.isAlive()) {
      begin(next(process.exitValue()));
    }
  }

  private void begin(SharedClasses taken) {
    shared = taken;
    process = command.start(taken);
  }

  private SharedClasses next(int code) {
    if (code == TAKEN || code == 0) {
      shared.idle(process.pid());
      return shared;
    }
    if (shared.areUsed()) {
      doubted = Optional.of(shared);
      return command.unshared();
    }
    throw new UserException("The emulator ended with exit code " + code + ".\n  " + output);
  }

  /**
   * An emulator answers.
   *
   * @param announced what it says of itself
   */
  void joined(LenientFields announced) {
    if (!announced.text("pid").equals(Optional.of(String.valueOf(process.pid())))) {
      // Another process was quicker.
      shared.idle(process.pid());
      return;
    }
    doubted.ifPresent(SharedClasses::distrust);
    boolean refused =
        announced.string("vm").filter(vm -> !vm.contains(SharedClasses.SHARING)).isPresent();
    if (shared.areUsed() && refused) {
      shared.distrust();
    } else {
      shared.started();
    }
  }

  /** Whatever runs goes on without this process. */
  void leave() {
    if (process != null) {
      process.leave();
    }
  }
}
