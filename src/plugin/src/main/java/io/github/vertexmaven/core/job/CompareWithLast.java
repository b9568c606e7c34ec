package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.document.CacheLimit;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.compile.graph.ChangedFile;
import io.github.vertexmaven.core.compile.project.Compilation;
import io.github.vertexmaven.core.compile.spec.SpecJson;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.job.project.PipelinePart;
import io.github.vertexmaven.core.job.project.ProjectBuild;
import io.github.vertexmaven.core.job.project.ProjectJobs;
import io.github.vertexmaven.core.job.schedule.ScheduleIdentity;
import io.github.vertexmaven.core.job.schedule.ScheduledJobs;
import io.github.vertexmaven.core.job.submit.RunLabels;
import io.github.vertexmaven.core.job.submit.SpecFile;
import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.service.PipelineSchedules;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.show.diff.JobDiff;
import io.github.vertexmaven.core.show.table.Paragraph;
import io.github.vertexmaven.core.show.table.Screen;
import io.github.vertexmaven.core.show.terminal.Console;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Says what changes from a pipeline's last run to the one that would start now, and writes it as a
 * patch.
 *
 * @param options what it is compared with instead, and what is told
 */
public record CompareWithLast(ProjectBuild build, PipelinePart part, Options options) {

  /** Among so many of the latest jobs of the pipeline one of the environment is looked for. */
  private static final int MOST = 200;

  /**
   * What the user wants.
   *
   * @param spec a spec file to compare with
   * @param schedule a schedule to compare with
   * @param job a job to compare with
   * @param patch whether the patch is printed
   * @param failOnChange whether any change is a failure
   */
  public record Options(
      Optional<String> spec,
      Optional<String> schedule,
      Optional<String> job,
      boolean patch,
      boolean failOnChange) {}

  /**
   * What is compared.
   *
   * @param name of what was before, for people
   */
  private record Compared(String name, JobDiff diff) {}

  /** Does it. */
  public void run() {
    build.project().checkCompiled("diff");
    // What is compiled may be written to this very file.
    Optional<SpecFile> file =
        options.spec().map(name -> SpecFile.read(build.call().folders().file(name)));
    ResolvedConfig config = build.call().configurations().ofRun();
    Compilation compilation = compiled(config);
    Compared compared =
        file.isPresent()
            ? ofSpec(file.get(), compilation)
            : remote(build.pinned(compilation), config);
    tell(compared, compilation.files().specs().get(part.pipeline()));
  }

  private Compilation compiled(ResolvedConfig config) {
    ResolvedConfig files = build.call().configurations().ofFiles();
    return build.compiling(part.named()).of(config, files, part::of);
  }

  private Compared ofSpec(SpecFile file, Compilation compilation) {
    String after = SpecJson.of(compilation.pipeline(part.pipeline()).spec());
    return new Compared(options.spec().orElseThrow(), JobDiff.ofSpecs(file.json(), after));
  }

  private Compared remote(Compilation compilation, ResolvedConfig config) {
    ProjectJobs jobs = build.jobs(compilation, part.options());
    try (Connection connection = build.call().connecting().connect(config)) {
      Remote remote = connection.remote();
      return options.schedule().isPresent()
          ? ofSchedule(remote.schedules(), options.schedule().get(), jobs, config)
          : ofJob(remote.jobs(), jobs.content(part.pipeline(), config, CacheLimit.none()), config);
    }
  }

  private Compared ofSchedule(
      PipelineSchedules schedules, String id, ProjectJobs jobs, ResolvedConfig config) {
    ResolvedConfig declared = scheduled(schedules.get(id), config);
    return new Compared(
        "schedule " + id,
        JobDiff.of(
            schedules.content(id),
            jobs.content(part.pipeline(), declared, ScheduledJobs.cacheLimit(config))));
  }

  /** A schedule that is declared still may declare parameters of its own. */
  private ResolvedConfig scheduled(ScheduleStatus there, ResolvedConfig config) {
    return config.settings().run().schedules().declared().stream()
        .filter(
            one ->
                new ScheduleIdentity(ScheduleIdentity.Owner.of(config), one.pipeline(), one.name())
                    .isOf(there.labels()))
        .findFirst()
        .map(one -> build.call().configurations().ofSchedule(one.parameters()))
        .orElse(config);
  }

  private Compared ofJob(PipelineJobs jobs, JobContent after, ResolvedConfig config) {
    String pipeline = SpecDocument.parse(after.spec()).name().orElseThrow();
    String id = options.job().orElseGet(() -> last(jobs, pipeline, config));
    return new Compared("job " + id, JobDiff.of(jobs.content(id), after));
  }

  private static String last(PipelineJobs jobs, String pipeline, ResolvedConfig config) {
    String label = "vertexai-env";
    String env = RunLabels.of(config, "", Optional.empty()).get(label);
    return jobs.list(new JobQuery.OfPipeline(pipeline), MOST).stream()
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

  private void tell(Compared compared, Path compiled) {
    Console console = build.console();
    JobDiff diff = compared.diff();
    String spec = build.project().shown(compiled);
    Path file =
        compiled.resolveSibling(compiled.getFileName().toString().replaceFirst("json$", "diff"));
    String text = diff.patch(compared.name(), spec);
    ChangedFile.write(file, text);
    console.info("From " + compared.name() + " to " + spec + ":");
    if (diff.isEmpty()) {
      console.info("  Nothing changes.");
      return;
    }
    Screen screen = console.screen();
    diff.parts().forEach(part -> Paragraph.of("  ", part, screen).forEach(console::info));
    diff.words().forEach(word -> Paragraph.of("  ", word, screen).forEach(console::info));
    console.info("As a patch: " + build.project().shown(file));
    if (options.patch()) {
      text.lines().forEach(console::info);
    }
    if (options.failOnChange()) {
      throw new UserException(
          "The pipeline differs from "
              + compared.name()
              + ", and -Dvertexai.failOnChange is set; "
              + build.project().shown(file)
              + " shows how.");
    }
  }
}
