package io.github.vertexmaven.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Requests made by chance out of sound ones, sent to an emulator of its own: whatever is sent, the
 * answer is no 5xx but "not implemented", and comes. Run on request: {@code FacesFuzz MINUTES
 * [SEED]}; what it finds it prints with its seed, and ends with 1.
 */
final class FacesFuzz {

  private static final int PATIENCE_MILLIS = 30_000;

  private static final List<String> SEEDS =
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
          "POST /storage/v1/b?project=p HTTP/1.1\n\n{\"name\":\"bucket-one\"}",
          "POST /upload/storage/v1/b/lab/o?uploadType=media&name=a%2Fb HTTP/1.1\nContent-Type: text/plain\n\nhello",
          "POST /upload/storage/v1/b/lab/o?uploadType=multipart HTTP/1.1\nContent-Type: multipart/related; boundary=x\n\n"
              + "--x\nContent-Type: application/json\n\n{\"name\":\"m\"}\n--x\nContent-Type: text/plain\n\ndata\n--x--",
          "GET /storage/v1/b/lab/o?prefix=a&delimiter=%2F&maxResults=2 HTTP/1.1\n\n",
          "GET /storage/v1/b/lab/o/a%2Fb?alt=media HTTP/1.1\nRange: bytes=1-3\n\n",
          "PATCH /storage/v1/b/lab/o/a%2Fb HTTP/1.1\n\n{\"metadata\":{\"k\":\"v\"}}",
          "POST /storage/v1/b/lab/o/a%2Fb/rewriteTo/b/lab/o/c HTTP/1.1\n\n{}",
          "DELETE /storage/v1/b/lab/o/c?ifGenerationMatch=1 HTTP/1.1\n\n",
          "GET /page/data/jobs?text=a&state=FAILED&from=0&size=10 HTTP/1.1\n\n",
          "GET /page/data/job?job=a-1 HTTP/1.1\n\n",
          "GET /apis/v2beta1/runs?page_size=5&filter=%7B%7D HTTP/1.1\n\n",
          "POST /apis/v2beta1/experiments HTTP/1.1\n\n{\"display_name\":\"e\"}");

  private static final List<String> BITS =
      List.of(
          "",
          "\0",
          "%",
          "%2e%2e%2f",
          "../",
          "{",
          "}",
          "[",
          "\"",
          "'",
          "&a ",
          "*a",
          "\\u0000",
          "null",
          "1e999999999",
          "-1",
          "99999999999999999999",
          "true",
          "\r\n",
          "\ud83d\ude00",
          "{{$}}",
          "&a [*a]",
          "{\"a\":".repeat(200),
          "[".repeat(3000),
          "(".repeat(500),
          "x".repeat(70_000),
          "gs://lab/../..");

  private FacesFuzz() {}

  public static void main(String[] arguments) throws Exception {
    Duration time = Duration.ofMinutes(Long.parseLong(arguments[0]));
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    Path home = Files.createTempDirectory("faces-fuzz");
    TreeMap<Integer, Integer> statuses = new TreeMap<>();
    List<String> found = new ArrayList<>();
    try (Lab lab = Lab.open(home)) {
      Files.createDirectories(lab.bucket("lab"));
      long end = System.nanoTime() + time.toNanos();
      for (long seed = first; System.nanoTime() < end && found.size() < 20; seed++) {
        String request = mutated(new Random(seed));
        int status = status(lab.httpAddress(), request);
        statuses.merge(status, 1, Integer::sum);
        // Kubeflow Pipelines itself says 500 of some requests that are wrong.
        boolean ours = !request.contains("/apis/");
        if (status < 0 || ours && status >= 500 && status != 501 && status != 503) {
          found.add(
              "seed "
                  + seed
                  + ": "
                  + status
                  + "\n"
                  + request.substring(0, Math.min(600, request.length())));
          System.out.println(found.get(found.size() - 1));
        }
      }
    }
    System.out.println("Answers by status: " + statuses + "; found: " + found.size());
    System.exit(found.isEmpty() ? 0 : 1);
  }

  private static String mutated(Random random) {
    StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
    int number = text.indexOf("#");
    if (number >= 0) {
      text.replace(number, number + 1, Long.toString(random.nextLong() >>> 1));
    }
    // The line and the headers stay those of a request half of the time.
    int from = random.nextBoolean() ? text.indexOf("\n\n") + 2 : text.indexOf("/");
    for (int i = random.nextInt(6); i > 0; i--) {
      int at = from + random.nextInt(Math.max(1, text.length() - from));
      switch (random.nextInt(4)) {
        case 0 -> text.insert(Math.min(at, text.length()), BITS.get(random.nextInt(BITS.size())));
        case 1 ->
            text.delete(
                Math.min(at, text.length()), Math.min(text.length(), at + random.nextInt(12)));
        case 2 -> {
          if (at < text.length()) {
            text.setCharAt(at, (char) (32 + random.nextInt(95)));
          }
        }
        default -> {
          int to = Math.min(text.length(), at + random.nextInt(30));
          text.insert(Math.min(at, text.length()), text.substring(Math.min(at, to), to));
        }
      }
    }
    return text.toString();
  }

  /** The status of the answer; -1 when none comes in time, 0 when the connection is closed. */
  private static int status(String address, String request) throws Exception {
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
      for (int next = in.read(); next >= 0 && answer.size() < 12; next = in.read()) {
        answer.write(next);
      }
      String text = answer.toString(ISO_8859_1);
      return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
    } catch (SocketTimeoutException e) {
      return -1;
    } catch (java.io.IOException e) {
      return 0;
    }
  }
}
