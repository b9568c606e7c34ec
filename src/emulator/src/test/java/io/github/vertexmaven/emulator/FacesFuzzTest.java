package io.github.vertexmaven.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.fuzz.FuzzRun;
import io.github.vertexmaven.fuzz.Mutation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests made by chance out of sound ones: whatever is sent over HTTP, an answer comes, and it is
 * no failure of the emulator.
 */
class FacesFuzzTest {

  private static final int PATIENCE_MILLIS = 60_000;
  private static final int LONGEST_ANSWER = 100_000;

  private static final List<String> REST =
      List.of(
          "POST /v1/projects/p/locations/l/pipelineJobs?pipelineJobId=a-# HTTP/1.1\n"
              + "Content-Type: application/yaml\n\n"
              + "pipelineInfo: {name: p}\nschemaVersion: 2.1.0\ndefaultPipelineRoot: gs://lab/r\n"
              + "components: {c: {executorLabel: e, inputDefinitions: {parameters: {n: {parameterType: NUMBER_INTEGER, defaultValue: 3}}}}}\n"
              + "deploymentSpec: {executors: {e: {container: {image: i, command: [\"true\", \"{{$.inputs.parameters['n']}}\"]}}}}\n"
              + "root: {dag: {tasks: {t: {componentRef: {name: c}, triggerPolicy: {condition: \"1 < 2\"}}}}}\n",
          "POST /v1/projects/p/locations/l/pipelineJobs HTTP/1.1\n\n"
              + "{\"displayName\":\"x\",\"labels\":{\"a\":\"b\"},\"runtimeConfig\":{\"gcsOutputDirectory\":\"gs://lab/r\",\"parameterValues\":{\"n\":1e3}},\"pipelineSpec\":{\"pipelineInfo\":{\"name\":\"p\"},\"schemaVersion\":\"2.1.0\",\"root\":{\"dag\":{}}}}",
          "GET /v1/projects/p/locations/l/pipelineJobs?filter=state%3D%22PIPELINE_STATE_FAILED%22&pageSize=3&orderBy=create_time HTTP/1.1\n\n",
          "GET /v1/projects/p/locations/l/pipelineJobs/a-1 HTTP/1.1\n\n",
          "POST /v1/projects/p/locations/l/pipelineJobs/a-1:cancel HTTP/1.1\n\n{}",
          "DELETE /v1/projects/p/locations/l/pipelineJobs/a-1 HTTP/1.1\n\n",
          "POST /v1/projects/p/locations/l/schedules HTTP/1.1\n\n"
              + "{\"displayName\":\"s\",\"cron\":\"TZ=UTC 0 3 * * *\",\"maxConcurrentRunCount\":\"1\",\"createPipelineJobRequest\":{\"parent\":\"projects/p/locations/l\",\"pipelineJob\":{\"pipelineSpec\":{}}}}",
          "POST /v1/projects/p/locations/l/metadataStores/default/contexts?contextId=abcd HTTP/1.1\n\n{\"displayName\":\"c\",\"metadata\":{\"k\":[1,null]}}",
          "PATCH /v1/projects/p/locations/l/metadataStores/default/contexts/abcd?updateMask=metadata HTTP/1.1\n\n{\"metadata\":{}}",
          "POST /v2/entries:list HTTP/1.1\n\n"
              + "{\"resourceNames\":[\"projects/p\"],\"filter\":\"severity>=ERROR AND NOT labels.\\\"a/b\\\"=\\\"x\\\"\",\"orderBy\":\"timestamp desc\",\"pageSize\":5}",
          "GET /page/data/jobs?text=a&state=FAILED&from=0&size=10 HTTP/1.1\n\n",
          "GET /page/data/job?job=a-1 HTTP/1.1\n\n",
          "GET /apis/v2beta1/runs?page_size=5&filter=%7B%7D HTTP/1.1\n\n",
          "POST /apis/v2beta1/experiments HTTP/1.1\n\n{\"display_name\":\"e\"}");

