package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Route;
import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import io.github.vertexmaven.emulator.pod.RunTemplate;
import io.github.vertexmaven.emulator.spec.MalformedSpec;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** RecurringRunService. */
final class RecurringRunCalls {

  private static final String RESOURCE = "jobs";
  private static final int MOST_AT_ONCE = 10;
  private static final int LONGEST_SCHEDULE = 25;
  private static final List<String> MODES = List.of("MODE_UNSPECIFIED", "ENABLE", "DISABLE");
  private static final Set<String> FIELDS =
      Set.of(
          "recurring_run_id",
          "display_name",
          "description",
          "pipeline_version_id",
          "pipeline_spec",
          "pipeline_version_reference",
          "runtime_config",
          "service_account",
          "max_concurrency",
          "trigger",
          "mode",
          "created_at",
          "updated_at",
          "status",
          "error",
          "no_catchup",
          "namespace",
          "experiment_id");
  private static final Columns<StoredRecurringRun> COLUMNS =
      new Columns<>(
          "Job",
          StoredRecurringRun::id,
          Map.of(
              "recurring_run_id", StoredRecurringRun::id,
              "id", StoredRecurringRun::id,
              "display_name", one -> one.template().displayName(),
              "name", one -> one.template().displayName(),
              "description", one -> one.template().description(),
              "created_at", one -> Columns.seconds(one.created()),
              "updated_at", one -> Columns.seconds(one.updated())));

  private final RecurringRuns recurring;
  private final KnownExperiments experiments;
  private final Pipelines pipelines;
  private final CallerAccess access;
  private final KubeflowRelease release;
  private final GuardedResources<StoredRecurringRun> guarded;

  RecurringRunCalls(
      RecurringRuns recurring,
      KnownExperiments experiments,
      Pipelines pipelines,
      CallerAccess access,
      KubeflowRelease release) {
    this.recurring = recurring;
    this.experiments = experiments;
    this.pipelines = pipelines;
    this.access = access;
    this.release = release;
    this.guarded =
        new GuardedResources<>(
            "a recurring run", RESOURCE, access, recurring::get, one -> one.template().namespace());
  }

  List<Route> routes(String base) {
    String all = base + "/recurringruns";
    String one = all + "/{id}";
    return List.of(
        Route.of("POST", one + ":enable", guarded.act("enable", id -> recurring.enable(id, true))),
        Route.of(
            "POST", one + ":disable", guarded.act("disable", id -> recurring.enable(id, false))),
        Route.of("POST", all, CallPurpose.said("create a recurring run", this::create)),
        Route.of("GET", all, CallPurpose.said("list jobs", this::list)),
        Route.of("GET", one, CallPurpose.said("fetch a recurring run", this::get)),
        Route.of("DELETE", one, guarded.act("delete", recurring::remove)));
  }

  private HttpResponse create(HttpRequest request) throws IOException {
    MessageFields fields = MessageFields.of(request, release, known());
    if (fields.text("display_name").isEmpty()) {
      throw ApiFault.invalid("Recurring run name is empty. Please specify a valid name");
    }
    StoredExperiment experiment =
        fields.text("experiment_id").isEmpty()
            ? experiments.standard()
            : experiments.get(fields.text("experiment_id"));
    access.check(request, experiment.namespace(), "create", RESOURCE);
    StoredRecurringRun fresh = fresh(fields, Requested.of(fields), experiment);
    recurring.add(fresh);
    return message(fresh).sent();
  }

  private Set<String> known() {
    Set<String> known = new HashSet<>(FIELDS);
    if (release.isFrom(2, 17)) {
      known.add("plugins_input");
    }
    return known;
  }

  private StoredRecurringRun fresh(
      MessageFields fields, Requested requested, StoredExperiment experiment) {
    long most = fields.number("max_concurrency");
    if (most < 1 || most > MOST_AT_ONCE) {
      throw ApiFault.invalid(
          "The max concurrency of the recurring run is out of range. Support 1-"
              + MOST_AT_ONCE
              + ". Received: "
              + most);
    }
    StoredTrigger trigger = Triggers.read(fields);
    Manifest manifest = checked(requested);
    Instant now = recurring.now();
    return new StoredRecurringRun(
        UUID.randomUUID().toString(),
        schedule(fields.text("display_name")),
        requested.template(fields, experiment, pipeline(requested), requested.version()),
        requested.manifest().map(Manifest::spec).orElse(Map.of()),
        manifest.platform(),
        most,
        fields.flag("no_catchup"),
        trigger,
        fields.oneOf("mode", MODES).equals("ENABLE"),
        now,
        now,
        Optional.empty(),
        0);
  }

  /** A version alone says which pipeline it is of. */
  private String pipeline(Requested requested) {
    return requested.pipeline().isEmpty() && !requested.version().isEmpty()
        ? pipelines.version(requested.version()).pipeline()
        : requested.pipeline();
  }

  /** What is to run can be run, with these parameters. */
  private Manifest checked(Requested requested) {
    Manifest manifest =
        requested.manifest().isPresent()
            ? requested.manifest().get()
            : requested.isReference()
                ? pipelines.version(requested.pipeline(), requested.version()).manifest()
                : new Manifest(Map.of(), Map.of());
    try {
      Arguments.of(manifest.checked(), requested.parameters());
      return manifest;
    } catch (MalformedSpec e) {
      throw ApiFault.internal(
          "Failed to create a recurring run with an invalid pipeline spec manifest",
          "InvalidInputError: invalid v2 pipeline spec: " + e.getMessage());
    }
  }

  /** The name that the cluster would give it. */
  private static String schedule(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = plain.substring(0, Math.min(LONGEST_SCHEDULE, plain.length()));
    return cut.isEmpty() ? "job" : cut;
  }

  private HttpResponse list(HttpRequest request) {
    ListedRuns scope = ListedRuns.of(request, experiments, access, "recurring runs", RESOURCE);
    List<StoredRecurringRun> some =
        recurring.all().stream().filter(one -> scope.has(one.template())).toList();
    return ResourceListing.of(request)
        .of(some, COLUMNS, "recurringRuns", RecurringRunCalls::message)
        .sent();
  }

  private HttpResponse get(HttpRequest request) {
    return message(guarded.permitted(request, "get")).sent();
  }

  private static Answer message(StoredRecurringRun one) {
    RunTemplate template = one.template();
    Answer message =
        new Answer()
            .put("recurring_run_id", one.id())
            .put("display_name", template.displayName())
            .put("description", template.description())
            .put("service_account", template.account())
            .putLong("max_concurrency", one.maxConcurrency())
            .put("trigger", Optional.of(Triggers.message(one.trigger())))
            .put("mode", one.enabled() ? "ENABLE" : "DISABLE")
            .put("status", one.enabled() ? "ENABLED" : "DISABLED")
            .put("created_at", one.created())
            .put("updated_at", one.updated())
            .put("no_catchup", one.noCatchup())
            .put("namespace", template.namespace())
            .put("experiment_id", template.experiment());
    KnownRunMessages.source(message, template, one::manifest);
    return message;
  }
}
