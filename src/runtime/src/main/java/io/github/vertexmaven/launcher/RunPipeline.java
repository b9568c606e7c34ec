package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.HookException;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.runner.Kept;
import io.github.vertexmaven.runner.PipelineCheck;
import io.github.vertexmaven.runner.RunFailedException;
import io.github.vertexmaven.runner.RunScope;
import io.github.vertexmaven.runner.Runner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a pipeline, or a part of one, in this JVM. */
public final class RunPipeline {

  private RunPipeline() {}

  /** Takes the request's file as its only argument. */
  public static void main(String[] args) {
    System.exit(Program.run(args, RunPipeline::run));
  }

  private static void run(Request request, Events events) throws IOException {
    ClassLoader loader = RunPipeline.class.getClassLoader();
    String name = request.text("pipeline");
    Pipeline whole = pipeline(name, request, events, loader);
    Pipeline sliced = whole.only(request.slice());
    try (LiveConfig live = request.live(loader)) {
      run(sliced, whole, live, request, events, loader);
    }
  }

  private static void run(
      Pipeline sliced,
      Pipeline whole,
      LiveConfig live,
      Request request,
      Events events,
      ClassLoader loader) {
    Catalog catalog = request.catalog(live, loader);
    Pipeline part = request.onlyMissingOutputs() ? Kept.missing(sliced, catalog) : sliced;
    List<String> missing = PipelineCheck.missingInputs(part, whole, catalog);
    if (!missing.isEmpty()) {
      throw new UserFault(missing);
    }
    List<Hook> hooks = new ArrayList<>(ProjectHooks.of(loader, request.settings().hooks()));
    hooks.add(new ProgressHook(events, catalog));
    RunScope scope =
        new RunScope(
            catalog,
            Parameters.of(live.parameters()),
            Map.of(),
            request.text("runId"),
            request.text("jobName"),
            request.text("env"),
            request.text("pipeline"));
    try {
      new Runner(request.workers(), hooks).run(part, scope);
    } catch (RunFailedException e) {
      FailureEvents.tell(e, events);
      throw new UserFault(List.of());
    } catch (HookException e) {
      FailureEvents.tell(e, events);
      throw new UserFault(List.of());
    }
  }

  private static Pipeline pipeline(String name, Request request, Events events, ClassLoader loader)
      throws IOException {
    if (!request.describes()) {
      return GraphFile.read(request.graphFile(), name, loader);
    }
    Map<String, Pipeline> described = Describe.describe(request, events);
    events.tell("described", Map.of("pipelines", described.size()));
    Pipeline pipeline = described.get(name);
    if (pipeline == null) {
      throw UserFault.noSuchPipeline(name, described.keySet());
    }
    return pipeline;
  }
}
