package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.fork.ForkEvents;
import io.github.vertexmaven.core.compile.fork.ForkRequest;
import io.github.vertexmaven.core.compile.fork.JavaFork;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.compile.graph.Description;
import io.github.vertexmaven.core.compile.graph.GraphReader;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.project.Compiling;
import io.github.vertexmaven.core.compile.spec.RawPlaces;
import io.github.vertexmaven.core.conf.Redaction;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.WhereSettingsHold;
import io.github.vertexmaven.core.job.local.LocalRehearsal;
import io.github.vertexmaven.core.job.local.ResumeCommand;
import io.github.vertexmaven.core.job.local.RunCompiler;
import io.github.vertexmaven.core.job.project.PipelinePart;
import io.github.vertexmaven.core.job.project.ProjectBuild;
import io.github.vertexmaven.core.job.run.ReportRehearsal;
import io.github.vertexmaven.core.job.watch.SavedDurations;
import io.github.vertexmaven.core.job.watch.ShutdownMessage;
import io.github.vertexmaven.core.show.report.LocalRun;
import io.github.vertexmaven.core.show.report.LocalRunView;
import io.github.vertexmaven.core.show.report.ReportContext;
import io.github.vertexmaven.core.show.report.ReportedTask;
import io.github.vertexmaven.core.show.report.RunRecord;
import io.github.vertexmaven.core.show.report.RunReports;
import io.github.vertexmaven.core.show.terminal.Console;
import io.github.vertexmaven.core.show.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Runs a pipeline on this machine in one JVM, and reports what became of it.
 *
 * @param options how it runs
 */
public record RunLocal(ProjectBuild build, PipelinePart part, Options options) {

  private static final String RUN_PIPELINE = "io.github.vertexmaven.launcher.RunPipeline";

  /**
   * How it runs.
   *
   * @param workers how many nodes run at once; as many as there are processors when left out
   * @param debug where it waits for a debugger, when it does: a port, or true
   * @param report whether it leaves a page to look at
   * @param saveDurations where it is kept how long nodes took, when it is
   */
  public record Options(
      Optional<Integer> workers,
      Optional<String> debug,
      boolean report,
      Optional<String> saveDurations) {}

  /**
   * One run on its way.
   *
   * @param compiler how its JVM compiles
   * @param seen what people see of it
   * @param told what its page is made of
   */
  private record Run(
      ResolvedConfig config,
      Compiling compiling,
      ProjectJvm jvm,
      Description description,
      ForkRequest request,
      RunCompiler.Begun compiler,
      LocalRunView seen,
      LocalRun told) {}

  /** Does it. */
  public void run() {
    build.project().checkCompiled("run-local");
    ResolvedConfig config = build.call().configurations().ofRun();
    WhereSettingsHold.withoutEffectHere(config.settings()).forEach(console()::warn);
    Run run = prepared(config);
    ReportRehearsal.beside(() -> run(run), () -> rehearse(config));
  }

  private void rehearse(ResolvedConfig config) {
    Path folder = build.project().facts().baseDir();
    new LocalRehearsal(folder, console().screen(), build.pages(), config, options.report()).texts();
  }

  private void run(Run run) {
    long start = System.nanoTime();
    boolean done = ran(run);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    run.seen().summary();
    RunRecord record = run.told().record(name(run), context(run.config()));
    report(run, record, console());
    if (!done) {
      throw new UserException(run.seen().failure(ResumeCommand.of(build.call().given())));
    }
    options.saveDurations().ifPresent(given -> saveDurations(given, run));
    run.compiler().ended(took, () -> inputs(run, record), console());
  }

  private Run prepared(ResolvedConfig config) {
    Path folder = build.project().facts().baseDir();
    Compiling compiling = build.compiling(part.named());
    ProjectJvm jvm = build.project().jvm();
    Description description = compiling.description(jvm, config);
    LocalRunView seen = new LocalRunView(console(), folder, console().screen());
    seen.onDescribed(description::described, compiling::sayWhatIsSetAside);
    ForkRequest request = request(config, description, compiling.sound(config));
    RunCompiler.Begun compiler = compiler(config, jvm, description).begin();
    LocalRun told = new LocalRun(folder);
    return new Run(config, compiling, jvm, description, request, compiler, seen, told);
  }

  /** Who looks for a fault, or for what is missing, runs something else each time. */
  private RunCompiler compiler(ResolvedConfig config, ProjectJvm jvm, Description description) {
    Collection<Duration> timeouts = config.settings().run().nodes().timeouts().values();
    if (options.debug().isPresent()
        || part.onlyMissingOutputs()
        || !RunCompiler.isFree(jvm.options(), build.call().variables(), timeouts)) {
      return RunCompiler.both();
    }
    List<String> run =
        List.of(
            config.project().baseDir().toString(),
            config.env(),
            part.pipeline(),
            part.slice().toString(),
            config.settings().run().onExitPipeline().toString(),
            String.valueOf(workers()));
    return RunCompiler.of(build.project().lasting(".local-runs"), run, description::content);
  }

  private int workers() {
    return options.workers().orElse(Runtime.getRuntime().availableProcessors());
  }

  private ForkRequest request(ResolvedConfig config, Description description, Set<String> sound) {
    boolean describe = !description.isFresh();
    return new ForkRequest(
            List.of(build.project().classes()),
            describe ? description.draft() : description.graphFile(),
            describe,
            config,
            Optional.of(build.project().gcsMount()),
            Optional.of(toRun(config)))
        .withPreviews(options.report())
        .naming(sound);
  }