  private static final List<String> STORAGE =
      List.of(
          "POST /storage/v1/b?project=p HTTP/1.1\n\n{\"name\":\"bucket-one\"}",
          "POST /upload/storage/v1/b/lab/o?uploadType=media&name=a%2Fb HTTP/1.1\nContent-Type: text/plain\n\nhello",
          "POST /upload/storage/v1/b/lab/o?uploadType=multipart HTTP/1.1\nContent-Type: multipart/related; boundary=x\n\n"
              + "--x\nContent-Type: application/json\n\n{\"name\":\"m\"}\n--x\nContent-Type: text/plain\n\ndata\n--x--",
          "GET /storage/v1/b/lab/o?prefix=a&delimiter=%2F&maxResults=2 HTTP/1.1\n\n",
          "GET /storage/v1/b/lab/o/a%2Fb?alt=media HTTP/1.1\nRange: bytes=1-3\n\n",
          "PATCH /storage/v1/b/lab/o/a%2Fb HTTP/1.1\n\n{\"metadata\":{\"k\":\"v\"}}",
          "POST /storage/v1/b/lab/o/a%2Fb/rewriteTo/b/lab/o/c HTTP/1.1\n\n{}",
          "DELETE /storage/v1/b/lab/o/c?ifGenerationMatch=1 HTTP/1.1\n\n");

  @TempDir Path place;

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"rest", "storage"})
  void isAnswered(String face) throws Exception {
    String wanted = System.getProperty("fuzz.faces", face);
    Assumptions.assumeTrue(List.of(wanted.split(",")).contains(face));
    List<String> seeds = face.equals("rest") ? REST : STORAGE;
    FuzzRun run = FuzzRun.of(face, 300);
    FuzzHome home = new FuzzHome(place);
    try (Lab lab = Lab.open(home.folder())) {
      Files.createDirectories(lab.bucket("lab"));
      while (run.next()) {
        Mutation mutation = new Mutation(run.random());
        String sound =
            mutation.oneOf(seeds).replaceFirst("#", Long.toString(run.random().nextLong() >>> 1));
        // The line and the headers stay those of a request half of the time.
        int from = run.random().nextBoolean() ? sound.indexOf("\n\n") + 2 : sound.indexOf("/");
        String request = mutation.text(sound, from);
        String answer = answer(lab.httpAddress(), request);
        run.ended(answer.substring(0, Math.min(3, answer.length())));
        if (isFailure(answer, request.contains("/apis/"))) {
          run.found(answer + "\n" + request);
        }
        if (run.count() % 100 == 0) {
          home.strays().forEach(run::found);
        }
      }
    }
    assertThat(run.findings()).isEmpty();
  }

  /** Kubeflow Pipelines itself says 500 of some requests that are wrong. */
  private static boolean isFailure(String answer, boolean kubeflow) {
    boolean failed = answer.startsWith("5") && !kubeflow && !answer.startsWith("501");
    return failed && !answer.startsWith("503")
        || answer.startsWith("none")
        || answer.contains("The emulator failed");
  }

  /** The answer from its status on; "none" when none comes in time, "closed" without one. */
  private static String answer(String address, String request) throws IOException {
    int empty = request.indexOf("\n\n");
    String head = empty < 0 ? request : request.substring(0, empty);
    byte[] body = empty < 0 ? new byte[0] : request.substring(empty + 2).getBytes(UTF_8);
    String line =
        head.split("\n", 2)[0].replaceAll("[\\r\\x00]", "").replaceAll(" (?=.* HTTP)", "%20");
    String method = line.contains("%20") ? line.substring(0, line.indexOf("%20")) : "GET";
    String rest = line.substring(line.indexOf("%20") < 0 ? 0 : line.indexOf("%20") + 3);
    String headers = head.contains("\n") ? head.substring(head.indexOf('\n') + 1) + "\n" : "";
    String whole =
        (method
                + " "
                + rest
                + "\n"
                + headers.replace("\r", "")
                + "Host: "
                + address
                + "\nConnection: close\nContent-Length: "
                + body.length
                + "\n\n")
            .replace("\n", "\r\n");
    String[] parts = address.split(":");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(parts[1]))) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(whole.getBytes(UTF_8));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0 && answer.size() < LONGEST_ANSWER; next = in.read()) {
        answer.write(next);
      }
      String text = answer.toString(ISO_8859_1);
      return text.startsWith("HTTP/1.1 ") ? text.substring(9) : "closed";
    } catch (SocketTimeoutException e) {
      return "none in time";
    } catch (IOException e) {
      return "closed";
    }
  }
}
