package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.kubeflow.api.ApiAction;
import io.github.vertexmaven.kubeflow.api.Installation;
import java.time.Instant;
import java.util.List;

/**
 * What tasks printed: the server reads it from the pod, or from where it was archived; once both
 * are gone, the launcher's own copy below the pipeline root serves.
 */
public final class KubeflowLogs implements TaskLogs {

  private final Installation installation;
  private final KubeflowJobs jobs;

  /** Asks nothing yet. */
  public KubeflowLogs(Installation installation, KubeflowJobs jobs) {
    this.installation = installation;
    this.jobs = jobs;
  }

  /** The server knows no times of lines, so all of them are later than any. */
  @Override
  public List<Line> lines(String logId, Instant after, int limit, boolean last) {
    LogPlace place = LogPlace.of(logId);
    List<Line> lines =
        text(place).lines().map(line -> new Line(Instant.EPOCH, "INFO", line)).toList();
    int count = Math.min(limit, lines.size());
    return last ? lines.subList(lines.size() - count, lines.size()) : lines.subList(0, count);
  }

  private String text(LogPlace place) {
    try {
      return installation
          .api()
          .text(
              new ApiAction(
                  "read the log of task '" + place.task() + "'",
                  "The pod of task '"
                      + place.task()
                      + "' no longer exists, and its log is not in a place that this machine can read."),
              "v1alpha1/runs/" + place.runId() + "/nodes/" + place.node() + "/log");
    } catch (RemoteException e) {
      return jobs.printed(place).orElseThrow(() -> e);
    }
  }
}
