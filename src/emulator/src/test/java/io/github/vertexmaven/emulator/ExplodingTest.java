package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Small specs with much to do: what they ask for is bounded, or done. */
class ExplodingTest extends LabTest {

  private Lab.Ran ran(Struct spec) {
    return lab.ended(lab.grpc.create(Lab.request(spec, Map.of()).build()).getName());
  }

  private static Struct conditional(String condition) {
    return Lab.struct(
        """
        pipelineInfo: {name: exploding}
        schemaVersion: 2.1.0
        components:
          c:
            executorLabel: e
            inputDefinitions: {parameters: {text: {parameterType: STRING, defaultValue: x}}}
        deploymentSpec: {executors: {e: {container: {image: any, command: ["true"]}}}}
        root:
          dag:
            tasks:
              t: {componentRef: {name: c}, triggerPolicy: {condition: "%s"}}
              u: {componentRef: {name: c}}
        """
            .formatted(condition));
  }

  /** One thread decides for all jobs, so nothing in a condition goes over a list. */
  @Test
  void aConditionThatIterates() {
    String condition = "[1,2,3].all(a, [1,2,3].all(b, true))";
    assertThatThrownBy(() -> ran(conditional(condition)))
        .hasMessageContaining("triggerPolicy.condition: `" + condition + "`")
        .hasMessageContaining("undeclared reference to 'a'");
  }

  /** The library's expressions never go back: they take as long as the text is. */
  @Test
  void aRegularExpressionThatExplodes() {
    String text = "a".repeat(5000);
    Lab.Ran ran = ran(conditional("'" + text + "!'.matches('^(a+)+$')"));
    assertThat(ran.states()).isEqualTo(Map.of("t", "NOT_TRIGGERED", "u", "SUCCEEDED"));
  }

  /** Every change of a task is written with its tries. */
  @Tag("slow")
  @Test
  void aHugeCountOfRetries() throws Exception {
    Struct spec =
        Lab.struct(
            """
            pipelineInfo: {name: retried}
            schemaVersion: 2.1.0
            components: {c: {executorLabel: e}}
            deploymentSpec:
              executors:
                e:
                  container:
                    image: any
                    command: [sh, -c, 'echo x >> %s; [ $(wc -l < %s) -ge 120 ]']
            root:
              dag:
                tasks:
                  t:
                    componentRef: {name: c}
                    retryPolicy: {maxRetryCount: 2000000000, backoffDuration: 0s}
            """
                .formatted(home.resolve("count"), home.resolve("count")));
    Lab.Ran ran = ran(spec);
    assertThat(ran.state()).isEqualTo("SUCCEEDED");
    assertThat(Files.readAllLines(home.resolve("count"))).hasSize(120);
    Job job = Jobs.open(home).all().get(0);
    TaskRecord task =
        job.tasks().stream()
            .filter(one -> one.identity().name().equals("t"))
            .findAny()
            .orElseThrow();
    assertThat(task.attempts()).hasSize(100);
  }

  /** Were the list told by each iteration, it would be seventy megabytes. */
  @Test
  @Tag("slow")
  void aLoopOfTwoThousand() throws Exception {
    Struct.Builder spec =
        Lab.struct(
            """
                pipelineInfo: {name: looping}
                schemaVersion: 2.1.0
                components:
                  c:
                    executorLabel: e
                    inputDefinitions:
                      parameters:
                        items: {parameterType: LIST}
                        item: {parameterType: NUMBER_INTEGER}
                deploymentSpec: {executors: {e: {container: {image: any, command: ["true"]}}}}
                root:
                  inputDefinitions: {parameters: {items: {parameterType: LIST}}}
                  dag:
                    tasks:
                      each:
                        componentRef: {name: c}
                        inputs: {parameters: {items: {componentInputParameter: items}}}
                        parameterIterator: {itemInput: item, items: {inputParameter: items}}
                """)
            .toBuilder();
    var request = Lab.request(spec.build(), Map.of());
    Value.Builder items = Value.newBuilder();
    for (int i = 0; i < 2_000; i++) {
      items.getListValueBuilder().addValues(Value.newBuilder().setNumberValue(i));
    }
    request
        .getPipelineJobBuilder()
        .getRuntimeConfigBuilder()
        .putParameterValues("items", items.build());
    Lab.Ran ran = lab.ended(lab.grpc.create(request.build()).getName());
    assertThat(ran.state()).isEqualTo("SUCCEEDED");
    long bytes = Files.size(Files.list(home.resolve("jobs")).toList().get(0).resolve("journal"));
    assertThat(bytes).isLessThan(10_000_000);
  }
}
