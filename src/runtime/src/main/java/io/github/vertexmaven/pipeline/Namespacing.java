package io.github.vertexmaven.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Puts a pipeline within a namespace. */
final class Namespacing {

  private Namespacing() {}

  static Pipeline of(Pipeline pipeline, String namespace, List<Rename> renames) {
    List<String> problems = problems(pipeline, namespace, renames);
    if (!problems.isEmpty()) {
      throw new InvalidPipelineException(problems);
    }
    UnaryOperator<String> dataset = names(namespace, renames, false);
    UnaryOperator<String> parameter = names(namespace, renames, true);
    return Pipeline.of(
        pipeline.nodes().stream().map(node -> node.within(namespace, dataset, parameter)).toList());
  }

  private static List<String> problems(Pipeline pipeline, String namespace, List<Rename> renames) {
    List<String> problems = new ArrayList<>();
    if (!namespace.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*")) {
      problems.add(
          "'" + namespace + "' is not a namespace; use Java-like names with dots between them.");
    }
    for (Rename rename : renames) {
      Set<String> known = rename.parameter() ? pipeline.parameters() : pipeline.datasets();
      if (!known.contains(rename.from())) {
        String kind = rename.parameter() ? "parameter" : "dataset";
        problems.add(
            "Namespace '"
                + namespace
                + "' renames the "
                + kind
                + " '"
                + rename.from()
                + "', which no node of the pipeline uses; it uses "
                + known
                + ".");
      }
      if (!rename.parameter() && !rename.to().matches(NodeReader.NAME)) {
        problems.add(
            "Namespace '"
                + namespace
                + "' renames the dataset '"
                + rename.from()
                + "' to '"
                + rename.to()
                + "', which is no name; names are made of letters, digits, '_', '-', '.', '#' and"
                + " '@'.");
      }
    }
    return problems;
  }

  private static UnaryOperator<String> names(
      String namespace, List<Rename> renames, boolean parameter) {
    Map<String, String> outside = new HashMap<>();
    renames.stream()
        .filter(rename -> rename.parameter() == parameter)
        .forEach(rename -> outside.put(rename.from(), rename.to()));
    return name -> {
      boolean wholeTree = parameter && name.equals("*");
      return outside.getOrDefault(name, wholeTree ? namespace : namespace + "." + name);
    };
  }
}
