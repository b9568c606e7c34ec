package io.github.vertexmaven.core.job.schedule;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.document.CacheLimit;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.project.Compiling;
import io.github.vertexmaven.core.conf.Configurations;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.Schedules;
import io.github.vertexmaven.core.conf.settings.Schedules.Schedule;
import io.github.vertexmaven.core.job.project.ProjectJobs;
import io.github.vertexmaven.core.job.release.ReleaseJobs;
import io.github.vertexmaven.core.job.run.JobRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The declared schedules, each with the job that its runs are made of.
 *
 * @param pipeline the only one whose schedules are looked at; those of all when left out
 */
public record ScheduledJobs(Optional<String> pipeline) {

  /**
   * Those of a project: all of them, or all problems of all of them.
   *
   * @param configurations a schedule may have parameters of its own
   * @param compiling checks them
   */
  public List<Scheduled> ofProject(
      ResolvedConfig config, ProjectJobs jobs, Configurations configurations, Compiling compiling) {
    List<Scheduled> scheduled = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Schedule schedule : declared(config)) {
      try {
        ResolvedConfig own = configurations.ofSchedule(schedule.parameters());
        check(schedule, own, compiling);
        scheduled.add(Scheduled.of(schedule, job(schedule, own, jobs), config));
      } catch (UserException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    return scheduled;
  }

  /** Those of a release. */
  public List<Scheduled> ofRelease(ReleaseJobs jobs) {
    ResolvedConfig config = jobs.config();
    List<Scheduled> scheduled = new ArrayList<>();
    for (Schedule schedule : declared(config)) {
      Map<String, Object> parameters = new TreeMap<>();
      schedule.parameters().entries().forEach((key, value) -> parameters.put(key, value.plain()));
      JobRun job = jobs.job(schedule.pipeline(), parameters, cacheLimit(config));
      scheduled.add(Scheduled.of(schedule, job, config));
    }
    return scheduled;
  }

  /** Without any declaration the pipeline is scheduled daily. */
  private List<Schedule> declared(ResolvedConfig config) {
    List<Schedule> all = config.settings().run().schedules().declared();
    return all.isEmpty()
        ? List.of(Schedules.daily(pipeline.orElse(ProjectGraph.DEFAULT)))
        : all.stream().filter(one -> pipeline.map(one.pipeline()::equals).orElse(true)).toList();
  }

  /** Its parameters are laid over those of the files, and are checked as those of a run. */
  private static void check(Schedule schedule, ResolvedConfig own, Compiling compiling) {
    if (!own.settings().onEmulator() && !own.withheld().isEmpty()) {
      throw new UserException(own.withheld());
    }
    if (!schedule.parameters().entries().isEmpty()) {
      compiling.check(own, schedule.pipeline() + "." + schedule.name());
    }
  }

  private static JobRun job(Schedule schedule, ResolvedConfig own, ProjectJobs jobs) {
    try {
      return jobs.job(schedule.pipeline(), own, cacheLimit(own));
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
  public static CacheLimit cacheLimit(ResolvedConfig config) {
    return config.settings().onEmulator() ? CacheLimit.none() : CacheLimit.ofSchedule();
  }
}
