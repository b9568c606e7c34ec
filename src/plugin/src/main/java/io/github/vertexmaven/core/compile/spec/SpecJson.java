package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.document.CacheLimit;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.DagTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import io.github.vertexmaven.core.json.LenientFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a pipeline spec as JSON, schema version 2.1.0. The same spec always gives the same bytes.
 */
public final class SpecJson {

  private static final String SCHEMA_VERSION = "2.1.0";

  private SpecJson() {}

  /** The text of the file, with a line feed at its end. */
  public static String of(PipelineSpec spec) {
    return document(spec).file();
  }

  /** The text for jobs, which need not be read by people where it differs from the file. */
  public static String of(PipelineSpec spec, CacheLimit limit) {
    return limit.isNone() ? of(spec) : limit.on(document(spec)).text();
  }

  private static SpecDocument document(PipelineSpec spec) {
    SortedMap<String, Task> all = new TreeMap<>();
    collect(spec.tasks(), all);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("components", components(all, spec.keyed()));
    json.put("defaultPipelineRoot", spec.pipelineRoot());
    json.put("deploymentSpec", Map.of("executors", executors(all, spec.keyed())));
    json.put("pipelineInfo", info(spec));
    json.put("root", root(spec));
    json.put("schemaVersion", SCHEMA_VERSION);
    json.put("sdkVersion", spec.sdkVersion());
    return new SpecDocument(new LenientFields(json), PlatformJson.of(spec, all));
  }

  /** Components and executors stand side by side, however deep their tasks are. */
  private static void collect(SortedMap<String, Task> tasks, SortedMap<String, Task> all) {
    all.putAll(tasks);
    for (Task task : tasks.values()) {
      if (task instanceof DagTask dag) {
        collect(dag.tasks(), all);
      }
    }
  }

  private static Map<String, Object> components(SortedMap<String, Task> tasks, boolean keyed) {
    Map<String, Object> json = new LinkedHashMap<>();
    tasks.forEach((name, task) -> json.put("comp-" + name, ComponentJson.of(name, task, keyed)));
    return json;
  }

  private static Map<String, Object> executors(SortedMap<String, Task> tasks, boolean keyed) {
    Map<String, Object> json = new LinkedHashMap<>();
    tasks.forEach(
        (name, task) -> {
          if (!(task instanceof DagTask)) {
            json.put("exec-" + name, ExecutorJson.of(task, keyed));
          }
        });
    return json;
  }

  private static Map<String, Object> info(PipelineSpec spec) {
    Map<String, Object> json = new LinkedHashMap<>();
    spec.description().ifPresent(text -> json.put("description", text));
    json.put("name", spec.name());
    return json;
  }

  private static Map<String, Object> root(PipelineSpec spec) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dag", ComponentJson.dag(spec.tasks(), spec.keyed()));
    if (!spec.inputs().isEmpty()) {
      json.put("inputDefinitions", Map.of("parameters", ComponentJson.parameters(spec.inputs())));
    }
    return json;
  }
}
