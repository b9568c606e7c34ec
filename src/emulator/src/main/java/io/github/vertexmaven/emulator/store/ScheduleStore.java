package io.github.vertexmaven.emulator.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** All schedules of a home folder; a change is on disk before anybody can see it. */
public final class ScheduleStore {

  private final Documents documents;
  private final Map<String, ScheduleRecord> schedules = new ConcurrentSkipListMap<>();

  private ScheduleStore(Documents documents) {
    this.documents = documents;
  }

  /**
   * Opens the store.
   *
   * @param check what it throws of a schedule says that its file is damaged
   */
  public static ScheduleStore open(Path home, Consumer<ScheduleRecord> check) throws IOException {
    ScheduleStore store = new ScheduleStore(Documents.open(home.resolve("schedules")));
    store.documents.names("").forEach(name -> store.load(name, check));
    return store;
  }

  private void load(String name, Consumer<ScheduleRecord> check) {
    documents
        .get(name, text -> sound(text, check))
        .ifPresent(schedule -> schedules.put(schedule.name(), schedule));
  }

  private static ScheduleRecord sound(String text, Consumer<ScheduleRecord> check) {
    ScheduleRecord schedule = Objects.requireNonNull(Records.read(text, ScheduleRecord.class));
    check.accept(schedule);
    return schedule;
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
