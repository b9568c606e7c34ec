package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.job.call.Connecting;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.RemoteTarget.Token;
import io.github.vertexmaven.core.service.connect.EmulatorHome;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps an emulator standing until somebody stops it. */
public record StandEmulator(Connecting connecting, Log log) {

  private static final int POLL_MILLIS = 100;

  /** Does it, until the build is stopped. */
  public void run() {
    EmulatorHome home = connecting.emulator();
    if (home.running().isPresent()) {
      throw new UserException(
          "An emulator runs already for this folder: " + addresses(home.running()));
    }
    Process process = home.stand(connecting.program());
    AtomicBoolean stopped = new AtomicBoolean();
    Thread end =
        new Thread(
            () -> {
              stopped.set(true);
              process.destroy();
            },
            "end-emulator");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      announce(home, process);
      int code = process.waitFor();
      if (!stopped.get()) {
        throw new UserException(
            "The emulator ended with exit code " + code + ".\n  " + home.output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroy();
    }
  }

  private void announce(EmulatorHome home, Process process) throws InterruptedException {
    Optional<Endpoints> running = home.running();
    while (running.isEmpty() && process.isAlive()) {
      Thread.sleep(POLL_MILLIS);
      running = home.running();
    }
    if (running.isEmpty()) {
      return;
    }
    log.info("Emulator of Vertex AI Pipelines: " + addresses(running));
    String page = running.get().storage() + "/";
    if (home.credentials() instanceof Token token) {
      log.info("Its page: " + page + "?token=" + token.value());
      log.info(
          "Other clients send 'Authorization: Bearer "
              + token.value()
              + "'; who can read this can run commands as you.");
    } else {
      log.info("Its page: " + page);
    }
    log.info("Stop it with Ctrl-C.");
  }

  private static String addresses(Optional<Endpoints> running) {
    return running
        .map(e -> "gRPC " + e.vertex() + ", REST and storage " + e.storage())
        .orElse("none");
  }
}
