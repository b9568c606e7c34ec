package io.github.vertexmaven.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.KubeflowClient.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What clients of Kubeflow's API may write differently, each as some language's client does: flags,
 * orders, filters, forms; and what is said of calls that nobody serves.
 */
class KubeflowWireTest extends LabTest {

  private static final String DISPOSITION = "Content-Disposition: form-data; ";

  private KubeflowClient client;

  @BeforeEach
  void connect() {
    client = KubeflowClient.of(lab);
  }

  private Reply upload(String query, String type, String form) {
    return client.send("POST", "pipelines/upload?" + query, type, form);
  }

  private static String form(String disposition) {
    return "--b\r\n"
        + DISPOSITION
        + disposition
        + "\r\nContent-Type: text/plain\r\n\r\n"
        + KubeflowClient.file("hello")
        + "\r\n--b--\r\n";
  }

  private void takes(String name, String type, String form) {
    Reply reply = upload("name=" + name, type, form);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(client.get("pipelines/names/" + name)).containsEntry("name", name);
  }

  @Test
  void takesFormsOfAnyClient() {
    String type = "multipart/form-data; boundary=b";
    takes("quoted", type, form("name=\"uploadfile\"; filename=\"a.yaml\""));
    takes("bare", type, form("name=uploadfile; filename=a.yaml"));
    takes("turned", type, form("filename=\"a;b.yaml\"; name=\"uploadfile\""));
    takes("extended", type, form("name=\"uploadfile\"; filename*=UTF-8''a%20b.yaml"));
    takes("escaped", type, form("name=\"uploadfile\"; filename=\"a \\\"b\\\".yaml\""));
    takes(
        "lower", type, form("name=\"uploadfile\"; filename=\"a.yaml\"").replace("-Disp", "-disp"));
    takes("lines", type, form("name=\"uploadfile\"; filename=\"a.yaml\"").replace("\r\n", "\n"));
    takes(
        "case",
        "Multipart/Form-Data; Charset=utf-8; Boundary=\"b\"",
        "a preamble\r\n" + form("name=\"uploadfile\"; filename=\"a.yaml\""));
    takes(
        "second",
        type,
        "--b\r\n"
            + DISPOSITION
            + "name=\"other\"; filename=\"uploadfile\"\r\n\r\nname=\"uploadfile\"\r\n"
            + "--b\r\n"
            + DISPOSITION
            + "name=\"empty\"\r\n\r\n\r\n"
            + form("name=\"uploadfile\"; filename=\"a.yaml\""));
  }

  @Test
  void refusesFormsWithoutTheFile() {
    String type = "multipart/form-data; boundary=b";
    assertThat(upload("name=a", type, form("name=\"other\"; filename=\"uploadfile\"")).text())
        .contains("http: no such file: uploadfile");
    assertThat(upload("name=a", type, form("name=\"uploadfile\"")).text())
        .contains("http: no such file: uploadfile");
    assertThat(upload("name=a", "multipart/form-data", "--b--").text())
        .contains("request Content-Type isn't multipart/form-data");
    assertThat(upload("name=a", "text/plain; boundary=b", "--b--").text())
        .contains("request Content-Type isn't multipart/form-data");
    assertThat(client.get("pipelines")).isEmpty();
  }

