package io.github.vertexmaven.pipeline;

import io.github.vertexmaven.annotation.SnakeCase;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads which datasets a method's result is written to. */
final class OutputReader {

  private final Method method;
  private final List<String> named;
  private final Consumer<String> problem;

  OutputReader(Method method, String[] named, Consumer<String> problem) {
    this.method = method;
    this.named = List.of(named);
    this.problem = problem;
  }

  List<NodeOutput> read() {
    Class<?> result = method.getReturnType();
    List<NodeOutput> outputs = outputs(result);
    if (new HashSet<>(outputs.stream().map(NodeOutput::dataset).toList()).size() < outputs.size()) {
      problem.accept("writes one dataset twice: " + named + ".");
    }
    return outputs;
  }

  private List<NodeOutput> outputs(Class<?> result) {
    if (result == void.class) {
      return ofVoid();
    }
    if (result.isRecord() && !isOneDataset(result)) {
      return ofRecord(result.getRecordComponents());
    }
    if (named.size() == 1) {
      return List.of(
          new NodeOutput(named.get(0), NodeOutput.Part.WHOLE, "", method.getGenericReturnType()));
    }
    return Map.class.isAssignableFrom(result) && named.size() > 1 ? ofMap() : unnamed(result);
  }

  /**
   * One name that is no component's cannot be confused with a component: it names the record as a
   * whole.
   */
  private boolean isOneDataset(Class<?> result) {
    return named.size() == 1
        && !named.get(0).contains("=")
        && result.getRecordComponents().length > 1
        && Arrays.stream(result.getRecordComponents())
            .noneMatch(component -> SnakeCase.of(component.getName()).equals(named.get(0)));
  }

  private List<NodeOutput> ofVoid() {
    if (!named.isEmpty()) {
      problem.accept("names the outputs " + named + ", but returns nothing.");
    }
    return List.of();
  }

  private List<NodeOutput> ofMap() {
    return named.stream()
        .map(key -> new NodeOutput(key, NodeOutput.Part.ENTRY, key, Object.class))
        .toList();
  }

  private List<NodeOutput> unnamed(Class<?> result) {
    String found = result.getSimpleName();
    problem.accept(
        named.isEmpty()
            ? "returns a " + found + " but names no output. Add outputs = \"…\" to @Node."
            : "names the outputs "
                + named
                + ", but returns a "
                + found
                + ". Return a record or a Map for several outputs.");
    return List.of();
  }

  private List<NodeOutput> ofRecord(RecordComponent[] components) {
    List<String> datasets = new ArrayList<>();
    List<String> expected =
        Arrays.stream(components).map(component -> SnakeCase.of(component.getName())).toList();
    if (named.isEmpty()) {
      datasets.addAll(expected);
    } else {
      checkNames(expected);
      named.forEach(name -> datasets.add(name.substring(name.indexOf('=') + 1)));
    }
    List<NodeOutput> outputs = new ArrayList<>();
    for (int i = 0; i < Math.min(components.length, datasets.size()); i++) {
      outputs.add(
          new NodeOutput(
              datasets.get(i),
              NodeOutput.Part.COMPONENT,
              components[i].getName(),
              components[i].getGenericType()));
    }
    return outputs;
  }

  private void checkNames(List<String> expected) {
    List<String> given = named.stream().map(name -> name.replaceFirst("=.*", "")).toList();
    if (!given.equals(expected)) {
      boolean swapped = new HashSet<>(given).equals(new HashSet<>(expected));
      problem.accept(
          "names the outputs "
              + given
              + ", but the record "
              + method.getReturnType().getSimpleName()
              + " that it returns has "
              + expected
              + (swapped ? " in this order" : "")
              + ". Write them in the order of the record (component=dataset for another name), or omit outputs.");
    }
  }
}
