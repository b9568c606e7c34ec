package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.json.LenientFields;
import java.util.List;

/**
 * A task of a DAG, what it waits for and where it has its inputs from: {@code PipelineTaskSpec}.
 *
 * @param key its name among its siblings
 */
public record TaskSpec(String key, LenientFields fields) {

  private static final String CACHING = "cachingOptions";

  /** What a job calls it. */
  public String displayName() {
    return fields.fields("taskInfo").text("name").orElse(key);
  }

  /** The name of what it consists of. */
  public String component() {
    return fields.fields("componentRef").text("name").orElse("");
  }

  /** Whether an earlier result may serve, and which. */
  public CachingSpec caching() {
    return new CachingSpec(fields.fields(CACHING));
  }

  /** The same where no earlier result may serve. */
  public TaskSpec uncached() {
    return fields.has(CACHING)
        ? new TaskSpec(key, fields.with(CACHING, LenientFields.of(null)))
        : this;
  }

  /** What happens after a failure. */
  public RetrySpec retries() {
    return new RetrySpec(fields.fields("retryPolicy"));
  }

  /** When it runs: a condition, or another strategy than that all before it have succeeded. */
  public LenientFields trigger() {
    return fields.fields("triggerPolicy");
  }

  /** Where its inputs come from. */
  public TaskInputs inputs() {
    return new TaskInputs(fields.fields("inputs"));
  }

  /** The keys of the tasks that it waits for. */
  public List<String> after() {
    return fields.texts("dependentTasks");
  }

  /** What it says beyond, iterators among it. */
  public LenientFields rest() {
    return fields.without(
        "taskInfo",
        "componentRef",
        CACHING,
        "retryPolicy",
        "triggerPolicy",
        "inputs",
        "dependentTasks");
  }
}
