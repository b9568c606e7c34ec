package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.KubeflowClient.Reply;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Experiments, pipelines and versions over Kubeflow's API. */
class KubeflowResourcesTest extends LabTest {

  private static final String BOUNDARY = "a24b0f1c";

  private static List<Map<String, Object>> list(Map<String, Object> answer, String name) {
    return ((List<?>) answer.getOrDefault(name, List.of()))
        .stream().map(JsonValues::object).toList();
  }

  private static String filter(String key, String value) {
    return KubeflowClient.encoded(
        JsonValues.write(
            Map.of(
                "predicates", List.of(Map.of("operation", 1, "key", key, "stringValue", value)))));
  }

  @Test
  void keepsExperiments() {
    KubeflowClient client = KubeflowClient.of(lab);
    Map<String, Object> made =
        client.post(
            "experiments", Map.of("display_name", "trial", "description", "x", "namespace", "n"));
    assertThat(made)
        .containsOnlyKeys(
            "experiment_id",
            "display_name",
            "description",
            "created_at",
            "storage_state",
            "last_run_created_at")
        .containsEntry("last_run_created_at", "1970-01-01T00:00:00Z")
        .containsEntry("storage_state", "AVAILABLE");
    String id = made.get("experiment_id").toString();
    assertThat(client.get("experiments/" + id)).isEqualTo(made);
    assertThat(client.refused(409, "POST", "experiments", Map.of("displayName", "trial")))
        .startsWith("Failed to create a new experiment. The name trial already exists");
    assertThat(client.refused(500, "POST", "experiments", Map.of()))
        .isEqualTo("Internal Server Error");
    Map<String, Object> found =
        client.get("experiments?page_token=&filter=" + filter("display_name", "trial"));
    assertThat(found).containsEntry("total_size", 1.0);
    assertThat(list(found, "experiments")).containsExactly(made);
    assertThat(client.send("GET", "experiments?filter=" + filter("name", "none"), null).text())
        .isEqualTo("{}");
    assertThat(client.post("experiments/" + id + ":archive")).isEmpty();
    assertThat(client.get("experiments/" + id)).containsEntry("storage_state", "ARCHIVED");
    assertThat(client.post("experiments/" + id + ":unarchive")).isEmpty();
    assertThat(client.delete("experiments/" + id)).isEmpty();
    assertThat(client.refused(404, "GET", "experiments/" + id, null))
        .isEqualTo("Experiment " + id + " not found");
  }

  @Test
  void keepsTheDefaultExperiment() {
    KubeflowClient client = KubeflowClient.of(lab);
    String id =
        list(client.get("experiments"), "experiments").get(0).get("experiment_id").toString();
    assertThat(client.get("experiments/" + id)).containsEntry("display_name", "Default");
    assertThat(client.refused(409, "DELETE", "experiments/" + id, null))
        .endsWith("The default experiment cannot be deleted");
  }

  @Test
  void givesListsInPages() {
    KubeflowClient client = KubeflowClient.of(lab);
    for (String name : List.of("c", "a", "b", "e", "d")) {
      client.post("experiments", Map.of("display_name", name));
    }
    List<Object> names = new ArrayList<>();
    String token = "";
    do {
      Map<String, Object> page =
          client.get(
              "experiments?page_size=2&sort_by=display_name%20desc&page_token="
                  + KubeflowClient.encoded(token));
      list(page, "experiments").forEach(one -> names.add(one.get("display_name")));
      assertThat(page).containsEntry("total_size", 6.0);
      token = page.getOrDefault("next_page_token", "").toString();
      if (names.size() == 2) {
        String rest = "experiments?page_size=9&page_token=" + KubeflowClient.encoded(token);
        assertThat(list(client.get(rest), "experiments")).hasSize(4);
        assertThat(client.refused(400, "GET", rest + "&sort_by=created_at", null))
            .startsWith("page token does not match");
      }
    } while (!token.isEmpty());
    assertThat(names).containsExactly("e", "d", "c", "b", "a", "Default");
    assertThat(client.refused(400, "GET", "experiments?sort_by=colour", null))
        .isEqualTo("Invalid sorting field: \"colour\" on listable type Experiment");
    assertThat(client.refused(400, "GET", "experiments?page_size=-1", null))
        .startsWith("The page size should be greater than 0");
    assertThat(client.refused(400, "GET", "experiments?page_token=abc", null))
        .isEqualTo("Invalid package token");
    assertThat(client.refused(400, "GET", "experiments?filter=" + filter("status", "x"), null))
        .contains("unrecognized field \"status\"");
    String in =
        "{\"predicates\":[{\"operation\":\"IN\",\"key\":\"name\",\"string_values\":{\"values\":"
            + "[\"a\",\"e\"]}},{\"operation\":\"IS_SUBSTRING\",\"key\":\"name\",\"string_value\":"
            + "\"e\"}]}";
    assertThat(list(client.get("experiments?filter=" + KubeflowClient.encoded(in)), "experiments"))
        .extracting(one -> one.get("display_name"))
        .containsExactly("e");
  }

