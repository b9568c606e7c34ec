package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.DagSpec;
import io.github.vertexmaven.emulator.spec.MalformedSpec;
import io.github.vertexmaven.emulator.spec.SpecReader;
import io.github.vertexmaven.emulator.spec.SpecRules;
import io.github.vertexmaven.emulator.spec.SpecText;
import io.github.vertexmaven.emulator.spec.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pipeline spec with its settings for platforms.
 *
 * @param platform empty if there are none
 */
record Manifest(Map<String, Object> spec, Map<String, Object> platform) {

  private static final String SPEC = "pipeline_spec";
  private static final String PLATFORM = "platform_spec";

  /** As a message holds it: the spec itself, or both in a wrapper. */
  static Manifest of(Map<String, Object> struct) {
    return struct.get(SPEC) instanceof Map<?, ?> spec
        ? new Manifest(
            JsonValues.object(spec),
            struct.get(PLATFORM) instanceof Map<?, ?> some ? JsonValues.object(some) : Map.of())
        : new Manifest(struct, Map.of());
  }

  /** As a file holds it: one document, or two. */
  static Manifest ofFile(String text) throws MalformedSpec {
    SpecText file = SpecText.read(text);
    return new Manifest(file.document(), file.platform());
  }

  /** The form in which messages hold it. */
  Map<String, Object> struct() {
    if (platform.isEmpty()) {
      return spec;
    }
    Map<String, Object> both = new LinkedHashMap<>();
    both.put(SPEC, spec);
    both.put(PLATFORM, platform);
    return both;
  }

  /** What can be run; all that the backend's compiler refuses is refused. */
  CheckedSpec checked() throws MalformedSpec {
    if (!"2.1.0".equals(spec.get("schemaVersion"))) {
      throw new MalformedSpec(
          List.of(
              "KFP only supports schema version 2.1.0, but the pipeline spec has version "
                  + spec.getOrDefault("schemaVersion", "")));
    }
    CheckedSpec checked = SpecReader.read(spec, SpecRules.KUBEFLOW);
    List<String> problems = new ArrayList<>();
    dag(checked, "root", checked.root(), problems);
    checked.components().forEach((name, one) -> dag(checked, "components." + name, one, problems));
    if (!problems.isEmpty()) {
      throw new MalformedSpec(problems);
    }
    return checked;
  }

  private static void dag(
      CheckedSpec spec, String path, Component component, List<String> problems) {
    if (!(component.body() instanceof DagSpec dag)) {
      return;
    }
    if (dag.tasks().values().stream().allMatch(task -> task.trigger().always())) {
      problems.add(path + ".dag: must contain one or more non-exit tasks");
    }
    for (Task task : dag.tasks().values()) {
      String at = path + ".dag.tasks." + task.name();
      if (task.loop().filter(Task.Loop::ofArtifacts).isPresent()) {
        problems.add(at + ".artifactIterator: artifact iterators are not implemented");
      }
      boolean imports = spec.component(task).body() instanceof Component.Importer;
      if (imports && task.trigger().condition().isPresent()) {
        problems.add(
            at + ".triggerPolicy: triggerPolicy.condition on importer task is not supported");
      }
    }
  }
}
