package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.clean.OldRuns;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.PipelineJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Deletes the run data of jobs that ended longer ago than {@code run_config.ttl}, a week when it is
 * not set: their outputs in {@code <root>/vertexai-runs}, as the jobs name them. Code is never
 * touched, nor what a younger job took from the cache. Without {@code -Dvertexai.delete} it says
 * what it would do.
 */
@Mojo(name = "clean-runs", requiresProject = false, threadSafe = true)
public final class CleanRunsMojo extends RemoteMojo {

  /** As many as the service keeps. */
  private static final int ALL = Integer.MAX_VALUE;

  /** Deletes; else nothing is changed. */
  @Parameter(property = "vertexai.delete", defaultValue = "false")
  private boolean delete;

  /** Deletes nothing, also with {@code -Dvertexai.delete}. */
  @Parameter(property = "vertexai.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Inject
  CleanRunsMojo(RepositorySystem repositories) {
    super(repositories);
  }

  @Override
  void run(Connecting.Connection connection, ResolvedConfig config) {
    String root =
        config
            .settings()
            .run()
            .root()
            .map(folder -> "gs://" + folder + "/vertexai-runs")
            .orElseThrow(
                () ->
                    new UserException(
                        "run_config.root is not set: there is no place whose run data could be"
                            + " cleaned.\n  Add it to conf/base/vertexai.yml or give"
                            + " -Dvertexai.run_config.root=bucket/folder."));
    Duration ttl = config.settings().run().timeToLive();
    ObjectStore objects = connection.remote().objects();
    OldRuns old =
        OldRuns.of(jobs(connection.remote().jobs()), root, Instant.now().minus(ttl), objects::list);
    tell(old, root, ttl);
    old.clean(flag("delete", delete), flag("dryRun", dryRun), objects::delete)
        .ifPresent(getLog()::info);
  }

  /** Lists tell nothing of tasks. */
  private static List<JobStatus> jobs(PipelineJobs jobs) {
    return jobs.list("", ALL).stream().map(job -> jobs.get(job.jobId())).toList();
  }

  private void tell(OldRuns old, String root, Duration ttl) {
    getLog()
        .info(
            "Jobs in "
                + root
                + " that ended more than "
                + words(ttl)
                + " ago and have data left: "
                + (old.jobs().isEmpty() ? "none" : String.valueOf(old.jobs().size())));
    for (OldRuns.Job job : old.jobs()) {
      int objects = job.objects().size();
      String what = objects == 1 ? "  1 object" : "  " + objects + " objects";
      getLog().info(job.id() + "  ended " + job.ended() + what);
      job.objects().forEach(uri -> getLog().debug(uri));
    }
    if (old.used() > 0) {
      String used = old.used() == 1 ? "1 object of theirs" : old.used() + " objects of theirs";
      getLog().info("Kept " + used + " that younger jobs use.");
    }
  }

  private static String words(Duration ttl) {
    boolean days = ttl.toDays() > 0 && ttl.equals(Duration.ofDays(ttl.toDays()));
    return days ? ttl.toDays() + (ttl.toDays() == 1 ? " day" : " days") : ttl.toSeconds() + " s";
  }
}
