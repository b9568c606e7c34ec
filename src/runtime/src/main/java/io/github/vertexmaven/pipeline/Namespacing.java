package io.github.vertexmaven.pipeline;

import io.github.vertexmaven.slice.Transcoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Puts nodes of a pipeline within a namespace. */
record Namespacing(String namespace, List<Rename> renames) {

  /** A node within it. */
  PipelineNode of(PipelineNode node) {
    return node.within(namespace, names(false), names(true));
  }

  /**
   * Refuses what cannot be meant.
   *
   * @param parameters those that the pipeline uses
   * @param datasets the same
   */
  void check(Set<String> parameters, Set<String> datasets) {
    List<String> problems = problems(parameters, datasets);
    if (!problems.isEmpty()) {
      throw new InvalidPipelineException(problems);
    }
  }

  private List<String> problems(Set<String> parameters, Set<String> datasets) {
    List<String> problems = new ArrayList<>();
    if (!namespace.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*")) {
      problems.add(
          "'" + namespace + "' is not a namespace; use Java-like names with dots between them.");
    }
    for (Rename rename : renames) {
      Set<String> known = rename.parameter() ? parameters : datasets;
      if (known.stream().noneMatch(name -> isRenamed(name, rename))) {
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
                + "', which is not a name; names consist of a to z, A to Z, digits, '_', '-', '.', '#' and '@'.");
      }
      if (!rename.parameter()) {
        Transcoding.problem(Transcoding.of(rename.to(), typed(rename, known)))
            .ifPresent(
                what ->
                    problems.add(
                        "Namespace '"
                            + namespace
                            + "' renames the dataset '"
                            + rename.from()
                            + "' to '"
                            + rename.to()
                            + "'; a name "
                            + what));
      }
    }
    return problems;
  }

  /** A name that a rename is for, with the type that it keeps. */
  private static String typed(Rename rename, Set<String> known) {
    return known.contains(rename.from())
        ? Transcoding.dataset(rename.from())
        : known.stream()
            .filter(name -> Transcoding.dataset(name).equals(rename.from()))
            .findFirst()
            .orElse("");
  }

  private UnaryOperator<String> names(boolean parameter) {
    List<Rename> own = renames.stream().filter(rename -> rename.parameter() == parameter).toList();
    return name -> {
      boolean wholeTree = parameter && name.equals("*");
      return own.stream()
          .filter(rename -> isRenamed(name, rename))
          // What is said of a part holds rather than what is said of the group around it.
          .max(Comparator.comparingInt(rename -> rename.from().length()))
          .map(rename -> rename.to() + name.substring(rename.from().length()))
          .orElse(wholeTree ? namespace : namespace + "." + name);
    };
  }

  /** A parameter is renamed with the group that it is a part of, a type with its dataset. */
  private static boolean isRenamed(String name, Rename rename) {
    return name.equals(rename.from())
        || (rename.parameter()
            ? name.startsWith(rename.from() + ".")
            : Transcoding.dataset(name).equals(rename.from()));
  }
}
