package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Route;
import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ExperimentService. */
final class ExperimentCalls {

  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_NAMESPACE = 63;
  private static final String RESOURCE = "experiments";
  private static final Set<String> FIELDS =
      Set.of(
          "experiment_id",
          "display_name",
          "description",
          "created_at",
          "namespace",
          "storage_state",
          "last_run_created_at");

  private final KnownExperiments experiments;
  private final Runs runs;
  private final RecurringRuns recurring;
  private final CallerAccess access;
  private final KubeflowRelease release;

  ExperimentCalls(
      KnownExperiments experiments,
      Runs runs,
      RecurringRuns recurring,
      CallerAccess access,
      KubeflowRelease release) {
    this.experiments = experiments;
    this.runs = runs;
    this.recurring = recurring;
    this.access = access;
    this.release = release;
  }

  /**
   * What experiments can be sorted and filtered by.
   *
   * @param newest when the newest run of each was created
   */
  private static Columns<StoredExperiment> columns(Map<String, Instant> newest) {
    return new Columns<>(
        "Experiment",
        StoredExperiment::id,
        Map.ofEntries(
            Map.entry("experiment_id", StoredExperiment::id),
            Map.entry("id", StoredExperiment::id),
            Map.entry("display_name", StoredExperiment::displayName),
            Map.entry("name", StoredExperiment::displayName),
            Map.entry("description", StoredExperiment::description),
            Map.entry("namespace", StoredExperiment::namespace),
            Map.entry("storage_state", ExperimentCalls::storage),
            Map.entry("created_at", one -> Columns.seconds(one.created())),
            Map.entry("last_run_created_at", one -> Columns.seconds(last(one, newest)))));
  }

  private static Optional<Instant> last(StoredExperiment one, Map<String, Instant> newest) {
    return Optional.ofNullable(newest.get(one.id()));
  }

  List<Route> routes(String base) {
    String all = base + "/experiments";
    String one = all + "/{id}";
    return List.of(
        Route.of(
            "POST",
            one + ":archive",
            CallPurpose.said("archive experiment", request -> archive(request, true))),
        Route.of(
            "POST",
            one + ":unarchive",
            CallPurpose.said("unarchive experiment", request -> archive(request, false))),
        Route.of("POST", all, this::create),
        Route.of("GET", all, this::list),
        Route.of("GET", one, CallPurpose.said("fetch experiment", this::get)),
        Route.of("DELETE", one, CallPurpose.said("delete experiment", this::delete)));
  }

  private HttpResponse create(HttpRequest request) throws IOException {
    MessageFields fields = MessageFields.of(request, release, FIELDS);
    String name = fields.text("display_name");
    String namespace = access.kept(fields.text("namespace"));
    try {
      if (name.isEmpty() || name.length() > LONGEST_NAME) {
        throw ApiFault.internal(
            "Failed to convert an experiment",
            "Invalid input error: the name must be 1 to " + LONGEST_NAME + " characters long");
      }
      named(namespace, "An experiment cannot have an empty namespace in multi-user mode");
      access.check(request, namespace, "create", RESOURCE);
      return message(experiments.add(name, fields.text("description"), namespace), Map.of()).sent();
    } catch (ApiFault fault) {
      throw fault.in("Failed to create a experiment");
    }
  }

  private void named(String namespace, String otherwise) {
    if (access.multiUser() && namespace.isEmpty()) {
      throw ApiFault.invalid(otherwise);
    }
    if (namespace.length() > LONGEST_NAMESPACE) {
      throw ApiFault.invalid("The namespace is longer than " + LONGEST_NAMESPACE + " characters");
    }
  }

  private HttpResponse list(HttpRequest request) {
    String namespace = access.kept(request.parameter("namespace").orElse(""));
    try {
      named(namespace, "An experiment cannot have an empty namespace in multi-user mode");
      access.check(request, namespace, "list", RESOURCE);
      Map<String, Instant> newest = runs.newest();
      return ResourceListing.of(request)
          .of(
              experiments.in(namespace),
              columns(newest),
              "experiments",
              experiment -> message(experiment, newest))
          .sent();
    } catch (ApiFault fault) {
      throw fault.in("List experiments failed");
    }
  }

  private HttpResponse get(HttpRequest request) {
    return message(permitted(request, "get"), runs.newest()).sent();
  }

  /** Its runs and its recurring runs go with it, and only it comes back. */
  private HttpResponse archive(HttpRequest request, boolean archived) {
    StoredExperiment experiment = permitted(request, archived ? "archive" : "unarchive");
    if (archived) {
      recurring.disableOf(experiment.id());
      runs.archiveOf(experiment.id());
    }
    experiments.archive(experiment.id(), archived);
    return Answer.nothing();
  }

  private HttpResponse delete(HttpRequest request) {
    StoredExperiment experiment = permitted(request, "delete");
    if (experiments.isStandard(experiment)) {
      throw ApiFault.aborted(
          "Failed to delete experiment "
              + experiment.id()
              + ". The default experiment cannot be deleted",
          "Invalid input error: Experiment id cannot be equal to the default id "
              + experiment.id());
    }
    experiments.remove(experiment.id());
    return Answer.nothing();
  }

  private StoredExperiment permitted(HttpRequest request, String verb) {
    StoredExperiment experiment = experiments.get(request.variable("id"));
    access.check(request, experiment.namespace(), verb, RESOURCE);
    return experiment;
  }

  private static String storage(StoredExperiment experiment) {
    return experiment.archived() ? "ARCHIVED" : "AVAILABLE";
  }

  private static Answer message(StoredExperiment experiment, Map<String, Instant> newest) {
    return new Answer()
        .put("experiment_id", experiment.id())
        .put("display_name", experiment.displayName())
        .put("description", experiment.description())
        .put("created_at", experiment.created())
        .put("namespace", experiment.namespace())
        .put("storage_state", storage(experiment))
        .putOrEpoch("last_run_created_at", last(experiment, newest));
  }
}
