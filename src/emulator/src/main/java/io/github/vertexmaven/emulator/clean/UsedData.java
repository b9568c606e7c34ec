package io.github.vertexmaven.emulator.clean;

import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobData;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** What jobs that stay use: no job may go whose data is among it. */
final class UsedData {

  private final TreeSet<String> used = new TreeSet<>();
  private final Set<String> places = new HashSet<>();

  static UsedData of(Collection<Job> jobs) {
    UsedData data = new UsedData();
    jobs.forEach(data::add);
    return data;
  }

  /** One more that stays. */
  void add(Job job) {
    JobData data = job.data();
    used.addAll(data.uses());
    places.add(data.place());
  }

  /** Whether a job's results or its data are used. */
  boolean has(Job job) {
    String place = job.data().place();
    String first = used.ceiling(place + "/");
    return first != null && first.startsWith(place + "/")
        || upwards(place)
        || upwards(job.key().resourceName());
  }

  private boolean upwards(String name) {
    for (int end = name.length(); end > 0; end = name.lastIndexOf('/', end - 1)) {
      if (used.contains(name.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** Whether another job writes there too: the tries of a run of Kubeflow share a folder. */
  boolean shares(Job job) {
    return places.contains(job.data().place());
  }
}
