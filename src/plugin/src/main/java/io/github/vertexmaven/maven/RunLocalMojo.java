package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.fork.ForkEvents;
import io.github.vertexmaven.core.compile.fork.ForkRequest;
import io.github.vertexmaven.core.compile.fork.JavaFork;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.compile.graph.Description;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.conf.Redaction;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.GoalOption;
import io.github.vertexmaven.core.conf.settings.WhereSettingsHold;
import io.github.vertexmaven.core.job.watch.ShutdownMessage;
import io.github.vertexmaven.core.show.report.LocalRun;
import io.github.vertexmaven.core.show.report.RunContext;
import io.github.vertexmaven.core.show.report.RunRecord;
import io.github.vertexmaven.core.show.report.RunTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs a pipeline on this machine in one JVM: nodes in parallel, datasets that the catalog lacks in
 * memory. The project has to be compiled; {@code mvn compile vertexai:run-local} does both.
 */
@Mojo(name = "run-local", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class RunLocalMojo extends PipelineMojo {

  private static final String RUN_PIPELINE = "io.github.vertexmaven.launcher.RunPipeline";

  /** Only nodes that still have something to do: an output that is kept is not there. */
  @Parameter(property = "vertexai.onlyMissingOutputs", defaultValue = "false")
  private boolean onlyMissingOutputs;

  /** How many nodes run at once; the number of processors when left out. */
  @Parameter(property = "vertexai.workers")
  private String workers;

  /** Waits for a debugger before the first node; the value is the port, 5005 when there is none. */
  @Parameter(property = "vertexai.debug")
  private String debug;

  /** Whether the run leaves a page to look at, {@code target/vertexai/<name>.run.html}. */
  @Parameter(property = "vertexai.report", defaultValue = "true")
  private boolean report;

  /**
   * Keeps how long nodes took in {@code conf/<env>/vertexai-durations.yml}, for {@code
   * run_config.grouping}; with {@code base} in {@code conf/base}. Commit the file: compiling reads
   * it, and nothing else that is measured.
   */
  @Parameter(property = "vertexai.saveDurations")
  private String saveDurations;

  @Inject
  RunLocalMojo(MavenServices maven) {
    super(maven);
  }

  @Override
  void run() throws MojoFailureException {
    checkCompiled("vertexai:run-local");
    ResolvedConfig config = config();
    WhereSettingsHold.withoutEffectHere(config.settings()).forEach(getLog()::warn);
    ProjectJvm jvm = jvm();
    Description description = description(config, jvm);
    boolean describe = !description.isFresh();
    RunConsole console =
        new RunConsole(getLog(), project().getBasedir().toPath(), terminal().log());
    Path graph = describe ? description.draft() : description.graphFile();
    String runId = UUID.randomUUID().toString();
    ForkRequest request =
        new ForkRequest(
                List.of(classes()),
                graph,
                describe,
                config,
                Optional.of(gcsMount()),
                Optional.of(
                    new ForkRequest.PipelineToRun(
                        pipelineName(),
                        slice(),
                        flag("onlyMissingOutputs", onlyMissingOutputs),
                        runId,
                        project().getArtifactId() + "-local-" + runId.substring(0, 8),
                        workers(),
                        config.settings().run().onExitPipeline(),
                        config.settings().run().nodes().timeouts(),
                        config.settings().run().nodes().retries())))
            .withPreviews(flag("report", report))
            .naming(named(config));
    console.onDescribed(description::described, this::sayWhatIsSetAside);
    LocalRun told = new LocalRun(project().getBasedir().toPath());
    String runName = request.run().orElseThrow().jobName();
    boolean done;
    try (ShutdownMessage message = new ShutdownMessage(Terminal.last())) {
      message.say(console::stopped);
      done = JavaFork.run(jvm, RUN_PIPELINE, jvmOptions(), request, ForkEvents.both(console, told));
    } catch (UserException e) {
      report(config, jvm, description, console, told.record(runName, context(config), e));
      throw e;
    }
    console.summary();
    report(config, jvm, description, console, told.record(runName, context(config)));
    if (!done) {
      throw new MojoFailureException(console.failure(resumeCommand()));
    }
    option("saveDurations", saveDurations)
        .filter(given -> !given.equals("false"))
        .ifPresent(
            given ->
                SavedDurations.of(given, baseDir(), config.env())
                    .save(console.durations(), getLog()));
  }

  private RunContext context(ResolvedConfig config) {
    Map<String, String> given = Redaction.of(config).texts(runParameters());
    Map<String, String> facts =
        Map.of("environment", config.env(), "pipeline", pipelineName(), "where", "in one process");
    return new RunContext(Optional.empty(), new TreeMap<>(facts), given);
  }

  private void report(
      ResolvedConfig config,
      ProjectJvm jvm,
      Description description,
      RunConsole console,
      RunRecord run) {
    if (run.tasks().isEmpty()) {
      return;
    }
    RunReports reports = reports(flag("report", report));
    reports.tests(console.report(reportName()));
    Set<String> ran =
        run.tasks().stream().map(RunTask::name).collect(Collectors.toUnmodifiableSet());
    reports.page(
        reportName(),
        () -> {
          ProjectGraph graph =
              description.graph(
                  jvm, List.of(classes()), config, gcsMount(), getLog()::debug, named(config));
          List<ProjectGraph.Node> nodes =
              graph.pipeline(pipelineName()).stream()
                  .filter(node -> ran.contains(node.name()))
                  .toList();
          return page(
                  reportName(),
                  pipelineName(),
                  graph.only(pipelineName(), nodes),
                  config,
                  node -> Optional.empty())
              .text(run);
        });
  }

  private String reportName() {
    String artifactId = project().getArtifactId();
    return pipelineName().equals(ProjectGraph.DEFAULT)
        ? artifactId
        : artifactId + "-" + pipelineName().replaceAll("[^A-Za-z0-9._-]", "-");
  }

  private String resumeCommand() {
    StringBuilder command = new StringBuilder("mvn vertexai:run-local");
    // The resumed run starts elsewhere, but ends where this one would have.
    List<String> kept =
        List.of(
            "env",
            "pipeline",
            "params",
            "paramsFile",
            "loadVersions",
            "nodes",
            "tags",
            "toNodes",
            "toOutputs",
            "namespaces",
            "onlyMissingOutputs");
    for (String name : kept) {
      String given = session().getUserProperties().getProperty(UserOptions.PREFIX + name);
      if (given != null) {
        command
            .append(" -D")
            .append(UserOptions.PREFIX)
            .append(name)
            .append('=')
            .append(Typed.quoted(given));
      }
    }
    return command.toString();
  }

  private int workers() {
    return option("workers", workers)
        .map(text -> GoalOption.count(UserOptions.checked("workers", text)))
        .orElse(Runtime.getRuntime().availableProcessors());
  }

  private List<String> jvmOptions() {
    List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
    if (debug != null && !debug.equals("false")) {
      String port = debug.equals("true") ? "5005" : UserOptions.checked("debug", debug);
      getLog().info("Waiting for a debugger on port " + port + " of this machine.");
      options.add(
          "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=localhost:" + port);
    }
    return options;
  }
}
