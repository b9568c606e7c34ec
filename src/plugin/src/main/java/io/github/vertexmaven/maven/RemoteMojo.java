package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.reactor.Scope;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteTarget;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.eclipse.aether.RepositorySystem;

/** A goal that talks to Vertex AI about jobs; it needs no project. */
public abstract class RemoteMojo extends ConfMojo {

  private static final String CONSOLE = "https://console.cloud.google.com/vertex-ai/";

  private final RepositorySystem repositories;

  RemoteMojo(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  @Override
  Scope scope() {
    return Scope.SETTINGS;
  }

  @Override
  final void run() throws MojoExecutionException, MojoFailureException {
    ResolvedConfig config = config();
    try (Connecting.Connection connection = connecting().connect(config)) {
      run(connection, config);
    } catch (RemoteException e) {
      throw failure(e);
    }
  }

  /** The user's fault is a failure without a stack trace; the world's keeps its cause. */
  static MojoExecutionException failure(RemoteException e) throws MojoFailureException {
    if (e.kind().isUsersFault()) {
      throw new MojoFailureException(e.getMessage());
    }
    return new MojoExecutionException(e.getMessage(), e);
  }

  abstract void run(Connecting.Connection connection, ResolvedConfig config)
      throws MojoExecutionException, MojoFailureException;

  TrackingEnd trackingEnd(ResolvedConfig config) {
    return TrackingEnd.of(getLog(), config, modules(), compilerOutput());
  }

  private RemoteModules modules() {
    return new RemoteModules(repositories, session(), project(), pluginVersion());
  }

  Connecting connecting() {
    return new Connecting(
        modules(),
        baseDir(),
        buildDir(),
        Path.of(System.getProperty("java.home"), "bin", "java"),
        getLog()::info);
  }

  /** Where the page of a job is. */
  static String jobUrl(RemoteTarget target, String jobId) {
    return url(
        target, "jobs/" + jobId, "locations/" + target.region() + "/pipelines/runs/" + jobId);
  }

  /** Where the page of a schedule is. */
  static String scheduleUrl(RemoteTarget target, String id) {
    return url(target, "schedules", "locations/" + target.region() + "/pipelines/schedules/" + id);
  }

  /** Where the page of all jobs is. */
  static String jobsUrl(RemoteTarget target) {
    return url(target, "jobs", "pipelines/runs");
  }

  static boolean isEmulator(RemoteTarget target) {
    return target.endpoints().filter(RemoteTarget.Endpoints::plaintext).isPresent();
  }

  /** The emulator has a page of its own instead of the console. */
  private static String url(RemoteTarget target, String local, String page) {
    return target
        .endpoints()
        .filter(RemoteTarget.Endpoints::plaintext)
        .map(emulator -> emulator.storage() + "/#/" + local)
        .orElse(CONSOLE + page + "?project=" + target.projectId());
  }
}
