package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.KnownSecrets;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.job.run.JobRun;
import io.github.vertexmaven.core.job.submit.JobIds;
import io.github.vertexmaven.core.job.watch.ShutdownMessage;
import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.VertexTarget;
import io.github.vertexmaven.core.service.connect.EmulatorHome;
import io.github.vertexmaven.core.service.connect.ModuleLoader;
import io.github.vertexmaven.core.show.report.RunReports;
import io.github.vertexmaven.core.show.terminal.Terminal;
import java.io.File;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** {@code run-once} without Maven around it: joins the emulator, ships, submits and waits. */
public final class Goal {

  private Goal() {}

  /**
   * Runs.
   *
   * @param args the emulator's home; the project's folder; round and attempt; the class path of
   *     vertexai-cloud
   */
  public static void main(String[] args) throws Exception {
    Log log = new Lines(System.out::println);
    try {
      Shipped project = new Shipped(Path.of(args[1]));
      JobRun job = project.run(log, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
      run(Path.of(args[0]), job, jars(args[4]));
    } catch (UserException | MojoFailureException | MojoExecutionException e) {
      System.out.println("[error] " + e.getMessage());
      System.exit(1);
    }
  }

  private static List<Path> jars(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
  }

  private static void run(Path home, JobRun job, List<Path> jars) throws Exception {
    EmulatorHome emulator = new EmulatorHome(home);
    emulator.ensureBucket(Shipped.BUCKET);
    VertexTarget target = target(emulator);
    try (Connection connection =
        Connection.of(
            ModuleLoader.of("vertexai-cloud", jars).load(RemoteConnector.class).connect(target),
            target)) {
      submitAndFollow(connection, job);
    }
  }

  static VertexTarget target(EmulatorHome emulator) {
    Endpoints endpoints = emulator.join(Shipped.emulator(), line -> {}, () -> {});
    return new VertexTarget(
        "emulator", "us-central1", Optional.of(endpoints), emulator.credentials());
  }

  private static final RunReports REPORTS =
      new RunReports(
          new Lines(System.out::println), Path.of("target", "goal"), true, Path::toString);

  /** What the goal does with a connection, and how Maven is told of faults. */
  static String submitAndFollow(Connection connection, JobRun job)
      throws MojoFailureException, MojoExecutionException {
    String submission = JobIds.next(job.pipeline(), Instant.now(), new SecureRandom());
    Faults.told(
        () -> {
          try (ShutdownMessage message = new ShutdownMessage(System.out)) {
            String jobId = job.submit(connection, submission, message);
            job.follow(connection, jobId, Optional.empty(), Terminal.ofFile(), REPORTS, message);
          }
        },
        new KnownSecrets(),
        Path.of("target"));
    return submission;
  }
}
