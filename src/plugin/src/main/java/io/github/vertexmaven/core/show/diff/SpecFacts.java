package io.github.vertexmaven.core.show.diff;

import io.github.vertexmaven.core.compile.document.ComponentSpec;
import io.github.vertexmaven.core.compile.document.SpecDag;
import io.github.vertexmaven.core.compile.document.SpecDefinition;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.compile.document.TaskTitles;
import io.github.vertexmaven.core.json.LenientFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pipeline spec in words.
 *
 * @param pipeline what holds for the whole
 * @param parameters the default values by the names of parameters and of what is in them
 * @param tasks the facts of each, also of those within groups
 */
record SpecFacts(
    Map<String, String> pipeline,
    SortedMap<String, Map<String, String>> parameters,
    SortedMap<String, Map<String, String>> tasks) {

  static SpecFacts of(SpecDocument written) {
    SpecDocument spec = TaskTitles.shown(written);
    SortedMap<String, Map<String, String>> tasks = new TreeMap<>();
    tasks("", spec.dag(), spec, tasks);
    SortedMap<String, Map<String, String>> parameters = new TreeMap<>();
    spec.inputs().parameters().values().forEach(input -> parameter(input, parameters));
    return new SpecFacts(pipeline(spec), parameters, tasks);
  }

  private static Map<String, String> pipeline(SpecDocument spec) {
    Map<String, String> facts = new LinkedHashMap<>();
    spec.name().ifPresent(name -> facts.put("name", name));
    spec.description().ifPresent(text -> facts.put("description", text));
    spec.defaultRoot().ifPresent(place -> facts.put("root", place));
    spec.rest().forEach((place, rest) -> Leaves.add(place, rest, facts));
    return facts;
  }

  /** Parts of a parameter have the names of {@code conf/}, whichever input carries them. */
  private static void parameter(
      SpecDefinition input, SortedMap<String, Map<String, String>> parameters) {
    Map<String, String> facts =
        parameters.computeIfAbsent(input.shown(), any -> new LinkedHashMap<>());
    input.parameterType().ifPresent(type -> facts.put("type", type));
    if (input.hasDefault()) {
      LenientFields map = LenientFields.of(input.defaultValue());
      if (map.isEmpty()) {
        facts.put("default", LenientFields.words(input.defaultValue()));
      } else {
        Leaves.add("default", map, facts);
      }
    }
    Leaves.add("definition", input.rest(), facts);
  }

  private static void tasks(
      String group, SpecDag dag, SpecDocument spec, SortedMap<String, Map<String, String>> out) {
    dag.tasks()
        .values()
        .forEach(
            task -> {
              String name = group + task.displayName();
              ComponentSpec component = spec.component(task);
              out.put(name, TaskFacts.of(task, component, spec.executor(component)));
              tasks(name + "/", component.dag(), spec, out);
            });
  }
}
