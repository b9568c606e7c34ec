package io.github.vertexmaven.emulator.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The objects of one bucket: each is a file of the visible folder or, where that cannot hold its
 * name, of the side folder, with an entry in the index.
 *
 * <p>When both have the name, the visible file is the object: it is the one that a task wrote
 * later, or the one that a killed process had just placed.
 */
record Bucket(String name, Folder folder, SideFolder side, Index index, Locks locks) {
  private static final int ATTEMPTS = 5;

  /** The checksums of smaller files are computed anew faster than they are kept. */
  private static final int WORTH_KEEPING = 1 << 20;

  /**
   * An object that is being read: the bytes stay those of the entry, whatever replaces them
   * meanwhile.
   */
  record Opened(ObjectEntry entry, FileChannel file) {}

  private record Found(ObjectEntry entry, Path file, boolean visible) {}

  Optional<ObjectEntry> find(String object) throws IOException {
    return holding(object, () -> hashed(object).map(Found::entry));
  }

  /** What there is, without reading its bytes for checksums that may not be known yet. */
  Optional<ObjectEntry> current(String object) throws IOException {
    return holding(object, () -> peek(object).map(Found::entry));
  }

  ObjectEntry get(String object) throws IOException {
    return find(object).orElseThrow(() -> StorageErrors.noSuchObject(name, object));
  }

  Opened open(String object) throws IOException {
    return holding(object, () -> opened(object));
  }

  private Opened opened(String object) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Found found = hashed(object).orElseThrow(() -> StorageErrors.noSuchObject(name, object));
      Optional<Opened> opened = opened(found);
      if (opened.isPresent()) {
        return opened.get();
      }
    }
    throw StorageErrors.retry(
        "'" + object + "' is being written. Read it again when its writer is done.");
  }

  /** Empty when somebody else replaced or deleted the file in between. */
  private static Optional<Opened> opened(Found found) throws IOException {
    try {
      FileChannel file =
          FileChannel.open(found.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
      if (FileStamp.of(found.file()).equals(found.entry().stamp())) {
        return Optional.of(new Opened(found.entry(), file));
      }
      file.close();
      return Optional.empty();
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  /**
   * Makes a draft the current version, in one step; the draft's file is gone afterwards, also when
   * it is refused.
   */
  ObjectEntry commit(Draft draft, Preconditions preconditions) throws IOException {
    try {
      return holding(draft.name(), () -> committed(draft, preconditions));
    } finally {
      Files.deleteIfExists(draft.file());
    }
  }

  private ObjectEntry committed(Draft draft, Preconditions preconditions) throws IOException {
    Optional<ObjectEntry> current = peek(draft.name()).map(Found::entry);
    preconditions.mustHold(current);
    long generation = locks.nextGeneration(current.map(ObjectEntry::generation).orElse(0L));
    ObjectEntry entry = entry(draft, generation, FileStamp.mark(draft.file(), generation));
    index.announce(entry, current);
    place(draft);
    return entry;
  }

  private static ObjectEntry entry(Draft draft, long generation, FileStamp stamp) {
    Attributes attributes = draft.attributes().typed(ContentTypes.DEFAULT);
    Instant now = FileStamp.instant(generation);
    return new ObjectEntry(
        draft.name(),
        stamp,
        generation,
        1,
        now,
        draft.checksums(),
        draft.components(),
        draft.upload(),
        attributes);
  }

  private void place(Draft draft) throws IOException {
    if (folder.place(draft.file(), draft.name())) {
      side.delete(draft.name());
    } else {
      side.place(draft.file(), draft.name());
    }
  }

  /** Changes metadata only; {@code generation} names the version that is meant, 0 being any. */
  ObjectEntry change(
      String object, long generation, Preconditions preconditions, UnaryOperator<Attributes> change)
      throws IOException {
    return holding(
        object,
        () -> {
          ObjectEntry current = version(hashed(object), object, generation).entry();
          preconditions.mustHold(Optional.of(current));
          Instant now = FileStamp.instant(System.currentTimeMillis() * 1000);
          ObjectEntry changed =
              current.changed(change.apply(current.attributes()).typed(ContentTypes.DEFAULT), now);
          index.put(changed);
          return changed;
        });
  }

  void delete(String object, long generation, Preconditions preconditions) throws IOException {
    holding(
        object,
        () -> {
          Found current = version(peek(object), object, generation);
          preconditions.mustHold(Optional.of(current.entry()));
          erase(current);
          return current;
        });
  }

  private void erase(Found current) throws IOException {
    side.delete(current.entry().name());
    if (current.visible()) {
      folder.delete(current.file());
    }
    index.remove(current.entry().name());
  }

  /** Meets the names of all objects in order, also of those in the side folder. */
  void walk(Folder.Visitor visitor) throws IOException {
    Iterator<String> aside = side.names().iterator();
    MergedWalk merge = new MergedWalk(visitor, aside);
    folder.walk(merge);
    merge.rest();
  }

  boolean isEmpty() throws IOException {
    boolean[] found = {!side.names().isEmpty()};
    folder.walk(
        new Folder.Visitor() {
          @Override
          public boolean enters(String unused) {
            return true;
          }

          @Override
          public boolean takes(String unused) {
            found[0] = true;
            return false;
          }
        });
    return !found[0];
  }

  private <T> T holding(String object, Locks.Action<T> action) throws IOException {
    return locks.holding(
        name,
        object,
        () -> {
          if (!folder.exists()) {
            throw StorageErrors.noSuchBucket();
          }
          return action.run();
        });
  }

  private Found version(Optional<Found> found, String object, long generation) {
    return found
        .filter(current -> generation == 0 || current.entry().generation() == generation)
        .orElseThrow(() -> StorageErrors.noSuchObject(name, object));
  }

  /** With checksums, which for a file that a task wrote means reading it; a large one only once. */
  private Optional<Found> hashed(String object) throws IOException {
    Optional<Found> found = peek(object);
    for (int attempt = 0;
        attempt < ATTEMPTS && found.isPresent() && !found.get().entry().checksums().known();
        attempt++) {
      Optional<Found> known = hash(found.get());
      found = known.isPresent() ? known : peek(object);
    }
    return found;
  }

  /** Empty when the file changed while it was read. */
  private Optional<Found> hash(Found found) throws IOException {
    try {
      Checksums checksums = Checksums.of(found.file());
      if (!FileStamp.of(found.file()).equals(found.entry().stamp())) {
        return Optional.empty();
      }
      ObjectEntry entry = found.entry().hashed(checksums);
      if (entry.stamp().size() >= WORTH_KEEPING) {
        index.put(entry);
      }
      return Optional.of(new Found(entry, found.file(), found.visible()));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  private Optional<Found> peek(String object) throws IOException {
    Optional<Path> visible = folder.file(object);
    Optional<Path> aside = side.file(object);
    if (visible.isPresent() && aside.isPresent()) {
      side.delete(object);
    }
    try {
      return visible.isPresent()
          ? Optional.of(found(object, visible.get(), true))
          : aside.isPresent() ? Optional.of(found(object, aside.get(), false)) : Optional.empty();
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  private Found found(String object, Path file, boolean visible) throws IOException {
    FileStamp stamp = FileStamp.of(file);
    ObjectEntry entry =
        index
            .find(object, stamp)
            .orElseGet(() -> ObjectEntry.observed(object, stamp, Checksums.UNKNOWN));
    return new Found(entry, file, visible);
  }
}
