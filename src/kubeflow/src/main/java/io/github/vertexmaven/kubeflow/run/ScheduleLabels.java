package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.kubeflow.api.ApiAction;
import io.github.vertexmaven.kubeflow.api.Installation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The labels of recurring runs, which the runs that they start have too. */
final class ScheduleLabels {

  private final Installation installation;
  private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

  ScheduleLabels(Installation installation) {
    this.installation = installation;
  }

  /** None of one that is gone. */
  Map<String, String> of(String id) {
    return known.computeIfAbsent(id, this::read);
  }

  private Map<String, String> read(String id) {
    try {
      return RunNote.read(
          installation
              .api()
              .get(
                  new ApiAction("read recurring run '" + id + "'", "It was deleted."),
                  Installation.path("recurringruns/" + id),
                  Map.of())
              .text("description")
              .orElse(""));
    } catch (RemoteException e) {
      if (e.kind() == RemoteException.Kind.NOT_FOUND) {
        return Map.of();
      }
      throw e;
    }
  }
}
