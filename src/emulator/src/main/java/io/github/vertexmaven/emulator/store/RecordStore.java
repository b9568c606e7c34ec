package io.github.vertexmaven.emulator.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/**
 * Records of one kind by their ids; a change is on disk before anybody can see it.
 *
 * @param <T> a record, of what JSON can hold
 */
public final class RecordStore<T extends RecordStore.Identified> {

  private final Documents documents;
  private final String kind;
  private final Map<String, T> records = new ConcurrentSkipListMap<>();

  /** What can be kept. */
  public interface Identified {

    /** Its name among its kind. */
    String id();
  }

  private RecordStore(Documents documents, String kind) {
    this.documents = documents;
    this.kind = kind;
  }

  /** Those of a kind among documents. */
  public static <T extends Identified> RecordStore<T> open(
      Documents documents, String kind, Class<T> type) {
    return open(documents, kind, type, text -> text);
  }

  /**
   * Those of a kind that older emulators kept in another form.
   *
   * @param newer makes today's form of a document of any
   */
  public static <T extends Identified> RecordStore<T> open(
      Documents documents, String kind, Class<T> type, UnaryOperator<String> newer) {
    RecordStore<T> store = new RecordStore<>(documents, kind + "/");
    for (T known : documents.under(store.kind, text -> Records.read(newer.apply(text), type))) {
      store.records.put(known.id(), known);
    }
    return store;
  }

  public Optional<T> get(String id) {
    return Optional.ofNullable(records.get(id));
  }

  /** In the order of their ids. */
  public List<T> all() {
    return List.copyOf(records.values());
  }

  /** Keeps one, in place of the one of its id. */
  public synchronized void put(T one) {
    documents.put(kind + one.id(), Records.write(one));
    records.put(one.id(), one);
  }

  public synchronized void remove(String id) {
    documents.remove(kind + id);
    records.remove(id);
  }
}
