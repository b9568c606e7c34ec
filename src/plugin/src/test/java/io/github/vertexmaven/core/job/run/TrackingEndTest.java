package io.github.vertexmaven.core.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.vertexmaven.Configs;
import io.github.vertexmaven.Javac;
import io.github.vertexmaven.Said;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.Jobs;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.service.connect.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The MLflow run of a cancelled job, on a server that answers as if one run were going on. */
@Tag("slow")
class TrackingEndTest {

  @TempDir Path dir;
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final Said said = new Said();
  private Duration silent = Duration.ofMinutes(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replaceFirst("^.*/mlflow/", "");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(path + " " + body.replaceFirst(",\"end_time\":\\d+", ""));
    String json =
        switch (path) {
          case "experiments/get-by-name" -> "{\"experiment\": {\"experiment_id\": \"7\"}}";
          case "runs/search" ->
              "{\"runs\": [{\"info\": {\"run_id\": \"r\", \"status\": \"RUNNING\"}}]}";
          default -> "{}";
        };
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** A service whose job is in these states, one after the other. */
  private static PipelineJobs jobs(JobStatus.State... states) {
    Deque<JobStatus.State> left = new ArrayDeque<>(List.of(states));
    return new PipelineJobs() {
      @Override
      public JobStatus submit(JobSubmission submission) {
        throw new UnsupportedOperationException();
      }

      @Override
      public JobStatus get(String jobId) {
        return Jobs.job(jobId, left.size() > 1 ? left.poll() : left.peek()).build();
      }

      @Override
      public List<JobStatus> list(JobQuery filter, int limit) {
        throw new UnsupportedOperationException();
      }

      @Override
      public JobContent content(String jobId) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void cancel(String jobId) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private void after(PipelineJobs jobs, String mlflow) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    new TrackingEnd(
            said,
            Configs.in(dir)
                .artifactId("space")
                .conf("base/mlflow.yml", mlflow)
                .conf("local/credentials.yml", "tracking: {MLFLOW_TRACKING_TOKEN: canary}\n")
                .resolve(),
            () ->
                new ProjectJvm(
                    java, Javac.classPath(), List.of(), List.of("-Dvertexai.mlflow.pause=1")),
            new Patience(Duration.ofMinutes(2), silent))
        .after(jobs, "space-1");
  }

  private String tracked() {
    return "server: {mlflow_tracking_uri: 'http://127.0.0.1:"
        + server.getAddress().getPort()
        + "', credentials: tracking}\n";
  }

  @Test
  void aRunThatItsCancelledJobLeftIsKilled() {
    after(jobs(JobStatus.State.CANCELLING, JobStatus.State.CANCELLED), tracked());
    assertThat(calls)
        .endsWith("runs/update {\"run_id\":\"r\",\"status\":\"KILLED\"}")
        .anyMatch(call -> call.contains("vertexai_job_name = 'space-1'"));
    assertThat(said.warnings()).isEmpty();
  }

  @Test
  void aJobThatTakesLongToStopIsSaidOnce() {
    silent = Duration.ZERO;
    after(
        jobs(JobStatus.State.CANCELLING, JobStatus.State.CANCELLING, JobStatus.State.CANCELLED),
        tracked());
    assertThat(said.lines())
        .containsExactly("Waiting for job space-1 to stop, then its MLflow run ends.");
  }

  @Test
  void aJobThatEndedByItselfHasEndedItsRun() {
    after(jobs(JobStatus.State.FAILED), tracked());
    assertThat(calls).isEmpty();
  }

  @Test
  void nothingIsAskedWhereNothingIsTracked() {
    after(jobs(JobStatus.State.CANCELLED), "server: {}\n");
    assertThat(calls).isEmpty();
  }

  @Test
  void aServerThatIsAwayIsAWarning() {
    String mlflow = tracked();
    server.stop(0);
    after(jobs(JobStatus.State.CANCELLED), mlflow);
    assertThat(said.warnings())
        .singleElement()
        .asString()
        .startsWith("The MLflow run of job space-1 may still be RUNNING: MLflow: the server http:");
  }
}
