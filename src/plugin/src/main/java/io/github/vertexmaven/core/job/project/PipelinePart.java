package io.github.vertexmaven.core.job.project;

import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.slice.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline, or the part of it that is wanted.
 *
 * @param pipeline its name
 * @param isNamed whether somebody named it
 * @param slice the part
 * @param onlyMissingOutputs only nodes of it that still have something to do
 */
public record PipelinePart(
    String pipeline, boolean isNamed, Slice slice, boolean onlyMissingOutputs) {

  /** The only pipeline that has to be sound: one that somebody names, or that is not the usual. */
  public Optional<String> named() {
    return Optional.of(pipeline).filter(name -> isNamed || !name.equals(ProjectGraph.DEFAULT));
  }

  /** What is wanted of the project: all, or a part of one pipeline. */
  public ProjectGraph of(ProjectGraph graph) {
    return slice.isAll() ? graph : graph.only(pipeline, slice);
  }

  /** The options that name the part, with their values. */
  public List<String> options() {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    parts.put("nodes", slice.nodes());
    parts.put("tags", slice.tags());
    parts.put("fromNodes", slice.fromNodes());
    parts.put("toNodes", slice.toNodes());
    parts.put("fromInputs", slice.fromInputs());
    parts.put("toOutputs", slice.toOutputs());
    parts.put("namespaces", slice.namespaces());
    List<String> options = new ArrayList<>();
    parts.forEach(
        (option, names) -> {
          if (!names.isEmpty()) {
            options.add(option + "=" + String.join(",", names));
          }
        });
    if (onlyMissingOutputs) {
      options.add("onlyMissingOutputs");
    }
    return options;
  }
}
