package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.contract.Request;
import io.github.vertexmaven.pipeline.NodeInput;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import io.github.vertexmaven.runner.PipelineCheck;
import io.github.vertexmaven.scan.DescribedPipelines;
import io.github.vertexmaven.scan.GivenGroups;
import io.github.vertexmaven.scan.PipelineScan;
import io.github.vertexmaven.tell.Events;
import io.github.vertexmaven.tell.UserFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Describes the pipelines of a project: finds, checks and writes them to {@code graph.json}. */
public final class Describe {

  private Describe() {}

  /**
   * What was written.
   *
   * @param isWhole whether all pipelines of the project are sound
   */
  record Described(Map<String, Pipeline> pipelines, boolean isWhole) {}

  /** Takes the request's file as its only argument. */
  public static void main(String[] args) {
    Program.main(args, Describe::describe);
  }

  /**
   * Writes the file when nothing is wrong, or nothing that concerns the pipelines that the caller
   * names; then an event tells the rest.
   *
   * @throws UserFault with all problems of all pipelines, or of those that are named
   */
  static Described describe(Request request, Events events) throws IOException {
    ClassLoader loader = Describe.class.getClassLoader();
    RequestedProject project = new RequestedProject(request, loader);
    PipelineScan.Found found =
        new PipelineScan(loader, events::step).found(request.classes(), !request.named().isEmpty());
    List<String> problems = new ArrayList<>(found.problems());
    if (problems.isEmpty()) {
      problems.addAll(problems(found.pipelines(), found.pipelines(), project, events));
    }
    Map<String, Map<String, List<String>>> groups = Map.of();
    if (problems.isEmpty()) {
      try {
        groups = groups(request, found.pipelines(), loader);
      } catch (UserFault e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      Map<String, Pipeline> named = named(found, request, problems);
      List<String> own = ofNamed(named, found.pipelines(), project);
      if (!own.isEmpty()) {
        throw new UserFault(own);
      }
      groups = groups(request, named, loader);
      events.setAside(problems);
    }
    DescribedPipelines.of(found.pipelines(), groups, Version.current()).write(request.graphFile());
    return new Described(found.pipelines(), problems.isEmpty());
  }

  /** The pipelines that have to be sound. */
  private static Map<String, Pipeline> named(
      PipelineScan.Found found, Request request, List<String> problems) {
    Map<String, Pipeline> named = new TreeMap<>(found.pipelines());
    named.keySet().retainAll(request.named());
    for (String name : request.named()) {
      if (!named.containsKey(name)) {
        throw found.problems().isEmpty()
            ? UserFault.noSuchPipeline(name, found.pipelines().keySet())
            : new UserFault(problems);
      }
    }
    if (named.isEmpty()) {
      throw new UserFault(problems);
    }
    return named;
  }

  private static Map<String, Map<String, List<String>>> groups(
      Request request, Map<String, Pipeline> pipelines, ClassLoader loader) {
    return request
        .described()
        .grouper()
        .map(grouper -> GivenGroups.of(grouper.type(), grouper.params(), pipelines, loader))
        .orElse(Map.of());
  }

  private static List<String> problems(
      Map<String, Pipeline> pipelines,
      Map<String, Pipeline> all,
      RequestedProject project,
      Events events) {
    List<String> problems = new ArrayList<>(unread(project.request(), all.values()));
    try {
      Catalog catalog = project.catalog();
      problems.addAll(PipelineCheck.problems(pipelines, all, catalog, project.parameters()));
      if (problems.isEmpty()) {
        PipelineCheck.unusable(catalog).ifPresent(events::warning);
      }
    } catch (ConfException e) {
      problems.addAll(e.problems());
    }
    return problems;
  }

  private static List<String> ofNamed(
      Map<String, Pipeline> named, Map<String, Pipeline> all, RequestedProject project) {
    List<String> problems = new ArrayList<>(unread(project.request(), all.values()));
    try {
      Catalog theirs = project.catalog(RequestedProject.datasets(named.values()));
      problems.addAll(PipelineCheck.problems(named, all, theirs, project.parameters()));
    } catch (ConfException e) {
      problems.addAll(e.problems());
    }
    return problems;
  }

  /** What a run is given beside the parameters of {@code conf/} is a parameter if it is read. */
  private static List<String> unread(Request request, Collection<Pipeline> pipelines) {
    Set<String> read = new TreeSet<>();
    for (Pipeline pipeline : pipelines) {
      for (PipelineNode node : pipeline.nodes()) {
        node.inputs().stream()
            .filter(input -> input.kind() == NodeInput.Kind.PARAMETER)
            .forEach(input -> read.add(input.name()));
      }
    }
    return request.described().given().stream()
        .filter(given -> !given.isAmong(read))
        .map(given -> given.problem(read))
        .toList();
  }
}
