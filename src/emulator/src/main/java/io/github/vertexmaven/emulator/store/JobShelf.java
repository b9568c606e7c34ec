package io.github.vertexmaven.emulator.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What jobs have in common: the count of all changes, the index of those that have ended, and the
 * contents of those that somebody looked at last. They are few, however many jobs there are.
 */
final class JobShelf {

  /** Or one job with more. */
  private static final int MOST_TASKS = 20_000;

  private static final int MOST_JOBS = 32;

  private final AtomicLong changes = new AtomicLong();
  private final Map<JobKey, LoadedJob> contents = new LinkedHashMap<>(16, 0.75f, true);
  private final JobIndex index;

  JobShelf(JobIndex index) {
    this.index = index;
  }

  JobIndex index() {
    return index;
  }

  long changes() {
    return changes.get();
  }

  /** The number of a new change. */
  long changed() {
    return changes.incrementAndGet();
  }

  synchronized LoadedJob get(JobKey key) {
    return contents.get(key);
  }

  synchronized void put(JobKey key, LoadedJob content) {
    contents.put(key, content);
    int tasks = contents.values().stream().mapToInt(LoadedJob::size).sum();
    Iterator<LoadedJob> oldest = contents.values().iterator();
    while (contents.size() > 1 && (tasks > MOST_TASKS || contents.size() > MOST_JOBS)) {
      tasks -= oldest.next().size();
      oldest.remove();
    }
  }

  synchronized void remove(JobKey key) {
    contents.remove(key);
  }
}
