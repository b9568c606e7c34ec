package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.Schedules;
import io.github.vertexmaven.core.conf.settings.Schedules.Schedule;
import io.github.vertexmaven.core.job.reactor.Scope;
import io.github.vertexmaven.core.job.schedule.Declared;
import io.github.vertexmaven.core.job.schedule.Execution;
import io.github.vertexmaven.core.job.schedule.Identity;
import io.github.vertexmaven.core.job.schedule.Interruption;
import io.github.vertexmaven.core.job.schedule.Plan;
import io.github.vertexmaven.core.job.schedule.PlanTable;
import io.github.vertexmaven.core.job.schedule.Planning;
import io.github.vertexmaven.core.job.ship.Cargo;
import io.github.vertexmaven.core.job.ship.CargoList;
import io.github.vertexmaven.core.job.submit.CacheLimit;
import io.github.vertexmaven.core.service.PipelineSchedules;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.ScheduleRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Makes the schedules true that {@code run_config.schedules} declares: prints a plan with the next
 * runs, ships the code, then creates, updates, pauses or resumes what differs. Without any
 * declaration the pipeline is scheduled daily.
 *
 * <p>A second call changes nothing. In a build of several modules nothing is changed before the
 * last module that runs this goal has come to it. On the emulator schedules fire while {@code
 * vertexai:emulator} stands.
 */