  private static String form(String name, String content) {
    return "--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\"uploadfile\"; filename=\""
        + name
        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        + content
        + "\r\n--"
        + BOUNDARY
        + "--\r\n";
  }

  private static Reply upload(KubeflowClient client, String query, String file) {
    return client.send(
        "POST",
        "pipelines/" + query,
        "multipart/form-data; boundary=" + BOUNDARY,
        form("pipeline.yaml", file));
  }

  @Test
  void takesUploads() {
    KubeflowClient client = KubeflowClient.of(lab);
    String file = KubeflowClient.file("hello");
    Map<String, Object> pipeline = upload(client, "upload?name=greet&description=", file).json();
    assertThat(pipeline)
        .containsOnlyKeys("pipeline_id", "name", "display_name", "created_at")
        .containsEntry("name", "greet")
        .containsEntry("display_name", "greet");
    String id = pipeline.get("pipeline_id").toString();
    assertThat(client.get("pipelines/names/greet?namespace=")).isEqualTo(pipeline);
    assertThat(list(client.get("pipelines?filter=" + filter("display_name", "greet")), "pipelines"))
        .containsExactly(pipeline);
    Map<String, Object> second =
        upload(client, "upload_version?name=v2&pipelineid=" + id, file).json();
    assertThat(second).containsEntry("pipeline_spec", KubeflowClient.struct("hello"));
    assertThat(
            list(
                client.get("pipelines/" + id + "/versions?sortBy=created_at%20desc"),
                "pipeline_versions"))
        .extracting(one -> one.get("display_name"))
        .containsExactlyInAnyOrder("v2", "greet");
    Reply taken = upload(client, "upload?name=greet", file);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.json()).containsOnlyKeys("error_message", "error_details");
    assertThat(upload(client, "upload?name=bad", "pipelineInfo: {name: No}").status())
        .isEqualTo(400);
    Reply tooLong = upload(client, "upload?name=" + "n".repeat(129), file);
    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(tooLong.type()).startsWith("text/plain");
    assertThat(client.refused(400, "DELETE", "pipelines/" + id, null)).contains("cascade=true");
    Map<String, Object> run =
        client.post(
            "runs",
            Map.of(
                "display_name",
                "of a version",
                "pipeline_version_reference",
                Map.of("pipeline_id", id),
                "runtime_config",
                Map.of("parameters", Map.of("who", "you"))));
    assertThat(run)
        .doesNotContainKey("pipeline_spec")
        .containsEntry(
            "pipeline_version_reference",
            Map.of("pipeline_id", id, "pipeline_version_id", second.get("pipeline_version_id")));
    assertThat(client.ended(run.get("run_id").toString())).containsEntry("state", "SUCCEEDED");
    String version = "pipelines/" + id + "/versions/" + second.get("pipeline_version_id");
    assertThat(client.delete(version)).isEmpty();
    assertThat(client.refused(404, "GET", version, null)).endsWith("not found");
    assertThat(client.delete("pipelines/" + id + "?cascade=true")).isEmpty();
    assertThat(client.refused(404, "GET", "pipelines/" + id, null))
        .isEqualTo("Pipeline " + id + " not found");
  }

  @Test
  void changesNamesAndTags() {
    KubeflowClient client = KubeflowClient.of(lab);
    Map<String, Object> made =
        client.post("pipelines", Map.of("display_name", "p", "tags", Map.of("team", "ml")));
    String id = made.get("pipeline_id").toString();
    assertThat(made).containsEntry("tags", Map.of("team", "ml")).containsEntry("name", "p");
    client.send("PATCH", "pipelines/" + id, Map.of("display_name", "q", "tags", Map.of("a", "b")));
    assertThat(client.get("pipelines/" + id))
        .containsEntry("display_name", "q")
        .containsEntry("name", "p")
        .containsEntry("tags", Map.of("a", "b"));
    assertThat(list(client.get("pipelines?filter=" + filter("tags.a", "b")), "pipelines"))
        .hasSize(1);
    assertThat(
            client.refused(
                400, "POST", "pipelines", Map.of("name", "r", "tags", Map.of("a.b", "c"))))
        .contains("'a.b'");
    assertThat(
            client.refused(
                400,
                "POST",
                "pipelines/" + id + "/versions",
                Map.of(
                    "pipeline_id",
                    id,
                    "package_url",
                    Map.of("pipeline_url", "http://127.0.0.1/p.yaml"))))
        .contains("is not allowed");
    assertThat(client.refused(501, "PUT", "pipelines/" + id, null)).isEqualTo("Method Not Allowed");
    assertThat(client.refused(404, "GET", "surprises", null)).isEqualTo("Not Found");
  }
}
