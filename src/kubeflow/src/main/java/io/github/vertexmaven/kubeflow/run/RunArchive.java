package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.core.service.JobArchive;
import io.github.vertexmaven.kubeflow.api.ApiAction;
import io.github.vertexmaven.kubeflow.api.Installation;
import io.github.vertexmaven.kubeflow.api.PredicateText;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The runs of an installation that are archived. */
record RunArchive(Installation installation) implements JobArchive {

  private static final String RUNS = "runs";

  @Override
  public Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    installation
        .list(
            new ApiAction("list archived runs", installation.hasNoPlace()),
            RUNS,
            Map.of("filter", PredicateText.archived()),
            any -> true,
            Integer.MAX_VALUE)
        .forEach(run -> run.text("run_id").ifPresent(ids::add));
    return ids;
  }

  @Override
  public void put(String jobId) {
    installation
        .api()
        .post(
            new ApiAction("archive run '" + jobId + "'", installation.hasNo("run", jobId)),
            Installation.path(RUNS + "/" + jobId + ":archive"));
  }
}
