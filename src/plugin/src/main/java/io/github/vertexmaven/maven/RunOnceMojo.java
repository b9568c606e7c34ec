package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.GoalOption;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.job.reactor.Scope;
import io.github.vertexmaven.core.job.submit.CacheLimit;
import io.github.vertexmaven.core.job.submit.JobIds;
import io.github.vertexmaven.core.job.submit.RunOptions;
import io.github.vertexmaven.core.job.submit.SpecFile;
import io.github.vertexmaven.core.job.watch.ShutdownMessage;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.show.status.Stopped;
import io.github.vertexmaven.slice.MissingOutputs;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

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
public final class RunOnceMojo extends PipelineMojo {

  /** Where the data of foreign specs goes on the emulator when nobody says it. */
  private static final String EMULATOR_ROOT = "gs://vertexai/vertexai-runs";

  /**
   * Only nodes that still have something to do: an output that the catalog keeps in a bucket is not
   * there.
   */
  @Parameter(property = "vertexai.onlyMissingOutputs", defaultValue = "false")
  private boolean onlyMissingOutputs;

  /**
   * Waits until the job has ended, and fails when it does. On the emulator, and with a timeout, it
   * always waits.
   */
  @Parameter(property = "vertexai.wait", defaultValue = "false")
  private boolean wait;

  /**
   * How long to wait, a number of seconds or {@code 90s}, {@code 30m}, {@code 2h}; then the job is
   * cancelled and the build fails.
   */
  @Parameter(property = "vertexai.timeout")
  private String timeout;

  /** Prints what would be uploaded and submitted, and does neither. */
  @Parameter(property = "vertexai.dryRun", defaultValue = "false")
  private boolean dryRun;

  /**
   * A pipeline spec that was compiled earlier, JSON or YAML: a file, or the address of one that
   * {@code publish} registered, {@code https://<region>-kfp.pkg.dev/<project>/<repository>/<name>/
   * latest}. Nothing is compiled or uploaded then.
   */
  @Parameter(property = "vertexai.spec")
  private String spec;

  /**
   * A release that {@code compile} made with {@code -Dvertexai.envs}, {@code
   * group:artifact:version}: its spec for the environment is submitted, after what is missing of
   * its code was uploaded. Needs no project; the release comes from the repositories.
   */
  @Parameter(property = "vertexai.artifact")
  private String artifact;

  /**
   * Builds and pushes the image before, where {@code run_config.code} is {@code image} and its
   * registry lacks one with this code.
   */
  @Parameter(property = "vertexai.autoBuild", defaultValue = "false")
  private boolean autoBuild;

  /** Overwrites an image of the same tag without asking; in batch mode nothing is asked. */
  @Parameter(property = "vertexai.yes", defaultValue = "false")
  private boolean yes;

  /**
   * A job of this pipeline that failed or was cancelled: what it has finished is not run again but
   * imported from where that job left it, also what is never cached. Its parameters hold where the
   * command line gives no others.
   */
  @Parameter(property = "vertexai.resume")
  private String resume;

  /**
   * Whether a run that is waited for leaves a page to look at, {@code
   * target/vertexai/<name>.run.html}.
   */
  @Parameter(property = "vertexai.report", defaultValue = "true")
  private boolean report;

  @Inject
  RunOnceMojo(MavenServices maven) {
    super(maven);
  }

  @Override
  Scope scope() {
    if (artifact().isPresent()) {
      return Scope.NO_MODULE;
    }
    return specName().isPresent() ? Scope.SETTINGS : Scope.ONE_MODULE;
  }

  private Optional<String> artifact() {
    return option("artifact", artifact);
  }

  /** A file, or the address of a template. */
  private Optional<String> specName() {
    return option("spec", spec);
  }

  @Override
  void skipped() throws MojoExecutionException, MojoFailureException {
    submissions().pass();
  }

