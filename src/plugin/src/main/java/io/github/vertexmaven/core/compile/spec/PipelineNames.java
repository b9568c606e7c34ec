package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What pipelines are called on Vertex AI. */
final class PipelineNames {

  /** The job's id is the name, a time and a suffix, 20 characters more; it has 127 at most. */
  private static final int MAX_NAME = 107;

  /** {@code CreateContextRequest.context_id} of metadata_service.proto. */
  private static final int SHORTEST_CONTEXT = 4;

  private PipelineNames() {}

  /** The name of a pipeline. */
  static String of(String project, String pipeline, Collection<String> problems) {
    String artifactId = Names.task(project);
    boolean isDefault = pipeline.equals(ProjectGraph.DEFAULT);
    String name = isDefault ? artifactId : artifactId + "-" + Names.task(pipeline);
    if (!name.matches("[a-z][a-z0-9-]*") || name.length() > MAX_NAME) {
      problems.add(
          "'"
              + name
              + "' cannot be the name of a pipeline on Vertex AI: it begins with a letter and"
              + " has at most "
              + MAX_NAME
              + " letters, digits and dashes. Shorten the artifactId or"
              + " the pipeline's name.");
    }
    return name;
  }

  /** A context's id has four characters; whether the service's own have to is not published. */
  static Optional<String> warning(String name) {
    return name.length() >= SHORTEST_CONTEXT
        ? Optional.empty()
        : Optional.of(
            "Pipeline '"
                + name
                + "': Vertex AI keeps a context of this name in its metadata store, where names have"
                + " "
                + SHORTEST_CONTEXT
                + " characters or more. Whether it takes a shorter one is not known; a longer"
                + " artifactId is safe.");
  }

  /** Names that differ in Java's eyes may be one on Vertex AI, and one file. */
  static void checkDistinct(List<CompiledPipeline> compiled, Collection<String> problems) {
    CompiledPipeline last = compiled.get(compiled.size() - 1);
    compiled.stream()
        .filter(other -> other != last && other.spec().name().equals(last.spec().name()))
        .forEach(
            other ->
                problems.add(
                    "Pipelines '"
                        + other.pipeline()
                        + "' and '"
                        + last.pipeline()
                        + "' would both be '"
                        + last.spec().name()
                        + "' on Vertex AI. Rename one."));
    compiled.stream()
        .filter(other -> isPlanOf(other, last) || isPlanOf(last, other))
        .forEach(
            other ->
                problems.add(
                    "The spec of pipeline '"
                        + (isPlanOf(other, last) ? other : last).pipeline()
                        + "' would have the same name as the plan of another pipeline. Rename the pipeline."));
  }

  private static boolean isPlanOf(CompiledPipeline plan, CompiledPipeline pipeline) {
    return plan.spec().name().equals(pipeline.spec().name() + "-plan");
  }
}
