package io.github.vertexmaven.emulator.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dag: its tasks, and where its outputs come from. */
final class DagReader {

  private DagReader() {}

  static DagSpec dag(Cursor cursor) {
    cursor.only("tasks", "outputs");
    Map<String, Task> tasks = new LinkedHashMap<>();
    Cursor all = cursor.at("tasks");
    all.entries()
        .forEach(
            (name, task) -> {
              PathName.problem(name).ifPresent(all::problem);
              tasks.put(name, TaskReader.task(name, task));
            });
    if (tasks.isEmpty()) {
      all.problem("a dag needs at least one task");
    }
    Cursor outputs = cursor.at("outputs").only("parameters", "artifacts");
    return new DagSpec(
        tasks, parameters(outputs.at("parameters")), artifacts(outputs.at("artifacts")));
  }

  private static Map<String, List<Source.Task>> parameters(Cursor cursor) {
    Map<String, List<Source.Task>> outputs = new LinkedHashMap<>();
    cursor.entries().forEach((name, output) -> outputs.put(name, parameter(output)));
    return outputs;
  }

  private static List<Source.Task> parameter(Cursor cursor) {
    Optional<String> kind =
        cursor
            .only("valueFromParameter", "valueFromOneof")
            .exactlyOne("valueFromParameter", "valueFromOneof");
    if (kind.isEmpty()) {
      return List.of();
    }
    if (kind.get().equals("valueFromParameter")) {
      return List.of(selector(cursor.at("valueFromParameter"), "outputParameterKey"));
    }
    Cursor selectors = cursor.at("valueFromOneof").only("parameterSelectors");
    return selectors(selectors.at("parameterSelectors"), "outputParameterKey");
  }

  private static Map<String, List<Source.Task>> artifacts(Cursor cursor) {
    Map<String, List<Source.Task>> outputs = new LinkedHashMap<>();
    cursor
        .entries()
        .forEach(
            (name, output) ->
                outputs.put(
                    name,
                    selectors(
                        output.only("artifactSelectors").at("artifactSelectors"),
                        "outputArtifactKey")));
    return outputs;
  }

  private static List<Source.Task> selectors(Cursor cursor, String key) {
    List<Source.Task> selectors = new ArrayList<>();
    cursor.elements().forEach(element -> selectors.add(selector(element, key)));
    if (selectors.isEmpty()) {
      cursor.problem("needs at least one selector");
    }
    return selectors;
  }

  private static Source.Task selector(Cursor cursor, String key) {
    cursor.only("producerSubtask", key);
    return new Source.Task(cursor.at("producerSubtask").required(), cursor.at(key).required());
  }
}