  private Submissions.Ticket submissions() {
    return Submissions.of(session(), execution(), project());
  }

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    if (scope() != Scope.ONE_MODULE && !submissions().isFirst()) {
      getLog().info("Skipped: the spec is submitted once in a build.");
      submissions().pass();
      return;
    }
    // A wrong one is told of before anything is compiled.
    limit();
    if (artifact().isPresent()) {
      runRelease(artifact().get());
      return;
    }
    Optional<String> given = specName();
    // The parameters of a foreign spec are its own, not those of conf/.
    ResolvedConfig config = given.isPresent() ? configOfFiles() : config();
    Optional<Preparation> planned =
        given.isPresent() ? Optional.of(ofSpec(given.get(), config)) : ofProject(config);
    if (planned.isEmpty()) {
      getLog().info("All outputs are there; nothing to run.");
      submissions().pass();
      return;
    }
    describeOrSubmit(planned.get(), config);
  }

  private void describeOrSubmit(Preparation job, ResolvedConfig config)
      throws MojoExecutionException, MojoFailureException {
    if (flag("dryRun", dryRun)) {
      String jobId = JobIds.next(job.planned().pipeline(), Instant.now(), new SecureRandom());
      job.planned().describe(Connecting.parent(config.settings()), jobId);
      submissions().pass();
    } else {
      submissions().submit(() -> submit(job, config));
    }
  }

  private void runRelease(String coordinates) throws MojoExecutionException, MojoFailureException {
    ReleaseJobs jobs = jobsOf(coordinates);
    JobRun job =
        jobs.job(pipelineName(), runParameters(), spec -> limited(spec, jobs.config().settings()));
    describeOrSubmit(new Preparation(job, () -> job), jobs.config());
  }

  /**
   * A job before anything is sent.
   *
   * @param planned as far as it is known offline
   * @param ready with images by digest
   */
  private record Preparation(JobRun planned, Supplier<JobRun> ready) {}

  private Optional<Duration> limit() {
    return option("timeout", timeout)
        .map(text -> GoalOption.duration(UserOptions.checked("timeout", text)));
  }

  private Preparation ofSpec(String name, ResolvedConfig config)
      throws MojoExecutionException, MojoFailureException {
    SpecFile read = specOf(name, config);
    String root = root(read, config.settings());
    JobRun job =
        new JobRun(
            getLog(),
            name,
            read.name(),
            new JobRun.Job(
                read.json(), root, read.parameterValues(runParameters()), options(config)),
            RunOptions.experiment(config),
            Optional.empty(),
            Set.of(),
            RunPage.ofSpec(read.name(), read.json(), Map.of("spec", name)),
            Typed.commands(session(), baseDir()));
    return new Preparation(job, () -> job);
  }

  private SpecFile specOf(String name, ResolvedConfig config)
      throws MojoExecutionException, MojoFailureException {
    if (!name.matches("https?://.*")) {
      return SpecFile.read(file(name));
    }
    try {
      return SpecFile.parse(
          modules()
              .cloud()
              .connector()
              .templates(Connecting.credentials(config.settings(), baseDir()))
              .read(name),
          name);
    } catch (RemoteException e) {
      throw RemoteMojo.failure(e);
    }
  }

  private static String root(SpecFile spec, Settings settings) {
    String root =
        settings
            .run()
            .root()
            .map(folder -> "gs://" + folder + "/vertexai-runs")
            .or(spec::defaultRoot)
            .or(() -> Optional.of(EMULATOR_ROOT).filter(given -> settings.onEmulator()))
            .orElseThrow(
                () ->
                    new UserException(
                        "The spec has no defaultPipelineRoot; give"
                            + " -Dvertexai.run_config.root=bucket/folder."));
    if (!root.matches("gs://[a-z0-9][a-z0-9._-]{1,220}[a-z0-9](/.*)?")) {
      throw new UserException(
          "Run data cannot go to '"
              + root
              + "', where the spec wants it; give -Dvertexai.run_config.root=bucket/folder.");
    }
    return root;
  }

  /** Empty when nothing of the pipeline is wanted. */
  private Optional<Preparation> ofProject(ResolvedConfig config) {
    checkCompiled("vertexai:run-once");
    if (!config.settings().onEmulator() && !config.withheld().isEmpty()) {
      throw new UserException(config.withheld());
    }
    Compilation compilation = compile(config, configOfFiles(), graph -> wanted(graph, config));
    String name = pipelineName();
    ProjectGraph graph = compilation.request().graph();
    if (graph.chosen().getOrDefault(name, List.of()).isEmpty() && graph.isPart()) {
      return Optional.empty();
    }
    UnaryOperator<String> limit = spec -> limited(spec, config.settings());
    Optional<EarlierJob> earlier = earlier(config);
    earlier.ifPresent(
        job ->
            job.resumed(compilation.pipeline(name), Map.of())
                .notes()
                .forEach(note -> getLog().info(note)));
    return Optional.of(
        new Preparation(
            jobs(compilation).job(name, config, limit, earlier),
            () -> jobs(pinned(compilation, autoBuild, yes)).job(name, config, limit, earlier)));
  }

  /** The emulator looks itself whether data is still there. */
  private static String limited(String spec, Settings settings) {
    return settings.onEmulator()
        ? spec
        : CacheLimit.of(spec, settings.run().timeToLive(), Instant.now());
  }

  @Override
  List<String> partOptions() {
    List<String> options = super.partOptions();
    if (flag("onlyMissingOutputs", onlyMissingOutputs)) {
      options.add("onlyMissingOutputs");
    }
    return options;
  }

  private Optional<EarlierJob> earlier(ResolvedConfig config) {
    Optional<String> id = option("resume", resume).filter(text -> !text.isBlank());
    if (id.isEmpty()) {
      return Optional.empty();
    }
    try (Connecting.Connection connection = connecting().connect(config)) {
      return Optional.of(EarlierJob.of(id.get(), connection.remote().jobs()));
    } catch (RemoteException e) {
      throw new UserException(e.getMessage());
    }
  }

  private ProjectGraph wanted(ProjectGraph graph, ResolvedConfig config) {
    ProjectGraph part = wanted(graph);
    if (!flag("onlyMissingOutputs", onlyMissingOutputs)) {
      return part;
    }
    List<ProjectGraph.Node> nodes = part.chosen().getOrDefault(pipelineName(), List.of());
    try (Connecting.Connection connection = connecting().connect(config)) {
      KeptData kept = new KeptData(config.catalog(), connection.remote().objects());
      return graph.only(pipelineName(), MissingOutputs.of(nodes, kept::isKept, kept::isThere));
    } catch (RemoteException e) {
      throw new UserException(e.getMessage());
    }
  }

  private void submit(Preparation preparation, ResolvedConfig config)
      throws MojoExecutionException, MojoFailureException {
    Optional<Duration> limit = limit();
    boolean waits = flag("wait", wait) || limit.isPresent() || config.settings().onEmulator();
    try {
      submit(preparation.ready().get(), config, waits, limit);
    } catch (RemoteException e) {
      throw RemoteMojo.failure(e);
    }
  }

  private void submit(JobRun job, ResolvedConfig config, boolean waits, Optional<Duration> limit)
      throws MojoFailureException {
    try (ShutdownMessage message = new ShutdownMessage(Terminal.last());
        Connecting.Connection connection = connecting().connect(config, job.root())) {
      String jobId = JobIds.next(job.pipeline(), Instant.now(), new SecureRandom());
      message.say(Stopped.uploading());
      job.submit(connection, jobId, message);
      if (waits) {
        follow(job, jobId, connection, config, limit, message);
      }
    }
  }

  /** A job that took too long was cancelled. */
  private void follow(
      JobRun job,
      String jobId,
      Connecting.Connection connection,
      ResolvedConfig config,
      Optional<Duration> limit,
      ShutdownMessage message)
      throws MojoFailureException {
    try {
      job.follow(connection, jobId, limit, terminal(), reports(flag("report", report)), message);
    } catch (MojoFailureException e) {
      if (limit.isPresent()) {
        TrackingEnd.of(getLog(), config, modules(), classes())
            .after(connection.remote().jobs(), jobId);
      }
      throw e;
    }
  }
}