@Mojo(
    name = "schedule",
    defaultPhase = LifecyclePhase.DEPLOY,
    // Called by name it works on the project at hand, not on all modules one after the other.
    requiresProject = false,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class ScheduleMojo extends ProjectMojo {

  /** What the service takes for a display name. */
  private static final int LONGEST_NAME = 128;

  /** The only pipeline whose schedules are looked at; those of all when left out. */
  @Parameter(property = "vertexai.pipeline")
  private String pipeline;

  /** Deletes the schedules of this project and environment that are no longer declared. */
  @Parameter(property = "vertexai.prune", defaultValue = "false")
  private boolean prune;

  /** Prints the plan, and changes nothing. */
  @Parameter(property = "vertexai.dryRun", defaultValue = "false")
  private boolean dryRun;

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
   * A release that {@code compile} made with {@code -Dvertexai.envs}, {@code
   * group:artifact:version}: the schedules of its environment are made true with the specs that
   * were built. Needs no project.
   */
  @Parameter(property = "vertexai.artifact")
  private String artifact;

  @Inject
  ScheduleMojo(MavenServices maven) {
    super(maven);
  }

  @Override
  void skipped() throws MojoExecutionException, MojoFailureException {
    submissions().pass();
  }

  private Submissions.Ticket submissions() {
    return Submissions.of(session(), execution(), project());
  }

  /**
   * A schedule and what its jobs are made of.
   *
   * @param job to be shipped
   */
  private record Scheduled(Declared declared, JobRun job) {}

  @Override
  Scope scope() {
    return artifact().isPresent() ? Scope.NO_MODULE : Scope.ONE_MODULE;
  }

  private Optional<String> artifact() {
    return option("artifact", artifact);
  }

  @Override
  Optional<String> namedPipeline() {
    return option("pipeline", pipeline);
  }

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    if (artifact().isPresent()) {
      scheduleRelease(jobsOf(artifact().get()));
      return;
    }
    ResolvedConfig config = config();
    checkCompiled("vertexai:schedule");
    Compilation compilation = compile(config, configOfFiles(), graph -> graph);
    List<Scheduled> checked = scheduled(config, jobs(compilation));
    warnOfExperiment(config);
    submissions().submit(() -> makeTrue(config, pinned(config, compilation, checked)));
  }

  private void scheduleRelease(ReleaseJobs jobs)
      throws MojoExecutionException, MojoFailureException {
    if (!submissions().isFirst()) {
      getLog().info("Skipped: the release is scheduled once in a build.");
      submissions().pass();
      return;
    }
    ResolvedConfig config = jobs.config();
    List<Scheduled> scheduled = new ArrayList<>();
    for (Schedule schedule : declared(config)) {
      Map<String, Object> parameters = new TreeMap<>();
      schedule.parameters().entries().forEach((key, value) -> parameters.put(key, value.plain()));
      JobRun job = jobs.job(schedule.pipeline(), parameters, spec -> limited(spec, config));
      scheduled.add(scheduled(schedule, job, config));
    }
    warnOfExperiment(config);
    submissions().submit(() -> makeTrue(config, scheduled));
  }

  /** With images by digest, which registries are asked for; a dry run builds and pushes none. */
  private List<Scheduled> pinned(
      ResolvedConfig config, Compilation compilation, List<Scheduled> checked) {
    return flag("dryRun", dryRun) && flag("autoBuild", autoBuild)
        ? checked
        : scheduled(config, jobs(pinned(compilation, autoBuild, yes)));
  }

  private void warnOfExperiment(ResolvedConfig config) {
    config
        .settings()
        .run()
        .experiment()
        .ifPresent(
            name ->
                getLog()
                    .warn(
                        "Scheduled runs do not belong to experiment '"
                            + name
                            + "': the service puts none into one by itself."));
  }

  /** All of them, or all problems of all of them. */
  private List<Scheduled> scheduled(ResolvedConfig config, ProjectJobs jobs) {
    List<Scheduled> scheduled = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Schedule schedule : declared(config)) {
      try {
        scheduled.add(scheduled(schedule, config, jobs));
      } catch (UserException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    return scheduled;
  }

  private List<Schedule> declared(ResolvedConfig config) {
    List<Schedule> all = config.settings().run().schedules().declared();
    return all.isEmpty()
        ? List.of(Schedules.daily(namedPipeline().orElse(ProjectGraph.DEFAULT)))
        : all.stream()
            .filter(one -> namedPipeline().map(one.pipeline()::equals).orElse(true))
            .toList();
  }

  /** Its parameters are laid over those of the files, and are checked as those of a run. */
  private Scheduled scheduled(Schedule schedule, ResolvedConfig config, ProjectJobs jobs) {
    ResolvedConfig own = configOf(schedule.parameters());
    if (!config.settings().onEmulator() && !own.withheld().isEmpty()) {
      throw new UserException(own.withheld());
    }
    if (!schedule.parameters().entries().isEmpty()) {
      check(own, schedule.pipeline() + "." + schedule.name());
    }
    return scheduled(schedule, job(schedule, own, jobs), config);
  }

  private static Scheduled scheduled(Schedule schedule, JobRun job, ResolvedConfig config) {
    String displayName = displayName(schedule, job, config.settings().run().schedules());
    return new Scheduled(
        Declared.of(owner(config), schedule, displayName, job.job().template(displayName)), job);
  }

  private static String displayName(Schedule schedule, JobRun job, Schedules settings) {
    String name = settings.displayName(schedule, job.pipeline());
    if (name.length() > LONGEST_NAME) {
      throw new UserException(
          String.format(
              Locale.ROOT,
              "%s: the name '%s' is longer than %d characters.\n"
                  + "  Shorten run_config.scheduled_run_name.",
              schedule.at(),
              name,
              LONGEST_NAME));
    }
    return name;
  }

  static Identity.Owner owner(ResolvedConfig config) {
    return new Identity.Owner(
        config.project().groupId(), config.project().artifactId(), config.env());
  }

  private static JobRun job(Schedule schedule, ResolvedConfig config, ProjectJobs jobs) {
    try {
      return jobs.job(schedule.pipeline(), config, spec -> limited(spec, config));
    } catch (UserException e) {
      String place =
          String.format(
              Locale.ROOT,
              "%s: schedule %s/%s: ",
              schedule.at(),
              schedule.pipeline(),
              schedule.name());
      throw new UserException(e.problems().stream().map(place::concat).toList());
    }
  }

  /** One spec serves for ever, so it cannot say how old a result may be. */
  private static String limited(String spec, ResolvedConfig config) {
    return config.settings().onEmulator() ? spec : CacheLimit.ofSchedule(spec);
  }

  private void makeTrue(ResolvedConfig config, List<Scheduled> scheduled)
      throws MojoExecutionException, MojoFailureException {
    String root = "gs://" + config.settings().run().root().orElseThrow();
    try (Connecting.Connection connection = connecting().connect(config, root)) {
      PipelineSchedules schedules = connection.remote().schedules();
      Plan plan = plan(config, scheduled, schedules);
      PlanTable.of(plan, Clock.systemUTC().instant(), terminal().log()).forEach(getLog()::info);
      if (flag("dryRun", dryRun)) {
        describe(plan, scheduled);
      } else if (plan.isDone()) {
        getLog().info("Nothing to do.");
      } else {
        carryOut(plan, scheduled, connection);
      }
      sayWhenTheyFire(config, scheduled);
    } catch (Interruption e) {
      throw stopped(e);
    } catch (RemoteException e) {
      throw RemoteMojo.failure(e);
    }
  }

  private Plan plan(ResolvedConfig config, List<Scheduled> scheduled, PipelineSchedules schedules) {
    Instant now = Clock.systemUTC().instant();
    return new Planning(owner(config), namedPipeline(), flag("prune", prune), now)
        .plan(scheduled.stream().map(Scheduled::declared).toList(), schedules.list(""));
  }

  /** Where nothing is to be done nothing is uploaded either. */
  private void describe(Plan plan, List<Scheduled> scheduled) {
    getLog().info("Dry run: nothing is uploaded or changed.");
    if (plan.isDone()) {
      return;
    }
    Map<String, Cargo.Piece> pieces = new LinkedHashMap<>();
    scheduled.stream()
        .flatMap(one -> one.job().pieces().stream())
        .forEach(piece -> pieces.put(piece.uri(), piece));
    CargoList.of(List.copyOf(pieces.values())).forEach(getLog()::info);
    for (Scheduled one : scheduled) {
      ScheduleRequest request = one.declared().request();
      getLog().info("Each job of schedule '" + request.displayName() + "':");
      one.job().request(request.job()).forEach(getLog()::info);
    }
  }

  /** The code is there before a schedule could want it. */
  private void carryOut(Plan plan, List<Scheduled> scheduled, Connecting.Connection connection) {
    Shipping shipping = new Shipping(getLog(), connection.remote());
    Map<String, JobRun> pipelines = new LinkedHashMap<>();
    scheduled.forEach(one -> pipelines.put(one.job().pipeline(), one.job()));
    pipelines.values().forEach(job -> shipping.ship(job.root(), job.shipment()));
    Execution.of(plan, connection.remote().schedules(), Clock.systemUTC(), getLog()::info);
  }

  private void sayWhenTheyFire(ResolvedConfig config, List<Scheduled> scheduled) {
    if (config.settings().onEmulator() && !scheduled.isEmpty()) {
      getLog()
          .info("The emulator fires schedules while it stands: mvn vertexai:emulator keeps it.");
    }
  }

  private static MojoExecutionException stopped(Interruption e) throws MojoFailureException {
    if (e.fault().kind().isUsersFault()) {
      throw new MojoFailureException(e.getMessage());
    }
    return new MojoExecutionException(e.getMessage(), e.fault());
  }
}
