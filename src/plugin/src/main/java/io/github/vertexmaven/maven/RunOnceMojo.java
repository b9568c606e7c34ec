package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.config.ResolvedConfig;
import io.github.vertexmaven.core.config.UserException;
import io.github.vertexmaven.core.graph.ProjectGraph;
import io.github.vertexmaven.core.remote.RemoteException;
import io.github.vertexmaven.core.ship.Shipment;
import io.github.vertexmaven.core.spec.CompiledPipeline;
import io.github.vertexmaven.core.spec.SpecJson;
import io.github.vertexmaven.core.submit.JobIds;
import io.github.vertexmaven.core.submit.ParameterOverrides;
import io.github.vertexmaven.core.submit.RunLabels;
import io.github.vertexmaven.core.submit.SpecFile;
import io.github.vertexmaven.core.watch.Deadline;
import java.io.File;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * Runs a pipeline on Vertex AI, or on the emulator when the environment says {@code endpoint:
 * emulator}: compiles it if anything changed, uploads what is missing, submits it and, if asked,
 * waits. With {@code -Dvertexai.spec} it submits a spec that was compiled earlier and needs no
 * project.
 *
 * <p>In a build of several modules nothing is submitted before the last module that runs this goal
 * has come to it.
 */
@Mojo(
    name = "run-once",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresProject = false,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class RunOnceMojo extends ProjectMojo {

  /** The pipeline to run. */
  @Parameter(property = "vertexai.pipeline", defaultValue = ProjectGraph.DEFAULT)
  private String pipeline;

  /** Waits until the job has ended, and fails when it does. On the emulator it always waits. */
  @Parameter(property = "vertexai.wait", defaultValue = "false")
  private boolean wait;

  /**
   * How long to wait, {@code 90s}, {@code 30m} or {@code 2h}; then the job is cancelled and the
   * build fails.
   */
  @Parameter(property = "vertexai.timeout")
  private String timeout;

  /** Prints what would be uploaded and submitted, and does neither. */
  @Parameter(property = "vertexai.dryRun", defaultValue = "false")
  private boolean dryRun;

  /**
   * A pipeline spec that was compiled earlier, JSON or YAML; nothing is compiled or uploaded then.
   */
  @Parameter(property = "vertexai.spec")
  private File spec;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /**
   * The Java version that the classes are compiled for: the container image needs at least this
   * one.
   */
  @Parameter(defaultValue = "${maven.compiler.release}", readonly = true)
  private String release;

  private final RepositorySystem repositories;

  @Inject
  RunOnceMojo(ToolchainManager toolchains, RepositorySystem repositories) {
    super(toolchains);
    this.repositories = repositories;
  }

  @Override
  boolean needsProject() {
    return specFile().isEmpty();
  }

  private Optional<Path> specFile() {
    return option("spec", spec == null ? null : spec.toString())
        .map(name -> baseDir().resolve(name));
  }

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    Optional<Duration> limit = option("timeout", timeout).map(RunOnceMojo::duration);
    Optional<Path> file = specFile();
    // The parameters of a foreign spec are its own, not those of conf/.
    ResolvedConfig config = file.isPresent() ? configOfFiles() : config();
    JobRun job = file.isPresent() ? ofSpec(file.get(), config) : ofProject(config);
    if (dryRun) {
      job.describe();
      return;
    }
    boolean waits = wait || config.settings().onEmulator();
    Submissions.of(session(), execution, project()).submit(() -> submit(job, config, waits, limit));
  }

  private static Duration duration(String text) {
    try {
      return Deadline.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UserException("-Dvertexai.timeout: " + e.getMessage() + ".");
    }
  }

  private JobRun ofSpec(Path file, ResolvedConfig config) {
    SpecFile read = SpecFile.read(file);
    String root =
        config
            .settings()
            .root()
            .map(folder -> "gs://" + folder + "/vertexai-runs")
            .or(read::defaultRoot)
            .orElseThrow(
                () ->
                    new UserException(
                        "The spec has no defaultPipelineRoot; give -Dvertexai.run_config.root=bucket/folder"));
    return new JobRun(
        getLog(),
        file.toString(),
        read.name(),
        read.json(),
        root,
        read.parameterValues(runParameters()),
        RunLabels.of(config, pluginVersion()),
        Optional.empty(),
        Set.of());
  }

  private JobRun ofProject(ResolvedConfig config) {
    checkCompiled("vertexai:run-once");
    Compilation compilation = compile(config, configOfFiles(), release);
    String name = option("pipeline", pipeline).orElse(ProjectGraph.DEFAULT);
    CompiledPipeline compiled = compilation.pipeline(name);
    String root = config.settings().root().orElseThrow();
    Path file = compilation.files().specs().get(name);
    Map<String, Object> parameters =
        ParameterOverrides.of(
            configOfFiles().parameters(), config.parameters(), compiled.spec().inputs().keySet());
    return new JobRun(
        getLog(),
        relative(file),
        compiled.spec().name(),
        SpecJson.of(compiled.spec()),
        compiled.spec().pipelineRoot(),
        parameters,
        RunLabels.of(config, pluginVersion()),
        Optional.of(
            new Shipment(
                compiled,
                compilation.jvm().classPath(),
                compilation.jvm().own(),
                root,
                project().getArtifactId())),
        compiled.spec().results());
  }

  private void submit(JobRun job, ResolvedConfig config, boolean waits, Optional<Duration> limit)
      throws MojoExecutionException, MojoFailureException {
    try (Connecting.Connection connection = connecting().connect(config)) {
      String jobId = JobIds.next(job.pipeline(), Instant.now(), new SecureRandom());
      job.submit(connection, jobId);
      if (waits) {
        job.follow(connection, jobId, limit);
      }
    } catch (RemoteException e) {
      throw RemoteMojo.failure(e);
    }
  }

  private Connecting connecting() {
    return new Connecting(
        new RemoteModules(repositories, session(), project(), pluginVersion()),
        baseDir(),
        buildDir(),
        java());
  }
}
