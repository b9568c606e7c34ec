package io.github.vertexmaven.emulator.kubeflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.http.Content;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Route;
import io.github.vertexmaven.emulator.pod.PodLog;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import java.util.OptionalLong;

/** What pods printed: from the server, and as the server of the user interface tells it. */
record LogCalls(Runs runs, CallerAccess access) {

  private static final String TEXT = "text/plain; charset=utf-8";

  List<Route> routes() {
    String log = "/runs/{run}/nodes/{node}/log";
    return List.of(
        Route.of("GET", "/apis/v1alpha1" + log, this::node),
        Route.of("GET", "/apis/v1beta1" + log, this::node),
        Route.of("GET", "/k8s/pod/logs", this::pod));
  }

  private HttpResponse node(HttpRequest request) {
    KnownRun run = runs.get(request.variable("run"));
    access.check(request, run.template().namespace(), "readLog", "runs");
    return log(run, request.variable("node"));
  }

  private HttpResponse pod(HttpRequest request) {
    String pod = request.parameter("podname").orElse("");
    if (pod.isEmpty()) {
      return text(400, "podname argument is required");
    }
    if (access.multiUser()) {
      String namespace = request.parameter("podnamespace").orElse("");
      if (namespace.isEmpty()) {
        return text(422, "podnamespace argument is required");
      }
      access.check(request, namespace, "readLog", "runs");
    }
    List<KnownRun> all =
        request.parameter("runid").flatMap(runs::find).map(List::of).orElseGet(runs::all);
    return all.stream()
        .filter(run -> new RunNodes(run).task(pod).isPresent())
        .findFirst()
        .map(run -> log(run, pod))
        .orElseGet(() -> text(404, "pod not found"));
  }

  /** What the newest try of the task of a node printed. */
  private static HttpResponse log(KnownRun run, String node) {
    TaskRecord task =
        new RunNodes(run)
            .task(node)
            .filter(one -> !one.attempts().isEmpty())
            .orElseThrow(
                () ->
                    ApiFault.aborted(
                        "Failed to read logs for run " + run.id(),
                        "the pod " + node + " has no logs"));
    TaskRecord.Attempt last = task.attempts().get(task.attempts().size() - 1);
    return HttpResponse.of(200, TEXT, new Lines(run.newest().log(task, last)))
        .with("Cache-Control", "no-cache, private");
  }

  private static HttpResponse text(int status, String sentence) {
    return HttpResponse.of(status, TEXT, Content.of(sentence.getBytes(UTF_8)));
  }

  /** A log, read when it is sent. */
  private record Lines(TaskLog log) implements Content {
    @Override
    public OptionalLong length() {
      return OptionalLong.empty();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      PodLog.write(log, new OutputStreamWriter(out, UTF_8));
    }
  }
}
