package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.json.LenientFields;
import java.util.Map;

/** Tasks that depend on each other: {@code DagSpec}. */
public record SpecDag(LenientFields fields) {

  /** The tasks by key. */
  public Map<String, TaskSpec> tasks() {
    return fields.objects("tasks", TaskSpec::new);
  }

  /** What a job calls the task of a key. */
  public String displayName(String key) {
    return new TaskSpec(key, fields.fields("tasks").fields(key)).displayName();
  }
}
