package io.github.vertexmaven.emulator.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    for (String text : store.documents.under("")) {
      ScheduleRecord schedule = Records.read(text, ScheduleRecord.class);
      store.schedules.put(schedule.name(), schedule);
    }
    return store;
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
