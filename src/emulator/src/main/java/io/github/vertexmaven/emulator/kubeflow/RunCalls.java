package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Route;
import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** RunService. */
final class RunCalls {

  private static final String RESOURCE = "runs";
  private static final int LONGEST_NAME = 128;
  private static final Set<String> FIELDS =
      Set.of(
          "experiment_id",
          "run_id",
          "display_name",
          "storage_state",
          "description",
          "pipeline_version_id",
          "pipeline_spec",
          "pipeline_version_reference",
          "runtime_config",
          "service_account",
          "created_at",
          "scheduled_at",
          "finished_at",
          "state",
          "error",
          "run_details",
          "recurring_run_id",
          "state_history");
  private static final Columns<KnownRun> COLUMNS =
      new Columns<>(
          "Run",
          KnownRun::id,
          Map.ofEntries(
              Map.entry("run_id", KnownRun::id),
              Map.entry("id", KnownRun::id),
              Map.entry("display_name", run -> run.template().displayName()),
              Map.entry("name", run -> run.template().displayName()),
              Map.entry("description", run -> run.template().description()),
              Map.entry("created_at", run -> Columns.seconds(run.created())),
              Map.entry("finished_at", run -> Columns.seconds(run.finished())),
              Map.entry("scheduled_at", run -> Columns.seconds(run.scheduled())),
              Map.entry("storage_state", KnownRun::storage),
              Map.entry("status", KnownRun::state),
              Map.entry("state", KnownRun::state),
              Map.entry("namespace", run -> run.template().namespace()),
              Map.entry("experiment_id", run -> run.template().experiment()),
              Map.entry("recurring_run_id", run -> run.request().recurring()),
              Map.entry("state_history", run -> run.history().toString()),
              Map.entry("runtime_details", run -> "")));

  private final Runs runs;
  private final KnownExperiments experiments;
  private final Pipelines pipelines;
  private final CallerAccess access;
  private final KubeflowRelease release;
  private final GuardedResources<KnownRun> guarded;

  RunCalls(
      Runs runs,
      KnownExperiments experiments,
      Pipelines pipelines,
      CallerAccess access,
      KubeflowRelease release) {
    this.runs = runs;
    this.experiments = experiments;
    this.pipelines = pipelines;
    this.access = access;
    this.release = release;
    this.guarded =
        new GuardedResources<>(
            "a run", RESOURCE, access, runs::get, run -> run.template().namespace());
  }

  List<Route> routes(String base) {
    String all = base + "/runs";
    String one = all + "/{id}";
    return List.of(
        Route.of("POST", one + ":archive", guarded.act("archive", id -> runs.archive(id, true))),
        Route.of("POST", one + ":unarchive", guarded.act("unarchive", this::unarchive)),
        Route.of("POST", one + ":terminate", guarded.act("terminate", runs::terminate)),
        Route.of("POST", one + ":retry", guarded.act("retry", runs::retry)),
        Route.of("POST", all, this::create),
        Route.of("GET", all, CallPurpose.said("list runs", this::list)),
        Route.of("GET", one, CallPurpose.said("get a run", this::get)),
        Route.of("DELETE", one, guarded.act("delete", runs::delete)));
  }

  private HttpResponse create(HttpRequest request) throws IOException {
    MessageFields fields = MessageFields.of(request, release, known());
    try {
      int length = fields.text("display_name").length();
      if (length == 0 || length > LONGEST_NAME) {
        throw ApiFault.internal(
            "Failed to convert a run",
            "Invalid input error: The run name must have 1 to " + LONGEST_NAME + " characters");
      }
      StoredExperiment experiment = experiment(request, fields.text("experiment_id"));
      access.check(request, experiment.namespace(), "create", RESOURCE);
      RunOrder order = order(fields, Requested.of(fields), experiment);
      return message(runs.start(RunDefinition.of(order, release))).sent();
    } catch (ApiFault fault) {
      throw fault.in("Failed to create a new run");
    }
  }

  /** The one of the message, or of the query. */
  private StoredExperiment experiment(HttpRequest request, String named) {
    String id = named.isEmpty() ? request.parameter("experiment_id").orElse("") : named;
    return id.isEmpty() ? experiments.standard() : experiments.get(id);
  }

  private Set<String> known() {
    if (!release.isFrom(2, 17)) {
      return FIELDS;
    }
    Set<String> more = new HashSet<>(FIELDS);
    more.add("plugins_input");
    more.add("plugins_output");
    return more;
  }

  private RunOrder order(MessageFields fields, Requested requested, StoredExperiment experiment) {
    Optional<StoredVersion> version =
        requested.manifest().isPresent() || !requested.isReference()
            ? Optional.empty()
            : Optional.of(pipelines.version(requested.pipeline(), requested.version()));
    Manifest manifest =
        version
            .map(StoredVersion::manifest)
            .or(requested::manifest)
            .orElseThrow(
                () ->
                    ApiFault.invalid(
                        "Failed to create a run: neither a pipeline spec nor a reference to a"
                            + " pipeline version is given"));
    return RunOrder.of(
        requested.template(
            fields,
            experiment,
            version.map(StoredVersion::pipeline).orElse(""),
            version.map(StoredVersion::id).orElse("")),
        manifest);
  }

  private HttpResponse get(HttpRequest request) {
    return message(guarded.permitted(request, "get")).sent();
  }

  private HttpResponse list(HttpRequest request) {
    ListedRuns scope = ListedRuns.of(request, experiments, access, "runs", RESOURCE);
    List<KnownRun> some = runs.all().stream().filter(run -> scope.has(run.template())).toList();
    return ResourceListing.of(request).of(some, COLUMNS, "runs", RunCalls::message).sent();
  }

  private void unarchive(String id) {
    KnownRun run = runs.get(id);
    experiments
        .find(run.template().experiment())
        .filter(StoredExperiment::archived)
        .ifPresent(
            experiment -> {
              throw ApiFault.precondition(
                  "Failed to unarchive run "
                      + id
                      + " as experiment "
                      + experiment.id()
                      + " must be un-archived first",
                  "the experiment is archived");
            });
    runs.archive(id, false);
  }

  static Answer message(KnownRun run) {
    return KnownRunMessages.of(run, new RunNodes(run).messages());
  }
}
