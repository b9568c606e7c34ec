package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.json.JsonValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The resumable uploads that have not ended, also those that a process before this one began. */
record Sessions(Path folder, Scratch scratch, ConcurrentMap<String, Session> open) {
  /** Documentation page "Resumable uploads": a session expires after one week. */
  private static final Duration LIFETIME = Duration.ofDays(7);

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final String STATE = ".json";
  private static final String PART = ".part";

  static Sessions in(BucketStore buckets) throws IOException {
    Sessions sessions =
        new Sessions(
            Files.createDirectories(buckets.sessions()),
            buckets.scratch(),
            new ConcurrentHashMap<>());
    sessions.clear();
    return sessions;
  }

  Session begin(UploadRequest opening) throws IOException {
    String id = UUID.randomUUID().toString().replace("-", "");
    Files.createFile(part(id));
    scratch.write(state(id), JsonValues.write(opening.toJson()).getBytes(StandardCharsets.UTF_8));
    Session session = session(id, opening);
    open.put(id, session);
    return session;
  }

  Optional<Session> find(String id) throws IOException {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    if (!open.containsKey(id) && Files.exists(state(id)) && Files.exists(part(id))) {
      UploadRequest opening =
          UploadRequest.fromJson(JsonValues.object(JsonValues.read(Files.readString(state(id)))));
      open.putIfAbsent(id, session(id, opening));
    }
    return Optional.ofNullable(open.get(id));
  }

  private Session session(String id, UploadRequest opening) {
    return new Session(id, opening, part(id), () -> forget(id));
  }

  private void forget(String id) {
    try {
      Files.deleteIfExists(state(id));
      Files.deleteIfExists(part(id));
      open.remove(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Of what earlier processes left: the expired, and the halves of sessions that were being made or
   * ended when they were killed.
   */
  private void clear() throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.toList();
    }
    FileTime expired = FileTime.from(Instant.now().minus(LIFETIME));
    for (Path file : files) {
      String id = file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
      boolean whole = Files.exists(state(id)) && Files.exists(part(id));
      if (!whole || Files.getLastModifiedTime(part(id)).compareTo(expired) < 0) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path state(String id) {
    return folder.resolve(id + STATE);
  }

  private Path part(String id) {
    return folder.resolve(id + PART);
  }
}
