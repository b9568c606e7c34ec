package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import io.github.vertexmaven.core.conf.settings.RunSettings;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.job.clean.FreedJobs;
import io.github.vertexmaven.core.job.clean.OldEnded;
import io.github.vertexmaven.core.job.clean.OldRuns;
import io.github.vertexmaven.core.job.submit.RunLabels;
import io.github.vertexmaven.core.service.JobArchive;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.service.connect.EmulatorCleaning;
import io.github.vertexmaven.core.show.terminal.Console;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Deletes the run data of jobs that ended long ago, or says what it would delete. Where data has to
 * stay, and where somebody wants that, it archives the jobs.
 *
 * @param delete deletes
 * @param archive puts jobs into the service's archive
 * @param dryRun deletes nothing even so
 */
public record CleanRuns(Call call, boolean delete, boolean archive, boolean dryRun) {

  /** As many as the service keeps. */
  private static final int ALL = Integer.MAX_VALUE;

  /** Does it. */
  public void run() {
    ServiceCall.with(call, this::clean);
  }

  private void clean(Connection connection, ResolvedConfig config) {
    PipelineJobs jobs = connection.remote().jobs();
    Duration ttl = config.settings().run().timeToLive();
    Instant before = Instant.now().minus(ttl);
    Optional<String> stays = connection.target().whyRunDataStays();
    if (delete && stays.isPresent()) {
      throw new UserException(
          stays.get() + "\n  -Dvertexai.archive takes the runs themselves out of lists.");
    }
    if (archive || stays.isPresent()) {
      archive(jobs, config, before, ttl);
    }
    stays.ifPresent(why -> why.lines().forEach(line -> call.console().info(line.strip())));
    if (stays.isEmpty() && (delete || !archive)) {
      clean(connection, config, before, ttl);
    }
  }

  private void archive(PipelineJobs jobs, ResolvedConfig config, Instant before, Duration ttl) {
    JobArchive place =
        jobs.archive()
            .orElseThrow(
                () ->
                    new UserException(
                        "Vertex AI has no archive of jobs: leave out -Dvertexai.archive."
                            + " -Dvertexai.delete deletes the data of old ones."));
    JobQuery ours = new JobQuery.Labelled(own(config));
    OldEnded old = OldEnded.of(jobs.list(ours, ALL), before, place);
    Console console = call.console();
    console.info(
        "Runs that ended more than "
            + words(ttl)
            + " ago and are not archived: "
            + (old.jobs().isEmpty() ? "none" : String.valueOf(old.jobs().size())));
    old.jobs().forEach(job -> console.info(ended(job.jobId(), job.ended().orElseThrow())));
    console.info(old.archive(archive, dryRun));
  }

  private void clean(Connection connection, ResolvedConfig config, Instant before, Duration ttl) {
    String root = root(config.settings().run());
    ObjectStore objects = connection.remote().objects();
    Map<String, String> own = own(config);
    Predicate<JobStatus> goes =
        job ->
            OldRuns.isOld(job, root, before) && job.labels().entrySet().containsAll(own.entrySet());
    List<JobStatus> jobs = jobs(connection.remote().jobs(), own, goes);
    OldRuns old = OldRuns.of(jobs, root, goes, objects::sizes);
    tell(old, root, ttl);
    old.clean(delete, dryRun, objects::delete).ifPresent(call.console()::info);
    if (connection.target().isEmulator()) {
      List<String> ids = jobs.stream().filter(goes).map(JobStatus::jobId).toList();
      boolean really = delete && !dryRun;
      EmulatorCleaning.Freed freed = new EmulatorCleaning(connection.target()).clean(ids, really);
      FreedJobs.words(freed, really).ifPresent(call.console()::info);
    }
  }

  private static String root(RunSettings run) {
    return run.root()
        .map(RunRoot::runs)
        .orElseThrow(
            () ->
                new UserException(
                    "run_config.root is not set, so it is not known where run data is.\n  Add it to conf/base/vertexai.yml or give"
                        + " -Dvertexai.run_config.root=bucket/folder."));
  }

  /** The labels of the project's jobs in the environment, which has a time to live of its own. */
  private static Map<String, String> own(ResolvedConfig config) {
    Map<String, String> own = new TreeMap<>(RunLabels.ofProject(config));
    own.putAll(RunLabels.ofEnvironment(config));
    return own;
  }

  /**
   * The project's jobs that are old, and those that may use their data: the cache knows results
   * within pipelines of one name. Lists tell nothing of tasks, so only these are read whole.
   */
  private static List<JobStatus> jobs(
      PipelineJobs jobs, Map<String, String> own, Predicate<JobStatus> goes) {
    Map<String, JobStatus> found = new LinkedHashMap<>();
    jobs.list(new JobQuery.Labelled(own), ALL).stream()
        .filter(goes)
        .forEach(job -> found.put(job.jobId(), job));
    Set<String> pipelines = new TreeSet<>();
    found.values().forEach(job -> pipelines.add(job.pipeline()));
    for (String pipeline : pipelines) {
      jobs.list(new JobQuery.OfPipeline(pipeline), ALL).stream()
          .filter(job -> !goes.test(job))
          .forEach(job -> found.putIfAbsent(job.jobId(), job));
    }
    return found.keySet().stream().map(jobs::get).toList();
  }

  private void tell(OldRuns old, String root, Duration ttl) {
    Console console = call.console();
    console.info(
        "Jobs in "
            + root
            + " that ended more than "
            + words(ttl)
            + " ago and have data left: "
            + (old.jobs().isEmpty() ? "none" : String.valueOf(old.jobs().size())));
    for (OldRuns.Job job : old.jobs()) {
      int objects = job.objects().size();
      String what = objects == 1 ? "  1 object" : "  " + objects + " objects";
      console.info(ended(job.id(), job.ended()) + what);
      job.objects().keySet().forEach(console::debug);
    }
    if (old.used() > 0) {
      String used = old.used() == 1 ? "1 object of theirs" : old.used() + " objects of theirs";
      console.info("Kept " + used + " that other jobs use.");
    }
  }

  private static String ended(String jobId, Instant at) {
    return jobId + "  ended " + at.truncatedTo(ChronoUnit.SECONDS);
  }

  private static String words(Duration ttl) {
    boolean days = ttl.toDays() > 0 && ttl.equals(Duration.ofDays(ttl.toDays()));
    return days ? ttl.toDays() + (ttl.toDays() == 1 ? " day" : " days") : ttl.toSeconds() + " s";
  }
}
