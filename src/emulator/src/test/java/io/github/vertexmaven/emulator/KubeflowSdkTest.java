package io.github.vertexmaven.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.KubeflowClient.Reply;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What KFP's own SDK for Python sent to the emulator, recorded between the two: experiments, runs,
 * uploads, recurring runs. Ids in it are those of the answers.
 */
class KubeflowSdkTest extends LabTest {

  private static final List<String> IDS =
      List.of("experiment_id", "run_id", "pipeline_id", "pipeline_version_id", "recurring_run_id");

  private final Map<String, String> ids = new LinkedHashMap<>();

  @Test
  void answersRecordedRequests() throws Exception {
    int sent = 0;
    for (Object one : recorded()) {
      Map<String, Object> request = JsonValues.object(one);
      String method = request.get("method").toString();
      String path = filled(request.get("path").toString());
      KubeflowClient client =
          KubeflowClient.of(lab).with("User-Agent", request.get("agent").toString());
      Reply reply =
          client.send(
              method, path, request.get("type").toString(), filled(request.get("body").toString()));
      assertThat(reply.status())
          .as(method + " " + path + ": " + reply.text())
          .isEqualTo(((Double) request.get("status")).intValue());
      remember(method, reply.json());
      if (path.endsWith("/runs/" + ids.get("run_id")) && method.equals("GET")) {
        assertThat(client.ended(ids.get("run_id"))).containsEntry("state", "SUCCEEDED");
      }
      sent++;
    }
    assertThat(sent).isEqualTo(25);
    assertThat(lab.bucket("artifacts/root/recorded")).isDirectory();
  }

  private static List<?> recorded() throws Exception {
    try (InputStream in =
        KubeflowSdkTest.class.getResourceAsStream("/kubeflow/sdk-requests.json")) {
      return (List<?>) JsonValues.read(new String(in.readAllBytes(), UTF_8));
    }
  }

  private void remember(String method, Map<String, Object> answer) {
    if (method.equals("POST")) {
      IDS.stream()
          .filter(answer::containsKey)
          .forEach(name -> ids.put(name, answer.get(name).toString()));
    }
  }

  private String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    }
    return filled;
  }
}
