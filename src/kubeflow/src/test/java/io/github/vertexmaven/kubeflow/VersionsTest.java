package io.github.vertexmaven.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.kubeflow.FakeKubeflow.Fault;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Specs that are registered. */
class VersionsTest {

  private final FakeKubeflow server = new FakeKubeflow();
  private final Remote remote = Installations.open(server.address());

  @AfterEach
  void close() {
    remote.close();
    server.close();
  }

  private String register(Remote where, String spec, String... tags) {
    return where.templates().register("here", "flights.yaml", spec, List.of(tags));
  }

  private List<JsonObject> pipelines() {
    return server.all("pipelines").stream().filter(one -> one.has("pipeline_id")).toList();
  }

  private List<JsonObject> versions() {
    return server.all("pipelines").stream().filter(one -> one.has("pipeline_version_id")).toList();
  }

  @Test
  void aSpecIsAFurtherVersionOfItsPipelineAndTheSameSpecTheSameVersion() {
    String first = register(remote, Installations.SPEC, "latest", "1.0");
    assertThat(first).matches("flights/1\\.0-[0-9a-f]{8}");
    assertThat(register(remote, Installations.SPEC, "latest", "1.0")).isEqualTo(first);
    assertThat(pipelines()).hasSize(1);
    assertThat(versions()).hasSize(1);
    String second = register(remote, Installations.SPEC.replace("train", "learn"), "1.0");
    assertThat(second).isNotEqualTo(first);
    assertThat(pipelines()).hasSize(1);
    assertThat(versions()).hasSize(2);
  }

  @Test
  void theFileHasThePlatformDocumentBehindTheSpec() {
    String spec = "{\"pipelineInfo\":{\"name\":\"a\"}}\n---\n{\"platforms\":{\"kubernetes\":{}}}\n";
    register(remote, spec);
    String sent = versions().get(0).get("file").getAsString();
    assertThat(sent)
        .contains("name=\"uploadfile\"; filename=\"flights.yaml\"")
        .contains("\r\n\r\n" + spec + "\r\n--");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void oneOfEachIsMadeWhateverHappensOnTheWire(Fault fault) {
    server.next("POST v2beta1/pipelines", fault);
    server.next("POST v2beta1/pipelines/upload_version", fault);
    try (Remote hasty = Installations.open(server.address(), Installations.HASTY, new Lent())) {
      register(hasty, Installations.SPEC, "1.0");
    }
    assertThat(pipelines()).hasSize(1);
    assertThat(versions()).hasSize(1);
  }
}
