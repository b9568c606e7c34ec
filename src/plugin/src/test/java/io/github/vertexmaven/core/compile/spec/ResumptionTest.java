package io.github.vertexmaven.core.compile.spec;

import static io.github.vertexmaven.core.compile.spec.Specs.compile;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.DagTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a compiled pipeline whose runs are tracked. */
class ResumptionTest {

  @TempDir Path dir;

  /** The run of the failed job has ended at the server: the one that goes on is another. */
  @Test
  void aResumedJobStartsATrackedRunOfItsOwnAndEndsIt() {
    Configs configs =
        Configs.in(dir)
            .conf("base/vertexai.yml", "run_config: {root: bucket/folder}\n")
            .conf("base/mlflow.yml", "server: {mlflow_tracking_uri: 'https://mlflow.acme.com'}\n")
            .conf("base/parameters.yml", "size: 3\n");
    PipelineSpec spec =
        compile(configs, Graphs.of("a: params:size=int -> x", "b: x -> y"))
            .pipelines()
            .get(0)
            .spec();
    Map<String, Map<String, String>> done =
        Map.of("mlflow-start-run", Map.of(), "a", Map.of("x", "gs://bucket/runs/1/job/a_1/x"));
    Resumption.Resumed resumed = Resumption.of(spec, done);
    assertThat(resumed.remaining()).isOne();
    assertThat(resumed.reused()).extracting(ContainerTask::displayName).containsExactly("a");
    DagTask body = (DagTask) onlyBody(resumed.spec().tasks());
    assertThat(body.tasks().keySet()).containsExactly("b", "importer-x", "mlflow-start-run");
    ContainerTask b = (ContainerTask) body.tasks().get("b");
    assertThat(b.after()).containsExactly("importer-x", "mlflow-start-run");
    assertThat(resumed.spec().tasks().values().stream().map(Task::displayName).toList())
        .isEqualTo(spec.tasks().values().stream().map(Task::displayName).toList());
    assertThat(StrictSpec.faults(SpecJson.of(resumed.spec()))).isEmpty();
  }

  private static Task onlyBody(SortedMap<String, Task> tasks) {
    return tasks.values().stream()
        .filter(task -> task instanceof DagTask dag && dag.exit().isEmpty())
        .findAny()
        .orElseThrow();
  }
}
