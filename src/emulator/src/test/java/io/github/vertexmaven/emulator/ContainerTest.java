package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerTest {

  @TempDir static Path home;
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open(home);
  }

  @AfterAll
  static void close() throws Exception {
    lab.close();
  }

  @Test
  void passesParametersAndArtifactsFromTaskToTask() {
    Lab.Ran ran = lab.run("containers", Map.of("rows", 3.0));
    assertThat(ran.job().getError().getMessage()).isEmpty();
    assertThat(ran.state()).isEqualTo("SUCCEEDED");
    assertThat(ran.artifact("make", "data"))
        .isEqualTo("3|0.5|[\"a\",\"b c\"]|{\"k\":[1,2.5,true,null]}|false");
    assertThat(ran.output("make", "count")).isEqualTo("3");
    assertThat(ran.output("make", "text")).isEqualTo("\"two\\nlines\\n\"");
    assertThat(ran.output("make", "share")).isEqualTo("0.001");
    assertThat(ran.output("make", "done")).isEqualTo("true");
    assertThat(ran.output("make", "names")).isEqualTo("[\"x\",1]");
    assertThat(ran.output("make", "facts")).isEqualTo("{\"n\":7}");
    String ghost = ran.task("make").getOutputsOrThrow("ghost").getArtifacts(0).getUri();
    assertThat(ran.output("use", "line"))
        .isEqualTo(
            "\"3 hello world 3|0.5|[\\\"a\\\",\\\"b c\\\"]|{\\\"k\\\":[1,2.5,true,null]}|false "
                + ghost
                + "\\n\"");
  }

  @Test
  void keepsWhatATaskSays() throws Exception {
    Lab.Ran ran = lab.run("containers", Map.of("rows", 5.0));
    Job job = Jobs.open(home).all().get(0);
    TaskRecord make =
        job.tasks().stream()
            .filter(task -> task.identity().name().equals("make"))
            .findAny()
            .orElseThrow();
    assertThat(job.log(make, make.attempts().get(0)).from(0, 100_000).lines())
        .extracting(line -> line.severity() + " " + line.text())
        .hasSize(3)
        .contains("INFO said", "ERROR shouted")
        .anyMatch(
            said ->
                said.matches(
                    "WARNING Later runs do not reuse this task: it declares outputs, but wrote nothing to gs://lab/root/.*/ghost\\."));
  }

  @Test
  void takesACompiledFileAsItIs() throws Exception {
    String spec =
        new String(
            ContainerTest.class.getResourceAsStream("/specs/environment.yaml").readAllBytes(),
            StandardCharsets.UTF_8);
    String text =
        spec.replace("components:", "defaultPipelineRoot: gs://lab/own-root\ncomponents:")
            + "---\nplatforms: {kubernetes: {}}\n";
    HttpResponse<String> response =
        lab.rest.raw(
            "POST",
            "/v1/" + Lab.PARENT + "/pipelineJobs?pipelineJobId=from-file",
            text,
            "application/yaml");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Warning"))
        .contains(
            "299 emulator \"The document `platforms` is skipped: it holds settings for"
                + " Kubernetes.\"");
    Lab.Ran ran = lab.ended(Lab.PARENT + "/pipelineJobs/from-file");
    assertThat(ran.task("env").getOutputsOrThrow("env").getArtifacts(0).getUri())
        .startsWith("gs://lab/own-root/");
  }

  @Test
  void answersErrorsAsGoogleDoes() {
    HttpResponse<String> response =
        lab.rest.raw(
            "POST", "/v1/" + Lab.PARENT + "/pipelineJobs", "{\"colour\": 1}", "application/json");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .startsWith("{\"error\":{\"code\":400,\"message\":\"Invalid JSON payload received.")
        .endsWith(",\"status\":\"INVALID_ARGUMENT\"}}");
    response = lab.rest.raw("GET", "/v1/nothing/here", "", "application/json");
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"code\":404,\"message\":\"There is nothing at /v1/nothing/here.\","
                + "\"status\":\"NOT_FOUND\"}}");
    response =
        lab.rest.raw(
            "POST",
            "/v1/" + Lab.PARENT + "/pipelineJobs",
            "{\"pipelineSpec\": {}}",
            "application/json");
    assertThat(response.body())
        .contains("\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.BadRequest\"");
  }

  @Test
  void turnsForeignPagesAway() throws Exception {
    for (String headers :
        List.of(
            "Host: 127.0.0.1\r\nOrigin: http://evil.example\r\n",
            "Host: rebound.example\r\n",
            "Origin: null\r\nHost: localhost\r\n")) {
      assertThat(status(headers)).as(headers).startsWith("HTTP/1.1 403 ");
    }
    String own = "127.0.0.1:" + lab.httpAddress().replaceFirst(".*:", "");
    assertThat(status("Host: " + own + "\r\nOrigin: http://" + own + "\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  private static String status(String headers) throws Exception {
    int port = Integer.parseInt(lab.httpAddress().replaceFirst(".*:", ""));
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String request = "GET /v1/" + Lab.PARENT + "/pipelineJobs?pageSize=1 HTTP/1.1\r\n" + headers;
      socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    }
  }
}
