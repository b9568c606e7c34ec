package io.github.vertexmaven.emulator.container;

import io.github.vertexmaven.emulator.process.RunningCommand;
import io.github.vertexmaven.emulator.process.TaskProcess;
import io.github.vertexmaven.emulator.store.TaskLog;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A container at work. The process is that of the program that waits for it. */
final class TaskContainer implements RunningCommand {

  private static final int GRACE_SECONDS = 5;

  /** 128 and the number of SIGKILL. */
  private static final int KILLED = 137;

  /** What the program exits with when it cannot start one; programs in containers may, too. */
  private static final List<Integer> PERHAPS_NOT_STARTED = List.of(125, 126, 127);

  private static final String NEVER = "0001-";

  private final ContainerProgram program;
  private final ContainerRequest request;
  private final TaskProcess client;
  private final TaskLog log;
  private final Runnable notStarted;
  private volatile boolean ended;

  /**
   * One that has been started.
   *
   * @param client the program that waits for its end
   * @param notStarted told when there was nothing to start
   */
  TaskContainer(
      ContainerProgram program,
      ContainerRequest request,
      TaskProcess client,
      TaskLog log,
      Runnable notStarted) {
    this.program = program;
    this.request = request;
    this.client = client;
    this.log = log;
    this.notStarted = notStarted;
  }

  @Override
  public long pid() {
    return client.pid();
  }

  @Override
  public Optional<Instant> started() {
    return client.started();
  }

  @Override
  public Exit exit() throws InterruptedException {
    boolean whole = false;
    try {
      Exit exit = told(client.exit().code());
      whole = true;
      return exit;
    } finally {
      remove(!whole || ended);
    }
  }

  private Exit told(int code) throws InterruptedException {
    if (code == KILLED && !ended && request.memory().isPresent()) {
      say(
          "The container was killed: it used more memory than its limit of "
              + request.memory().get()
              + " bytes.");
      String sentence =
          "The replica workerpool0-0 ran out-of-memory and exited with a non-zero status of "
              + KILLED
              + "(SIGKILL).";
      return new Exit(code, Optional.of(sentence), true);
    }
    if (PERHAPS_NOT_STARTED.contains(code) && !ended && !wasStarted()) {
      notStarted.run();
      String sentence =
          "No container can be started from the image "
              + request.image()
              + "; the task's log says why.";
      return new Exit(code, Optional.of(sentence), false);
    }
    return Exit.of(code);
  }

  private boolean wasStarted() throws InterruptedException {
    try {
      ContainerCall call =
          ContainerCall.of(
              program.line("container", "inspect", "--format", "{{.State.StartedAt}}", name()));
      return call.succeeded() && !call.output().startsWith(NEVER);
    } catch (IOException e) {
      return false;
    }
  }

  private void say(String sentence) {
    try {
      log.add(TaskLog.Severity.ERROR, sentence);
    } catch (IOException e) {
      // the error of the task says it, too
    }
  }

  /** It may be asked before there is a container: then the program that makes it is ended. */
  @Override
  public void end() {
    ended = true;
    try {
      ContainerCall stop =
          ContainerCall.of(program.line("stop", "--time", Integer.toString(GRACE_SECONDS), name()));
      if (!stop.succeeded()) {
        client.end();
        remove(true);
      }
    } catch (IOException e) {
      client.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      client.end();
    }
  }

  /** Podman would ask first and wait. */
  private void remove(boolean kill) {
    boolean interrupted = Thread.interrupted();
    try {
      if (kill) {
        ContainerCall.of(program.line("kill", name()));
      }
      ContainerCall.of(program.line("rm", "--force", "--volumes", name()));
    } catch (IOException e) {
      // without the program nothing can run
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private String name() {
    return ContainerLabels.name(request.attempt());
  }
}
