package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.RemoteException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What runs wrote below the pipeline root: {@code <root>/<pipeline>/<run>/<task>/<any>/<output>}.
 * The API gives no addresses of artifacts, the folders do. Where this machine cannot read the store
 * nothing is known.
 */
final class RunFolders {

  private static final String LOGS = "executor-logs";
  private static final String METADATA = "output_metadata.json";
  private static final int BELOW_RUN = 3;

  private final Supplier<ObjectStore> objects;

  RunFolders(Supplier<ObjectStore> objects) {
    this.objects = objects;
  }

  /** The URIs of a run's artifacts, by task and output. */
  Map<String, Map<String, List<String>>> outputs(String root, String pipeline, String runId) {
    Map<String, Map<String, List<String>>> found = new TreeMap<>();
    String run = folder(root, pipeline, runId);
    for (String uri : list(run)) {
      String[] parts = uri.substring(run.length()).split("/");
      if (parts.length >= BELOW_RUN && !isOurs(parts[2])) {
        String artifact = run + parts[0] + "/" + parts[1] + "/" + parts[2];
        Map<String, List<String>> task =
            found.computeIfAbsent(parts[0], key -> new LinkedHashMap<>());
        if (!task.getOrDefault(parts[2], List.of()).contains(artifact)) {
          task.merge(
              parts[2],
              List.of(artifact),
              (some, more) ->
                  java.util.stream.Stream.concat(some.stream(), more.stream()).toList());
        }
      }
    }
    return found;
  }

  private static boolean isOurs(String name) {
    return name.startsWith(LOGS) || name.equals(METADATA);
  }

  /** What a task printed, as the launcher kept it at its end. */
  Optional<String> printed(String root, String pipeline, LogPlace place) {
    String task = folder(root, pipeline, place.runId()) + place.task() + "/";
    return list(task).stream()
        .filter(uri -> uri.substring(uri.lastIndexOf('/') + 1).startsWith(LOGS))
        .reduce((first, last) -> last)
        .flatMap(this::read);
  }

  private static String folder(String root, String pipeline, String runId) {
    return root.replaceFirst("/+$", "") + "/" + pipeline + "/" + runId + "/";
  }

  private List<String> list(String prefix) {
    try {
      return objects.get().list(prefix);
    } catch (RemoteException e) {
      return List.of();
    }
  }

  private Optional<String> read(String uri) {
    try {
      return Optional.of(new String(objects.get().read(uri), StandardCharsets.UTF_8));
    } catch (RemoteException e) {
      return Optional.empty();
    }
  }
}
