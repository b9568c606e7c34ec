package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.config.ResolvedConfig;
import io.github.vertexmaven.core.config.UserException;
import io.github.vertexmaven.core.diff.SpecDiff;
import io.github.vertexmaven.core.graph.ChangedFile;
import io.github.vertexmaven.core.remote.JobStatus;
import io.github.vertexmaven.core.remote.PipelineJobs;
import io.github.vertexmaven.core.remote.Remote;
import io.github.vertexmaven.core.remote.RemoteException;
import io.github.vertexmaven.core.spec.CompiledPipeline;
import io.github.vertexmaven.core.spec.SpecJson;
import io.github.vertexmaven.core.submit.CacheLimit;
import io.github.vertexmaven.core.submit.RunLabels;
import io.github.vertexmaven.core.submit.SpecFile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * Shows in words what changes from a pipeline's last run in the environment to the pipeline as it
 * compiles now, and writes it as a patch, {@code target/vertexai/<name>.diff}. Instead of the last
 * run it compares with a job, a schedule, or a spec file; the last needs no connection.
 */
@Mojo(name = "diff", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class DiffMojo extends PipelineMojo {

  /** Among so many of the latest jobs of the pipeline one of the environment is looked for. */
  private static final int MOST = 200;

  /** A pipeline spec to compare with, JSON or YAML. */
  @Parameter(property = "vertexai.spec")
  private String spec;

  /** The number of a schedule to compare with, as {@code list-pipelines} shows it. */
  @Parameter(property = "vertexai.schedule")
  private String schedule;

  /** The id of a job to compare with; the last of the pipeline in the environment if left out. */
  @Parameter(property = "vertexai.job")
  private String job;

  /** Prints the patch, too. */
  @Parameter(property = "vertexai.patch", defaultValue = "false")
  private boolean patch;

  /**
   * The Java version that the classes are compiled for: the container image needs at least this
   * one.
   */
  @Parameter(defaultValue = "${maven.compiler.release}", readonly = true)
  private String release;

  private final RepositorySystem repositories;
  private final SettingsDecrypter decrypter;

  @Inject
  DiffMojo(
      ToolchainManager toolchains, RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(toolchains);
    this.repositories = repositories;
    this.decrypter = decrypter;
  }

  /**
   * What is compared.
   *
   * @param name of what was before, for people
   * @param before its spec
   * @param after the spec of the project, as it would go there
   */
  private record Pair(String name, String before, String after) {}

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    checkCompiled("vertexai:diff");
    // What is compiled may be written to this very file.
    Optional<SpecFile> file =
        option("spec", spec).map(name -> SpecFile.read(baseDir().resolve(name)));
    Compilation compilation = compile(config(), configOfFiles(), release, this::wanted);
    Pair pair =
        file.isPresent()
            ? new Pair(option("spec", spec).get(), file.get().json(), specOf(compilation))
            : remote(pinned(compilation, repositories, decrypter));
    tell(pair, compilation.files().specs().get(pipelineName()));
  }

  private String specOf(Compilation compilation) {
    return SpecJson.of(compilation.pipeline(pipelineName()).spec());
  }

  private Pair remote(Compilation compilation) throws MojoExecutionException, MojoFailureException {
    CompiledPipeline pipeline = compilation.pipeline(pipelineName());
    ResolvedConfig config = compilation.request().config();
    try (Connecting.Connection connection = connecting().connect(config)) {
      Remote remote = connection.remote();
      Optional<String> id = option("schedule", schedule);
      return id.isPresent()
          ? schedule(remote, id.get(), compilation)
          : job(remote.jobs(), option("job", job), pipeline, config);
    } catch (RemoteException e) {
      throw RemoteMojo.failure(e);
    }
  }

  private Pair schedule(Remote remote, String id, Compilation compilation) {
    String after = specOf(compilation);
    boolean limited = !compilation.request().config().settings().onEmulator();
    return new Pair(
        "schedule " + id,
        remote.schedules().content(id).spec(),
        limited ? CacheLimit.ofSchedule(after) : after);
  }

  private static Pair job(
      PipelineJobs jobs, Optional<String> given, CompiledPipeline pipeline, ResolvedConfig config) {
    String id = given.orElseGet(() -> last(jobs, pipeline.spec().name(), config));
    return new Pair(
        "job " + id, CacheLimit.without(jobs.content(id).spec()), SpecJson.of(pipeline.spec()));
  }

  private static String last(PipelineJobs jobs, String pipeline, ResolvedConfig config) {
    String label = "vertexai-env";
    String env = RunLabels.of(config, "", Optional.empty()).get(label);
    return jobs.list("pipeline_name=\"" + pipeline + "\"", MOST).stream()
        .filter(job -> Objects.equals(job.labels().get(label), env))
        .map(JobStatus::jobId)
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "No job of pipeline '"
                        + pipeline
                        + "' was run in environment '"
                        + config.env()
                        + "': give -Dvertexai.job, -Dvertexai.schedule or -Dvertexai.spec."));
  }

  private void tell(Pair pair, Path compiled) {
    SpecDiff diff = SpecDiff.of(pair.before(), pair.after());
    Path file =
        compiled.resolveSibling(compiled.getFileName().toString().replaceFirst("json$", "diff"));
    String text = diff.patch(pair.name(), relative(compiled));
    ChangedFile.write(file, text);
    getLog().info("From " + pair.name() + " to " + relative(compiled) + ":");
    if (diff.isEmpty()) {
      getLog().info("  Nothing changes.");
      return;
    }
    diff.words().forEach(change -> getLog().info("  " + change));
    getLog().info("As a patch: " + relative(file));
    if (flag("patch", patch)) {
      text.lines().forEach(line -> getLog().info(line));
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
