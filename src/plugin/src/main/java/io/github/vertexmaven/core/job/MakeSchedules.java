package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.compile.project.Compilation;
import io.github.vertexmaven.core.compile.project.Compiling;
import io.github.vertexmaven.core.conf.Configurations;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.call.Connecting;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.job.image.ImageOptions;
import io.github.vertexmaven.core.job.project.ProjectBuild;
import io.github.vertexmaven.core.job.reactor.Submissions;
import io.github.vertexmaven.core.job.release.ReleaseArtifacts;
import io.github.vertexmaven.core.job.release.ReleaseJobs;
import io.github.vertexmaven.core.job.run.JobRun;
import io.github.vertexmaven.core.job.run.Shipping;
import io.github.vertexmaven.core.job.schedule.PlanExecution;
import io.github.vertexmaven.core.job.schedule.PlanTable;
import io.github.vertexmaven.core.job.schedule.Planning;
import io.github.vertexmaven.core.job.schedule.ScheduleIdentity;
import io.github.vertexmaven.core.job.schedule.SchedulePlan;
import io.github.vertexmaven.core.job.schedule.Scheduled;
import io.github.vertexmaven.core.job.schedule.ScheduledJobs;
import io.github.vertexmaven.core.job.ship.Cargo;
import io.github.vertexmaven.core.job.ship.CargoList;
import io.github.vertexmaven.core.job.submit.RequestText;
import io.github.vertexmaven.core.service.PipelineSchedules;
import io.github.vertexmaven.core.service.ScheduleRequest;
import io.github.vertexmaven.core.show.terminal.Console;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Makes the declared schedules of the project or of a release true.
 *
 * @param releases where releases are found
 * @param turn the module's place among those of the build that schedule
 * @param options what is scheduled, and how
 */
public record MakeSchedules(
    ProjectBuild build, ReleaseArtifacts releases, Submissions.Ticket turn, Options options) {

  /**
   * What is scheduled, and how.
   *
   * @param release {@code group:artifact:version} instead of the project
   * @param pipeline the only one whose schedules are looked at; those of all when left out
   * @param prune whether schedules that are no longer declared are deleted
   * @param dryRun only prints the plan
   */
  public record Options(
      Optional<String> release,
      Optional<String> pipeline,
      boolean prune,
      boolean dryRun,
      ImageOptions image) {}

  /** Does it. */
  public void run() {
    if (options.release().isPresent()) {
      scheduleRelease(options.release().get());
    } else {
      scheduleProject();
    }
  }

  private void scheduleProject() {
    Configurations configurations = build.call().configurations();
    ResolvedConfig config = configurations.ofRun();
    build.project().checkCompiled("schedule");
    Compiling compiling = build.compiling(options.pipeline());
    Compilation compilation =
        compiling.of(config, configurations.ofFiles(), UnaryOperator.identity());
    List<Scheduled> checked = scheduled(config, compilation, compiling);
    turn.submit(() -> makeTrue(config, pinned(config, compilation, compiling, checked)));
  }

  private void scheduleRelease(String coordinates) {
    ReleaseJobs jobs = ReleaseJobs.of(build.call(), releases, coordinates);
    if (!turn.isFirst()) {
      console().info("Skipped: the release is scheduled once in a build.");
      turn.pass();
      return;
    }
    ResolvedConfig config = jobs.config();
    List<Scheduled> scheduled = new ScheduledJobs(options.pipeline()).ofRelease(jobs);
    turn.submit(() -> makeTrue(config, scheduled));
  }

  private List<Scheduled> scheduled(
      ResolvedConfig config, Compilation compilation, Compiling compiling) {
    return new ScheduledJobs(options.pipeline())
        .ofProject(
            config, build.jobs(compilation, List.of()), build.call().configurations(), compiling);
  }

  /** With images by digest, which registries are asked for; a dry run builds and pushes none. */
  private List<Scheduled> pinned(
      ResolvedConfig config,
      Compilation compilation,
      Compiling compiling,
      List<Scheduled> checked) {
    return options.dryRun() && options.image().autoBuild()
        ? checked
        : scheduled(config, build.pinned(compilation, options.image()), compiling);
  }

  private void warnOfExperiment(ResolvedConfig config, Connection connection) {
    if (connection.remote().experiments().holdScheduledRuns()) {
      return;
    }
    config
        .settings()
        .run()
        .experiment()
        .ifPresent(
            name ->
                console()
                    .warn(
                        "Scheduled runs do not belong to experiment '"
                            + name
                            + "': the service does not add scheduled runs to experiments."));
  }

  private void makeTrue(ResolvedConfig config, List<Scheduled> scheduled) {
    String root = config.settings().run().root().orElseThrow().uri();
    try (Connection connection = build.call().connecting().connect(config, root)) {
      warnOfExperiment(config, connection);
      SchedulePlan plan = plan(config, scheduled, connection.remote().schedules());
      PlanTable.of(plan, Clock.systemUTC().instant(), console().screen()).forEach(console()::info);
      if (options.dryRun()) {
        describe(Connecting.request(config.settings()), plan, scheduled);
      } else if (plan.isDone()) {
        console().info("Nothing to do.");
      } else {
        carryOut(plan, scheduled, connection);
      }
      sayWhenTheyFire(config, scheduled);
    }
  }

  private SchedulePlan plan(
      ResolvedConfig config, List<Scheduled> scheduled, PipelineSchedules schedules) {
    Instant now = Clock.systemUTC().instant();
    return new Planning(ScheduleIdentity.Owner.of(config), options.pipeline(), options.prune(), now)
        .plan(scheduled.stream().map(Scheduled::declared).toList(), schedules.list(""));
  }

  /** Where nothing is to be done nothing is uploaded either. */
  private void describe(RequestText text, SchedulePlan plan, List<Scheduled> scheduled) {
    console().info("Dry run: nothing is uploaded or changed.");
    if (plan.isDone()) {
      return;
    }
    Map<String, Cargo.Piece> pieces = new LinkedHashMap<>();
    scheduled.stream()
        .flatMap(one -> one.job().pieces().stream())
        .forEach(piece -> pieces.put(piece.uri(), piece));
    CargoList.of(List.copyOf(pieces.values())).forEach(console()::info);
    for (Scheduled one : scheduled) {
      ScheduleRequest request = one.declared().request();
      console().info("Each job of schedule '" + request.displayName() + "':");
      one.job().request(text, request.job()).forEach(console()::info);
    }
  }

  /** The code is there before a schedule could want it. */
  private void carryOut(SchedulePlan plan, List<Scheduled> scheduled, Connection connection) {
    Shipping shipping = new Shipping(console(), connection.remote());
    Map<String, JobRun> pipelines = new LinkedHashMap<>();
    scheduled.forEach(one -> pipelines.put(one.job().pipeline(), one.job()));
    pipelines.values().forEach(job -> shipping.ship(job.root(), job.shipment()));
    PlanExecution.of(plan, connection.remote().schedules(), Clock.systemUTC(), console()::info);
  }

  private void sayWhenTheyFire(ResolvedConfig config, List<Scheduled> scheduled) {
    if (config.settings().onEmulator() && !scheduled.isEmpty()) {
      console()
          .info(
              "Schedules start runs only while the emulator is running: mvn vertexai:emulator keeps it running.");
    }
  }

  private Console console() {
    return build.console();
  }
}