  private ForkRequest.PipelineToRun toRun(ResolvedConfig config) {
    String runId = UUID.randomUUID().toString();
    return new ForkRequest.PipelineToRun(
        part.pipeline(),
        part.slice(),
        part.onlyMissingOutputs(),
        runId,
        artifactId() + "-local-" + runId.substring(0, 8),
        workers(),
        config.settings().run().onExitPipeline(),
        Optional.empty(),
        config.settings().run().nodes().timeouts(),
        config.settings().run().nodes().retries());
  }

  /** Whether all nodes are done; a run that could not go on is reported as well. */
  private boolean ran(Run run) {
    try (ShutdownMessage message = new ShutdownMessage(Terminal.last())) {
      message.say(() -> stopped(run));
      return forked(run, run.request());
    } catch (UserException e) {
      run.seen().summary();
      report(run, run.told().record(name(run), context(run.config()), e), console());
      throw e;
    }
  }

  /** Who stops the build reads why it ends, and finds a report as after any other end. */
  private String stopped(Run run) {
    String words = run.seen().stopped();
    Heard said = new Heard(new ArrayList<>(List.of(words)));
    report(run, run.told().stopped(name(run), context(run.config()), words), said);
    return String.join("\n", said.lines());
  }

  /** What is said when Maven's log may be gone. */
  private record Heard(List<String> lines) implements Log {
    @Override
    public void info(String line) {
      lines.add(line);
    }

    @Override
    public void warn(String line) {
      lines.add(line);
    }
  }

  /** A process that ends while nodes run cannot run the exit pipeline: another one does it. */
  private boolean forked(Run run, ForkRequest request) {
    ForkEvents events = ForkEvents.both(run.seen(), run.told());
    try {
      return JavaFork.run(run.jvm(), RUN_PIPELINE, jvmOptions(run), request, events);
    } catch (UserException e) {
      Optional<List<String>> nodes = run.seen().brokenOff();
      if (nodes.isEmpty() || run.config().settings().run().onExitPipeline().isEmpty()) {
        throw e;
      }
      throw e.and(afterwards(run, nodes.get()));
    }
  }

  private List<String> afterwards(Run run, List<String> nodes) {
    Path graph =
        run.description().isFresh() ? run.description().graphFile() : run.description().draft();
    ForkEvents events = ForkEvents.both(run.seen(), run.told());
    try {
      JavaFork.run(
          run.jvm(), RUN_PIPELINE, RunCompiler.BOTH, run.request().brokenOff(graph, nodes), events);
      return run.seen().exitFailure();
    } catch (UserException e) {
      return e.problems();
    }
  }

  private List<String> jvmOptions(Run run) {
    List<String> jvm = new ArrayList<>(run.compiler().jvmOptions());
    options
        .debug()
        .map(given -> given.equals("true") ? "5005" : given)
        .ifPresent(
            port -> {
              console().info("Waiting for a debugger on port " + port + " of this machine.");
              jvm.add(
                  "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=localhost:"
                      + port);
            });
    return jvm;
  }

  private static String name(Run run) {
    return run.request().run().orElseThrow().jobName();
  }

  private ReportContext context(ResolvedConfig config) {
    Map<String, String> given =
        Redaction.of(config).texts(build.call().configurations().runParameters());
    Map<String, String> facts =
        Map.of("environment", config.env(), "pipeline", part.pipeline(), "where", "in one process");
    return new ReportContext(Optional.empty(), new TreeMap<>(facts), given);
  }

  private void report(Run run, RunRecord record, Log log) {
    if (record.tasks().isEmpty()) {
      return;
    }
    RunReports reports = build.reports(options.report()).telling(log);
    reports.tests(run.seen().report(reportName()));
    reports.page(reportName(), () -> page(run, record));
  }

  private String page(Run run, RunRecord record) {
    ProjectGraph graph = graph(run);
    return build
        .pages()
        .ofLocalRun(
            reportName(),
            part.pipeline(),
            graph.only(part.pipeline(), ofPipeline(graph, part.pipeline(), record)),
            run.config())
        .text(record);
  }

  private static List<ProjectGraph.Node> ofPipeline(
      ProjectGraph graph, String pipeline, RunRecord record) {
    Set<String> ran =
        record.tasks().stream().map(ReportedTask::name).collect(Collectors.toUnmodifiableSet());
    return graph.pipeline(pipeline).stream().filter(node -> ran.contains(node.name())).toList();
  }

  private Optional<List<Path>> inputs(Run run, RunRecord record) {
    if (!Files.exists(run.description().draft()) && !run.description().isFresh()) {
      // Somebody changes files while it runs.
      return Optional.empty();
    }
    ProjectGraph graph =
        GraphReader.read(
            Files.exists(run.description().draft())
                ? run.description().draft()
                : run.description().graphFile());
    List<ProjectGraph.Node> nodes = new ArrayList<>(ofPipeline(graph, part.pipeline(), record));
    run.config()
        .settings()
        .run()
        .onExitPipeline()
        .ifPresent(exit -> nodes.addAll(ofPipeline(graph, exit, record)));
    return RawPlaces.ofAll(run.config(), nodes);
  }

  /** As the run itself has described it, where that is not kept. */
  private static ProjectGraph graph(Run run) {
    Path draft = run.description().draft();
    return Files.exists(draft)
        ? GraphReader.read(draft)
        : run.compiling().graph(run.jvm(), run.config());
  }

  private String reportName() {
    return part.pipeline().equals(ProjectGraph.DEFAULT)
        ? artifactId()
        : artifactId() + "-" + part.pipeline().replaceAll("[^A-Za-z0-9._-]", "-");
  }

  private void saveDurations(String given, Run run) {
    SavedDurations.of(given, build.call().folders().project(), run.config().env())
        .save(run.seen().durations(), console());
  }

  private String artifactId() {
    return build.project().facts().artifactId();
  }

  private Console console() {
    return build.console();
  }
}
