package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.runner.PipelineCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Describes the pipelines of a project: finds, checks and writes them to {@code graph.json}. */
public final class Describe {

  private Describe() {}

  /** Takes the request's file as its only argument. */
  public static void main(String[] args) {
    System.exit(Program.run(args, Describe::describe));
  }

  /**
   * Writes the file when nothing is wrong.
   *
   * @throws UserFault with all problems of all pipelines
   */
  static Map<String, Pipeline> describe(Request request, Events events) throws IOException {
    ClassLoader loader = Describe.class.getClassLoader();
    Map<String, Pipeline> pipelines =
        new PipelineScan(loader, events::step).pipelines(request.classFolders());
    check(pipelines, request, loader);
    GraphFile.write(
        pipelines, groups(request, pipelines, loader), Version.current(), request.graphFile());
    return pipelines;
  }

  private static Map<String, Map<String, List<String>>> groups(
      Request request, Map<String, Pipeline> pipelines, ClassLoader loader) {
    return request
        .grouper()
        .map(name -> GivenGroups.of(name, request.grouperParams(), pipelines, loader))
        .orElse(Map.of());
  }

  private static void check(Map<String, Pipeline> pipelines, Request request, ClassLoader loader) {
    List<String> problems = new ArrayList<>();
    Catalog catalog = Catalog.empty();
    try {
      catalog = request.catalog(loader);
    } catch (ConfException e) {
      problems.addAll(e.problems());
    }
    if (problems.isEmpty()) {
      problems.addAll(PipelineCheck.problems(pipelines, catalog, request.parameters()));
    }
    if (!problems.isEmpty()) {
      throw new UserFault(problems);
    }
  }
}
