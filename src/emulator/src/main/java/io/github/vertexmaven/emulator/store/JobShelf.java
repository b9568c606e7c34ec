package io.github.vertexmaven.emulator.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What jobs have in common: the count of all changes, the index of those that have ended, and the
 * contents of those that somebody looked at last, as far as they are not too much together.
 */
final class JobShelf {

  /** Or one job with more. */
  private static final int MOST_TASKS = 20_000;

  /** What was asked for takes about as much as so many tasks. */
  private static final int REQUEST = 20;

  private final AtomicLong changes = new AtomicLong();
  private final Map<JobKey, LoadedJob> contents = new LinkedHashMap<>(16, 0.75f, true);
  private final JobIndex index;
  private int tasks;

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
    remove(key);
    contents.put(key, content);
    tasks += size(content);
    Iterator<LoadedJob> oldest = contents.values().iterator();
    while (contents.size() > 1 && tasks > MOST_TASKS) {
      tasks -= size(oldest.next());
      oldest.remove();
    }
  }

  synchronized void remove(JobKey key) {
    LoadedJob gone = contents.remove(key);
    tasks -= gone == null ? 0 : size(gone);
  }

  private static int size(LoadedJob content) {
    return REQUEST + content.size();
  }
}
