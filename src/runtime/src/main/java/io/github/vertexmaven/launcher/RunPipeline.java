package io.github.vertexmaven.launcher;

import io.github.vertexmaven.annotation.PipelineStatus;
import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.catalog.RunVersion;
import io.github.vertexmaven.contract.ByNode;
import io.github.vertexmaven.contract.Request;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.HookException;
import io.github.vertexmaven.live.LiveConfig;
import io.github.vertexmaven.live.ProjectHooks;
import io.github.vertexmaven.mlflow.MlflowHook;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.runner.KeptDatasets;
import io.github.vertexmaven.runner.MissingData;
import io.github.vertexmaven.runner.PipelineCheck;
import io.github.vertexmaven.runner.RunFailedException;
import io.github.vertexmaven.runner.RunScope;
import io.github.vertexmaven.runner.Runner;
import io.github.vertexmaven.scan.PipelineLoader;
import io.github.vertexmaven.tell.Events;
import io.github.vertexmaven.tell.FailureEvents;
import io.github.vertexmaven.tell.PreviewEvents;
import io.github.vertexmaven.tell.ProgressHook;
import io.github.vertexmaven.tell.UserFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a pipeline, or a part of one, in this JVM, and after it the exit pipeline. */
public final class RunPipeline {

  /** Finds a pipeline of the project. */
  private interface Pipelines {
    Pipeline named(String name) throws IOException;
  }

  private final Request request;
  private final Request.Run run;
  private final Path mount;
  private final Events events;
  private final Catalog catalog;
  private final Parameters parameters;
  private final List<Hook> hooks;
  private final RunTracking tracking;

  private RunPipeline(
      RequestedProject project, Events events, LiveConfig live, List<Pipeline> pipelines) {
    this.request = project.request();
    this.run = request.toRun();
    this.mount = project.mount();
    this.events = events;
    this.catalog = project.catalog(live, pipelines).forRun(RunVersion.at(Instant.now()));
    this.parameters = Parameters.of(live.parameters());
    this.hooks = new ArrayList<>(ProjectHooks.of(project.loader(), run.runTime().hooks()));
    this.tracking =
        new RunTracking(
            run.runTime(), live, project.names(), run.env(), run.pipeline(), project.loader());
  }

  /** Takes the request's file as its only argument. */
  public static void main(String[] args) {
    Program.main(args, RunPipeline::run);
  }

  private static void run(Request request, Events events) throws IOException {
    ClassLoader loader = RunPipeline.class.getClassLoader();
    Pipelines pipelines = pipelines(request, events, loader);
    String name = request.toRun().pipeline();
    Pipeline whole = pipelines.named(name);
    Optional<String> exit = request.toRun().exitPipeline().filter(other -> !other.equals(name));
    Optional<ExitPipeline> after =
        exit.isEmpty()
            ? Optional.empty()
            : Optional.of(new ExitPipeline(exit.get(), pipelines.named(exit.get())));
    RequestedProject project = new RequestedProject(request, loader);
    try (LiveConfig live = project.live()) {
      List<Pipeline> all = new ArrayList<>(List.of(whole));
      after.map(ExitPipeline::pipeline).ifPresent(all::add);
      RunPipeline run = new RunPipeline(project, events, live, all);
      Pipeline part = run.part(whole);
      run.check(name, part, whole, after);
      after.ifPresent(
          exitPipeline -> RetryRules.of(request.toRun().retries(), exitPipeline.pipeline()));
      run.run(name, part, after);
    }
  }

  private static Pipelines pipelines(Request request, Events events, ClassLoader loader)
      throws IOException {
    if (!request.describe()) {
      return name -> PipelineLoader.read(request.graphFile(), name, loader);
    }
    Describe.Described description = Describe.describe(request, events);
    Map<String, Pipeline> described = description.pipelines();
    if (description.isWhole()) {
      events.tell("described", Map.of("pipelines", described.size()));
    }
    return name -> {
      if (!described.containsKey(name)) {
        throw UserFault.noSuchPipeline(name, described.keySet());
      }
      return described.get(name);
    };
  }

  private Pipeline part(Pipeline whole) {
    Pipeline sliced = whole.only(run.slice());
    return run.onlyMissingOutputs() ? KeptDatasets.missing(sliced, catalog) : sliced;
  }

