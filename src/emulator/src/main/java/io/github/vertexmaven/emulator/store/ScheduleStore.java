package io.github.vertexmaven.emulator.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** All schedules of a home folder; a change is on disk before anybody can see it. */
public final class ScheduleStore {

  private final Documents documents;
  private final Map<String, ScheduleRecord> schedules = new ConcurrentSkipListMap<>();

  private ScheduleStore(Documents documents) {
    this.documents = documents;
  }

  public static ScheduleStore open(Path home) throws IOException {
    ScheduleStore store = new ScheduleStore(Documents.open(home.resolve("schedules")));
    store.documents.names("").forEach(store::load);
    return store;
  }

  private void load(String name) {
    documents
        .get(name, ScheduleStore::sound)
        .ifPresent(schedule -> schedules.put(schedule.name(), schedule));
  }

  private static ScheduleRecord sound(String text) {
    return Objects.requireNonNull(Records.read(text, ScheduleRecord.class));
  }

  public Optional<ScheduleRecord> get(String name) {
    return Optional.ofNullable(schedules.get(name));
  }

  /** In the order of their names. */
  public List<ScheduleRecord> all() {
    return List.copyOf(schedules.values());
  }

  public synchronized void put(ScheduleRecord schedule) {
    documents.put(schedule.name(), Records.write(schedule));
    schedules.put(schedule.name(), schedule);
  }

  public synchronized void remove(String name) {
    documents.remove(name);
    schedules.remove(name);
  }
}
