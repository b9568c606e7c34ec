package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.job.reactor.Scope;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.connect.EmulatorHome;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.eclipse.aether.RepositorySystem;

/** Keeps an emulator of Vertex AI Pipelines standing until it is stopped with Ctrl-C. */
@Mojo(name = "emulator", requiresProject = false, threadSafe = true)
public final class EmulatorMojo extends ConfMojo {

  private static final int POLL_MILLIS = 100;

  private final RepositorySystem repositories;

  @Inject
  EmulatorMojo(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  @Override
  Scope scope() {
    return Scope.NO_MODULE;
  }

  @Override
  void run() {
    Connecting connecting =
        new Connecting(
            new RemoteModules(repositories, session(), project(), pluginVersion()),
            baseDir(),
            buildDir(),
            Path.of(System.getProperty("java.home"), "bin", "java"),
            getLog()::info);
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
    getLog().info("Emulator of Vertex AI Pipelines: " + addresses(running));
    running.ifPresent(here -> getLog().info("Its page: " + here.storage() + "/"));
    getLog().info("Stop it with Ctrl-C.");
  }

  private static String addresses(Optional<Endpoints> running) {
    return running
        .map(e -> "gRPC " + e.vertex() + ", REST and storage " + e.storage())
        .orElse("none");
  }
}