  private void check(String name, Pipeline part, Pipeline whole, Optional<ExitPipeline> exit) {
    List<String> problems = new ArrayList<>(ExitPipeline.needsABody(name, part));
    problems.addAll(PipelineCheck.missingInputs(part, whole, catalog));
    exit.ifPresent(after -> problems.addAll(after.problems(whole, catalog)));
    problems.addAll(MissingData.unknownCredentials(part, catalog));
    exit.ifPresent(
        after -> problems.addAll(MissingData.unknownCredentials(after.pipeline(), catalog)));
    if (!ProjectHooks.mayBringData(hooks)) {
      if (problems.isEmpty()) {
        exit.ifPresent(
            after -> problems.addAll(MissingData.problems(after.pipeline(), whole, catalog)));
      }
      problems.addAll(MissingData.problems(part, whole, catalog));
    }
    if (!problems.isEmpty()) {
      throw new UserFault(problems.stream().distinct().toList());
    }
  }

  private void run(String name, Pipeline part, Optional<ExitPipeline> exit) {
    if (run.brokenOff().isPresent()) {
      String failure = ExitPipeline.message(run.brokenOff().get());
      end(exit.flatMap(after -> exited(name, after, Optional.of(failure))));
      return;
    }
    Optional<Throwable> failure =
        failure(
            part,
            scope(name, part, Optional.empty()),
            tracking.ofRun(catalog, Optional.of(mount), part));
    failure.ifPresent(e -> tell(e, "stopped"));
    Optional<Throwable> exitFailure =
        exit.flatMap(after -> exited(name, after, failure.map(ExitPipeline::message)));
    end(failure);
    end(exitFailure);
  }

  private Optional<Throwable> exited(String name, ExitPipeline after, Optional<String> failure) {
    PipelineStatus status = ExitPipeline.status(run.jobName(), name, failure);
    events.tell("exit", Map.of("pipeline", after.name()));
    Optional<Throwable> exitFailure =
        failure(
            after.pipeline(),
            scope(after.name(), after.pipeline(), Optional.of(status)),
            tracking.ofTask(catalog, Optional.of(mount)));
    exitFailure.ifPresent(e -> tell(e, "exitStopped"));
    return exitFailure;
  }

  private RunScope scope(String name, Pipeline pipeline, Optional<PipelineStatus> finalStatus) {
    return new RunScope(
        catalog,
        parameters,
        Map.of(),
        run.runId(),
        run.jobName(),
        run.env(),
        name,
        finalStatus,
        new ByNode<>(run.timeouts(), (general, special) -> special).of(pipeline.nodes()),
        RetryRules.of(run.retries(), pipeline));
  }

  private Optional<Throwable> failure(
      Pipeline pipeline, RunScope scope, Optional<MlflowHook> tracked) {
    List<Hook> all = new ArrayList<>(hooks);
    tracked.ifPresent(all::add);
    all.add(new ProgressHook(events, catalog));
    PreviewEvents previews = request.previews() ? new PreviewEvents(events, catalog) : null;
    if (previews != null) {
      all.add(previews);
    }
    try {
      new Runner(run.workers(), all, previews, this::again).run(pipeline, scope);
      return Optional.empty();
    } catch (RuntimeException | Error e) {
      return Optional.of(e);
    }
  }

  private void again(String node, int attempt, int attempts, Duration wait) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("node", node);
    fields.put("attempt", attempt);
    fields.put("attempts", attempts);
    fields.put("waitMillis", wait.toMillis());
    events.tell("again", fields);
  }

  /** What the user's nodes did is told already; anything else goes on with its trace. */
  private static void end(Optional<Throwable> failure) {
    if (failure.isEmpty()) {
      return;
    }
    if (failure.get() instanceof Error error) {
      throw error;
    }
    boolean told =
        failure.get() instanceof RunFailedException || failure.get() instanceof HookException;
    throw told ? new UserFault(List.of()) : (RuntimeException) failure.get();
  }

  private void tell(Throwable failure, String stopped) {
    if (failure instanceof RunFailedException e) {
      FailureEvents.tell(e, stopped, events);
    } else if (failure instanceof HookException e) {
      FailureEvents.tell(e, stopped, events);
    }
  }
}
