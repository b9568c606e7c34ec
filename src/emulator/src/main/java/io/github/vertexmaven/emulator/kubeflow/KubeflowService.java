package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.Endpoint;
import io.github.vertexmaven.emulator.http.Filter;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.http.Route;
import io.github.vertexmaven.emulator.http.Router;
import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.Documents;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.Jobs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Kubeflow Pipelines, as far as the emulator plays it. */
public final class KubeflowService {

  private static final String BASE = "/apis/v2beta1";

  /** Where the gateway of a whole Kubeflow platform has it. */
  private static final String GATEWAY = "/pipeline";

  private static final Pattern INTERNAL =
      Pattern.compile("/apis/v2beta1/(workflows|scheduledworkflows|visualizations/[^/]*)");

  private final Endpoint rest;
  private final Runs runs;
  private final RecurringRuns recurring;

  private KubeflowService(Endpoint rest, Runs runs, RecurringRuns recurring) {
    this.rest = rest;
    this.runs = runs;
    this.recurring = recurring;
  }

  /**
   * The service over a store.
   *
   * @param documents where it keeps what is no job
   * @param buckets where artifacts are
   * @param clock what recurring runs go by
   */
  public static KubeflowService of(
      KubeflowOptions options,
      Jobs jobs,
      Documents documents,
      BucketFolders buckets,
      RunEngine engine,
      InstantSource clock) {
    KubeflowRelease release = options.release();
    CallerAccess access = new CallerAccess(options);
    KnownExperiments experiments = new KnownExperiments(documents, access);
    Pipelines pipelines = new Pipelines(documents);
    Runs runs = new Runs(jobs, documents, engine);
    RecurringRuns recurring = new RecurringRuns(documents, runs, pipelines, release, clock);
    List<Route> routes = new ArrayList<>(new HealthCalls(options, access).routes());
    routes.addAll(new ExperimentCalls(experiments, runs, recurring, access, release).routes(BASE));
    routes.addAll(new RunCalls(runs, experiments, pipelines, access, release).routes(BASE));
    PipelineMessages messages = new PipelineMessages(release);
    VersionCalls versions = new VersionCalls(pipelines, access, messages);
    PipelineCalls calls = new PipelineCalls(pipelines, access, messages, versions);
    routes.addAll(new UploadCalls(pipelines, access, messages, calls, versions).routes(BASE));
    routes.addAll(versions.routes(BASE));
    routes.addAll(calls.routes(BASE));
    routes.addAll(
        new RecurringRunCalls(recurring, experiments, pipelines, access, release).routes(BASE));
    routes.addAll(new LogCalls(runs, access).routes());
    routes.addAll(new ArtifactCalls(runs, access, buckets).routes(BASE));
    ApiErrors errors = new ApiErrors(release);
    Router router = Router.of(routes, (request, known) -> unrouted(request.path(), known));
    Filter gateway = (request, next) -> next.handle(behind(request));
    return new KubeflowService(
        new Endpoint(
            Stream.of("/apis/", "/k8s/", "/artifacts/")
                .flatMap(path -> Stream.of(path, GATEWAY + path))
                .toList(),
            errors.around(Filter.chain(List.of(gateway), router)),
            errors),
        runs,
        recurring);
  }

  /** Calls of the real server that are not played say so; all others are as unknown as there. */
  private static Rejection unrouted(String path, boolean known) {
    if (path.startsWith("/apis/v1beta1/")) {
      return Rejection.of(
          Rejection.Kind.NOT_SERVED,
          "The emulator plays v2beta1 of Kubeflow Pipelines' API, and of v1beta1 only healthz and"
              + " auth. Use an SDK from 2.0 on.");
    } else if (INTERNAL.matcher(path).matches()) {
      return Rejection.of(
          Rejection.Kind.NOT_SERVED,
          "The emulator does not play '"
              + path
              + "', which is for parts of an installation that it does not have.");
    }
    return known
        ? Rejection.of(Rejection.Kind.NO_SUCH_METHOD, "Method Not Allowed")
        : Rejection.notFound("Not Found");
  }

  /** Without the gateway's prefix; names in a query go by either spelling. */
  private static HttpRequest behind(HttpRequest request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    request.parameters().forEach((name, value) -> parameters.put(MessageFields.snake(name), value));
    HttpRequest named = request.withParameters(parameters);
    return request.path().startsWith(GATEWAY + "/")
        ? named.withPath(request.path().substring(GATEWAY.length()))
        : named;
  }

  /** Its REST API. */
  public Endpoint rest() {
    return rest;
  }

  /** Forgets a job that is gone. */
  public void forget(JobKey job) {
    runs.forget(job);
  }

  /** Starts the runs that are due now. */
  public void tick() {
    recurring.tick();
  }
}
