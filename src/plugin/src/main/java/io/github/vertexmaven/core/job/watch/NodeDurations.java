package io.github.vertexmaven.core.job.watch;

import io.github.vertexmaven.contract.NodeTimesFile;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.status.JobChanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How long the nodes of a job took, as its tasks wrote it down beside their outputs; a task that
 * took an earlier result has the times of the run that made it.
 */
public final class NodeDurations {

  private static final String FILE = "/" + NodeTimesFile.NAME;

  private final JobStatus job;
  private final ObjectStore objects;
  private final SortedMap<String, Duration> durations = new TreeMap<>();

  private NodeDurations(JobStatus job, ObjectStore objects) {
    this.job = job;
    this.objects = objects;
  }

  /** By node name; tasks that failed or wrote nothing down are left out. */
  public static SortedMap<String, Duration> of(JobStatus job, ObjectStore objects) {
    NodeDurations found = new NodeDurations(job, objects);
    found.folders().forEach(found::read);
    return found.durations;
  }

  /** Where tasks wrote: {@code <root>/<project number>/<job>/<task>_<task id>}. */
  private Set<String> folders() {
    Set<String> folders = new TreeSet<>();
    Set<String> unknown = new TreeSet<>();
    for (TaskStatus task : JobChanges.leaves(job)) {
      Optional<String> folder = folder(task);
      if (folder.isPresent()) {
        folders.add(folder.get());
      } else if (task.state() == TaskStatus.State.SUCCEEDED && !JobChanges.isImporter(task)) {
        unknown.add("/" + task.name() + "_" + task.id());
      }
    }
    if (!unknown.isEmpty()) {
      folders.addAll(others(unknown));
    }
    return folders;
  }

  private Optional<String> folder(TaskStatus task) {
    if (JobChanges.isImporter(task)) {
      return Optional.empty();
    }
    return task.outputs().values().stream()
        .flatMap(Collection::stream)
        .filter(uri -> uri.startsWith(job.outputDirectory() + "/"))
        .map(uri -> uri.substring(0, uri.lastIndexOf('/')))
        .findFirst();
  }

  /** Tasks whose outputs all lie elsewhere, or that have none. */
  private List<String> others(Set<String> tasks) {
    return objects.list(job.outputDirectory() + "/").stream()
        .filter(uri -> uri.endsWith(FILE) && uri.contains("/" + job.jobId() + "/"))
        .map(uri -> uri.substring(0, uri.length() - FILE.length()))
        .filter(folder -> tasks.contains(folder.substring(folder.lastIndexOf('/'))))
        .toList();
  }

  private void read(String folder) {
    try {
      String text = new String(objects.read(folder + FILE), StandardCharsets.UTF_8);
      durations.putAll(NodeTimesFile.read(text));
    } catch (RemoteException | IOException | IllegalStateException e) {
      // a task of another launcher, or of an older one
    }
  }
}
