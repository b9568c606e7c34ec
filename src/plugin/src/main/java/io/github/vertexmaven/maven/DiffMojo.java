package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.graph.ChangedFile;
import io.github.vertexmaven.core.compile.spec.SpecJson;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.schedule.Identity;
import io.github.vertexmaven.core.job.submit.CacheLimit;
import io.github.vertexmaven.core.job.submit.RunLabels;
import io.github.vertexmaven.core.job.submit.SpecFile;
import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.service.PipelineSchedules;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.show.diff.JobDiff;
import io.github.vertexmaven.core.show.table.Paragraph;
import io.github.vertexmaven.core.show.table.Screen;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Shows in words what changes from a pipeline's last run in the environment to the run that {@code
 * run-once} would start now: its spec, its parameters, and how it runs. Writes it as a patch,
 * {@code target/vertexai/<name>.diff}. Instead of the last run it compares with a job, a schedule,
 * or a spec file; the last needs no connection.
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

  /** Fails when anything changes, for build servers. */
  @Parameter(property = "vertexai.failOnChange", defaultValue = "false")
  private boolean failOnChange;

  @Inject
  DiffMojo(MavenServices maven) {
    super(maven);
  }

  /**
   * What is compared.
   *
   * @param name of what was before, for people
   */
  private record Compared(String name, JobDiff diff) {}

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    checkCompiled("vertexai:diff");
    // What is compiled may be written to this very file.
    Optional<SpecFile> file = option("spec", spec).map(name -> SpecFile.read(file(name)));
    ResolvedConfig config = config();
    Compilation compilation = compile(config, configOfFiles(), this::wanted);
    Compared compared =
        file.isPresent()
            ? new Compared(
                option("spec", spec).get(),
                JobDiff.ofSpecs(
                    file.get().json(), SpecJson.of(compilation.pipeline(pipelineName()).spec())))
            : remote(pinned(compilation), config);
    tell(compared, compilation.files().specs().get(pipelineName()));
  }

  private Compared remote(Compilation compilation, ResolvedConfig config)
      throws MojoExecutionException, MojoFailureException {
    ProjectJobs jobs = jobs(compilation);
    try (Connecting.Connection connection = connecting().connect(config)) {
      Remote remote = connection.remote();
      Optional<String> id = option("schedule", schedule);
      return id.isPresent()
          ? schedule(remote.schedules(), id.get(), jobs, config)
          : job(remote.jobs(), jobs.content(pipelineName(), config), config);
    } catch (RemoteException e) {
      throw RemoteMojo.failure(e);
    }
  }

  private Compared schedule(
      PipelineSchedules schedules, String id, ProjectJobs jobs, ResolvedConfig config) {
    JobContent after = jobs.content(pipelineName(), ofSchedule(schedules.get(id), config));
    boolean limited = !config.settings().onEmulator();
    return new Compared(
        "schedule " + id,
        JobDiff.of(
            schedules.content(id),
            limited ? after.specified(CacheLimit.ofSchedule(after.spec())) : after));
  }

  /** A schedule that is declared still may declare parameters of its own. */
  private ResolvedConfig ofSchedule(ScheduleStatus there, ResolvedConfig config) {
    return config.settings().run().schedules().declared().stream()
        .filter(
            one ->
                new Identity(ScheduleMojo.owner(config), one.pipeline(), one.name())
                    .isOf(there.labels()))
        .findFirst()
        .map(one -> configOf(one.parameters()))
        .orElse(config);
  }

  private Compared job(PipelineJobs jobs, JobContent after, ResolvedConfig config) {
    String pipeline = SpecFile.parse(after.spec(), "the compiled spec").name();
    String id = option("job", job).orElseGet(() -> last(jobs, pipeline, config));
    JobContent before = jobs.content(id);
    return new Compared(
        "job " + id, JobDiff.of(before.specified(CacheLimit.without(before.spec())), after));
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

  private void tell(Compared compared, Path compiled) throws MojoFailureException {
    JobDiff diff = compared.diff();
    Path file =
        compiled.resolveSibling(compiled.getFileName().toString().replaceFirst("json$", "diff"));
    String text = diff.patch(compared.name(), relative(compiled));
    ChangedFile.write(file, text);
    getLog().info("From " + compared.name() + " to " + relative(compiled) + ":");
    if (diff.isEmpty()) {
      getLog().info("  Nothing changes.");
      return;
    }
    Screen screen = terminal().log();
    diff.parts()
        .forEach(part -> Paragraph.of("  ", part, screen).forEach(line -> getLog().info(line)));
    diff.words()
        .forEach(change -> Paragraph.of("  ", change, screen).forEach(line -> getLog().info(line)));
    getLog().info("As a patch: " + relative(file));
    if (flag("patch", patch)) {
      text.lines().forEach(line -> getLog().info(line));
    }
    if (flag("failOnChange", failOnChange)) {
      throw new MojoFailureException(
          "The pipeline differs from "
              + compared.name()
              + ", and -Dvertexai.failOnChange is set; "
              + relative(file)
              + " shows how.");
    }
  }
}