  @Test
  void refusesAnArchiveThatIsNone() throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    String head = "--b\r\n" + DISPOSITION + "name=\"uploadfile\"; filename=\"a.tar.gz\"\r\n\r\n";
    form.write(head.getBytes(UTF_8));
    GZIPOutputStream packed = new GZIPOutputStream(form);
    packed.write("no tar, but as long as a block of one. ".repeat(20).getBytes(UTF_8));
    packed.finish();
    form.write("\r\n--b--\r\n".getBytes(UTF_8));
    Reply reply =
        client.send(
            "POST",
            "pipelines/upload?name=a",
            "multipart/form-data; boundary=b",
            form.toByteArray());
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.text()).contains("Failed to read the pipeline file 'a.tar.gz'");
  }

  /** Python writes True, Go and JavaScript true, others 1. */
  @Test
  void readsFlagsAsGoDoes() {
    for (String flag : new String[] {"True", "true", "1", "t"}) {
      takes(
          "p", "multipart/form-data; boundary=b", form("name=\"uploadfile\"; filename=\"a.yaml\""));
      String id = client.get("pipelines/names/p").get("pipeline_id").toString();
      assertThat(client.refused(400, "DELETE", "pipelines/" + id + "?cascade=False", null))
          .contains("Set cascade=true");
      assertThat(client.send("DELETE", "pipelines/" + id + "?cascade=yes", null).text())
          .isEqualTo(
              "{\"code\":3,\"message\":\"type mismatch, parameter: cascade, error:"
                  + " strconv.ParseBool: parsing \\\"yes\\\": invalid syntax\"}");
      assertThat(client.delete("pipelines/" + id + "?cascade=" + flag)).isEmpty();
    }
  }

  @Test
  void readsOrdersInAnyCase() {
    client.post("experiments", Map.of("display_name", "b"));
    client.post("experiments", Map.of("display_name", "a"));
    assertThat(client.send("GET", "experiments?sort_by=Display_Name%20DESC", null).text())
        .containsSubsequence("\"Default\"", "\"created_at\"")
        .matches("(?s).*\"b\".*\"a\".*\"Default\".*");
    assertThat(client.get("runs?sort_by=metric:accuracy%20desc")).isEmpty();
    assertThat(client.refused(400, "GET", "runs?sort_by=colour", null))
        .isEqualTo("Invalid sorting field: \"colour\" on listable type Run");
    assertThat(client.send("GET", "runs?page_size=x", null).text())
        .startsWith("{\"code\":3,\"message\":\"type mismatch, parameter: page_size");
  }

  /** The next page may be asked for with the same filter in another order of fields. */
  @Test
  void comparesFiltersByWhatTheySay() {
    for (String name : new String[] {"aa", "ab", "ac"}) {
      client.post("experiments", Map.of("display_name", name));
    }
    String filter =
        "{\"predicates\":[{\"operation\":9,\"key\":\"name\",\"stringValue\":\"a\"},"
            + "{\"operation\":2,\"key\":\"name\",\"stringValue\":\"Default\"}]}";
    String turned =
        "{ \"predicates\": [{\"key\": \"name\", \"stringValue\": \"a\", \"operation\": 9},"
            + " {\"operation\": 2, \"key\": \"name\", \"stringValue\": \"Default\"}]}";
    String query = "experiments?page_size=2&sort_by=name&filter=";
    Map<String, Object> page = client.get(query + KubeflowClient.encoded(filter));
    assertThat(page).containsEntry("total_size", 3.0);
    String token = "&page_token=" + KubeflowClient.encoded(page.get("next_page_token").toString());
    assertThat(client.get(query + KubeflowClient.encoded(turned) + token).toString())
        .contains("display_name=ac")
        .doesNotContain("display_name=aa");
    String other = filter.replace("Default", "other");
    assertThat(client.refused(400, "GET", query + KubeflowClient.encoded(other) + token, null))
        .startsWith("page token does not match");
    assertThat(client.refused(400, "GET", query + "x" + token, null))
        .startsWith("Failed to parse the filter");
  }

  @Test
  void saysWhichCallsItDoesNotServe() {
    String old =
        "The emulator plays v2beta1 of Kubeflow Pipelines' API, and of v1beta1 only healthz and"
            + " auth. Use an SDK from 2.0 on.";
    for (String call : new String[] {"runs", "experiments", "pipelines", "jobs"}) {
      assertThat(client.refused(501, "GET", "/apis/v1beta1/" + call, null)).isEqualTo(old);
    }
    assertThat(client.refused(501, "POST", "/apis/v1beta1/pipelines/upload", null)).isEqualTo(old);
    assertThat(client.refused(501, "POST", "workflows", "{}"))
        .isEqualTo(
            "The emulator does not play '/apis/v2beta1/workflows', which is for parts of an"
                + " installation that it does not have.");
    assertThat(client.refused(501, "POST", "visualizations/team", "{}")).contains("does not play");
    // Of v2beta1 the server itself has no such service.
    assertThat(client.send("GET", "auth?namespace=x&resources=VIEWERS&verb=GET", null).text())
        .isEqualTo("{\"code\":5,\"message\":\"Not Found\"}");
    assertThat(client.send("PUT", "runs", null).text())
        .isEqualTo("{\"code\":12,\"message\":\"Method Not Allowed\"}");
    assertThat(client.send("GET", "/apis/v1beta1/healthz", null).text())
        .endsWith("\"multi_user\":false}");
  }
}
