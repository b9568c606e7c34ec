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
  private final Optional<Begun> begun;

  /**
   * A process that was started.
   *
   * @param doubted what the one before had when it ended with an error
   */
  private record Begun(
      BackgroundProcess process, SharedClasses shared, Optional<SharedClasses> doubted) {}

  private EmulatorStart(EmulatorCommand command, String output, Optional<Begun> begun) {
    this.command = command;
    this.output = output;
    this.begun = begun;
  }

  /** Of a command whose output is where the sentence says; nothing is started yet. */
  static EmulatorStart of(EmulatorCommand command, String output) {
    return new EmulatorStart(command, output, Optional.empty());
  }

  boolean isBegun() {
    return begun.isPresent();
  }

  /**
   * Starts a process where none of this start's runs.
   *
   * @throws UserException when the one before ended with an error
   */
  EmulatorStart goOn() {
    if (begun.isEmpty()) {
      return with(command.shared(), Optional.empty());
    }
    BackgroundProcess process = begun.get().process();
    return process.isAlive() ? this : again(begun.get());
  }

  private EmulatorStart with(SharedClasses shared, Optional<SharedClasses> doubted) {
    Begun next = new Begun(command.start(shared), shared, doubted);
    return new EmulatorStart(command, output, Optional.of(next));
  }

  private EmulatorStart again(Begun before) {
    int code = before.process().exitValue();
    if (code == TAKEN || code == 0) {
      before.shared().idle(before.process().pid());
      return with(before.shared(), before.doubted());
    }
    if (before.shared().areUsed()) {
      return with(command.unshared(), Optional.of(before.shared()));
    }
    throw new UserException("The emulator ended with exit code " + code + ".\n  " + output);
  }

  /**
   * An emulator answers.
   *
   * @param announced what it says of itself
   */
  void joined(LenientFields announced) {
    begun.ifPresent(own -> joined(own, announced));
  }

  private static void joined(Begun own, LenientFields announced) {
    long pid = own.process().pid();
    if (!announced.text("pid").equals(Optional.of(String.valueOf(pid)))) {
      // Another process was quicker.
      own.shared().idle(pid);
      return;
    }
    own.doubted().ifPresent(SharedClasses::distrust);
    boolean refused =
        announced.string("vm").filter(vm -> !vm.contains(SharedClasses.SHARING)).isPresent();
    if (own.shared().areUsed() && refused) {
      own.shared().distrust();
    } else {
      own.shared().started();
    }
  }

  /** Whatever runs goes on without this process. */
  void leave() {
    begun.map(Begun::process).ifPresent(BackgroundProcess::leave);
  }
}
