package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.core.service.Experiment;
import io.github.vertexmaven.core.service.Experiments;
import io.github.vertexmaven.kubeflow.api.ApiAction;
import io.github.vertexmaven.kubeflow.api.Installation;
import io.github.vertexmaven.kubeflow.api.PredicateText;
import io.github.vertexmaven.kubeflow.json.ApiFields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Experiments of an installation: each run is in one from its beginning. */
public final class KubeflowExperiments implements Experiments {

  /** Where runs go that name none, as those of the Python SDK do. */
  private static final String STANDARD = "Default";

  private static final String NONE = "The experiment was deleted: run the goal again.";

  private final Installation installation;

  /** Asks nothing yet. */
  public KubeflowExperiments(Installation installation) {
    this.installation = installation;
  }

  @Override
  public void ensure(Experiment experiment, Optional<String> kmsKey) {
    id(Optional.of(experiment));
  }

  @Override
  public boolean add(String jobId, Experiment experiment, Duration patience) {
    return true;
  }

  @Override
  public boolean holdScheduledRuns() {
    return true;
  }

  /** The id of an experiment, which is made when it is missing. */
  String id(Optional<Experiment> experiment) {
    String name = experiment.map(Experiment::displayName).orElse(STANDARD);
    return find(name).orElseGet(() -> create(name)).text("experiment_id").orElse("");
  }

  private Optional<ApiFields> find(String name) {
    return installation
        .list(
            new ApiAction("look for experiment '" + name + "'", NONE),
            "experiments",
            Map.of("filter", PredicateText.equal("display_name", name)),
            any -> true,
            1)
        .stream()
        .findFirst();
  }

  private ApiFields create(String name) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("display_name", name);
    body.put("namespace", installation.namespace());
    return installation
        .api()
        .create(
            new ApiAction("create experiment '" + name + "'", NONE),
            Installation.path("experiments"),
            body,
            () -> find(name));
  }
}
