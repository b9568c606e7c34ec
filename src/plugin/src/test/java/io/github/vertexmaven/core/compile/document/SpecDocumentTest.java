package io.github.vertexmaven.core.compile.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A spec of another compiler, with what ours never writes. */
class SpecDocumentTest {

  private static final SpecDocument SPEC =
      SpecDocument.parse(
          """
          {"components": {
             "comp-for-loop-1": {"dag": {"tasks": {
               "train": {"cachingOptions": {"enableCache": true}, "componentRef": {"name": "comp-train"},
                 "inputs": {"parameters": {
                   "item": {"componentInputParameter": "item", "parameterExpressionSelector": "x"},
                   "rows": {"taskOutputParameter": {"producerTask": "load", "outputParameterKey": "n"}},
                   "mode": {"runtimeValue": {"constant": 4.0}}}}}}}},
             "comp-load": {"executorLabel": "exec-load",
               "outputDefinitions": {"parameters": {"n": {"parameterType": "NUMBER_INTEGER"}}}},
             "comp-train": {"executorLabel": "exec-train",
               "inputDefinitions": {"parameters": {"item": {"parameterType": "STRUCT"}}}}},
           "deploymentSpec": {"executors": {
             "exec-load": {"importer": {"artifactUri": {"constant": "gs://b/x"}, "reimport": true}},
             "exec-train": {"container": {"image": "java", "command": ["java"], "args": ["{{$}}"],
               "env": [{"name": "A", "value": "1"}],
               "resources": {"cpuLimit": 2.0, "resourceMemoryLimit": "4G",
                 "accelerator": {"type": "T4", "count": "2"}}}}}},
           "pipelineInfo": {"name": "flights"},
           "root": {"dag": {"tasks": {
             "load": {"componentRef": {"name": "comp-load"}, "taskInfo": {"name": "Load"},
               "retryPolicy": {"maxRetryCount": 3, "backoffFactor": 2.0}},
             "for-loop-1": {"componentRef": {"name": "comp-for-loop-1"}, "dependentTasks": ["load"],
               "parameterIterator": {"itemInput": "item", "items": {"inputParameter": "all"}},
               "triggerPolicy": {"condition": "inputs.parameter_values['on'] == true"}}}}}}
          """);

  @Test
  void tasksOfEveryDagAreFound() {
    assertThat(SPEC.name()).contains("flights");
    assertThat(SPEC.dags())
        .flatExtracting(dag -> dag.tasks().keySet())
        .containsExactly("load", "for-loop-1", "train");
    assertThat(SPEC.dag().displayName("load")).isEqualTo("Load");
    assertThat(SPEC.dag().displayName("for-loop-1")).isEqualTo("for-loop-1");
    assertThat(SPEC.dag().displayName("none")).isEqualTo("none");
  }

  @Test
  void aTaskSaysWhenItRunsAndWhatItIsMadeOf() {
    TaskSpec loop = SPEC.dag().tasks().get("for-loop-1");
    assertThat(loop.after()).containsExactly("load");
    assertThat(loop.trigger().text("condition")).contains("inputs.parameter_values['on'] == true");
    assertThat(loop.rest().plain()).containsOnlyKeys("parameterIterator");
    assertThat(SPEC.component(loop).hasDag()).isTrue();
    assertThat(SPEC.executor(SPEC.component(loop)).container()).isEmpty();
    RetrySpec retries = SPEC.dag().tasks().get("load").retries();
    assertThat(retries.most()).contains("3");
    assertThat(retries.rest().plain()).containsOnlyKeys("backoffFactor");
  }

  @Test
  void anInputSaysWhereItComesFrom() {
    TaskInputs inputs = train().inputs();
    InputSource item = inputs.parameters().get("item");
    assertThat(item.parameter()).contains("item");
    assertThat(item.isPart()).isTrue();
    InputSource rows = inputs.parameters().get("rows");
    assertThat(rows.value().orElseThrow().task()).contains("load");
    assertThat(rows.value().orElseThrow().name()).contains("n");
    assertThat(rows.artifact()).isEmpty();
    assertThat(inputs.parameters().get("mode").constant()).contains("4.0");
  }

  @Test
  void whatRunsIsAContainerOrAnImporter() {
    ContainerSpec container = SPEC.executor(SPEC.component(train())).container().orElseThrow();
    assertThat(container.env()).containsEntry("A", "1");
    assertThat(container.machine().cpu().most()).contains("2.0");
    assertThat(container.machine().memory().most()).contains("4G");
    assertThat(container.machine().gigabytes()).isEmpty();
    assertThat(container.machine().acceleratorCount()).contains("2");
    ImporterSpec importer =
        SPEC.executor(SPEC.component(SPEC.dag().tasks().get("load"))).importer().orElseThrow();
    assertThat(importer.uri()).contains("gs://b/x");
    assertThat(importer.isRepeated()).isTrue();
  }

  /** The one in the loop. */
  private static TaskSpec train() {
    return SPEC.dags().get(1).tasks().get("train");
  }

  @Test
  void whatIsNotThereIsEmpty() {
    SpecDocument nothing = SpecDocument.parse("{\"root\": 1, \"components\": []}");
    assertThat(nothing.name()).isEmpty();
    assertThat(nothing.dags()).flatExtracting(dag -> dag.tasks().keySet()).isEmpty();
    assertThat(nothing.inputs().parameters()).isEmpty();
    assertThat(CacheLimit.isOn(nothing)).isFalse();
  }
}
