package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.Rejection;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A resumable upload (documentation page "Resumable uploads").
 *
 * <p>What has come is a file, so the upload goes on after a broken connection and after a killed
 * emulator. As in the service only multiples of 256 KiB persist before the end. A request takes the
 * turn from one that hangs on a connection which its caller has given up.
 */
final class Session {
  private static final int UNIT = 256 * 1024;

  private final String id;
  private final UploadRequest opening;
  private final Path part;
  private final Runnable forget;
  private long turn;
  private ObjectEntry done;
  private boolean ended;

  /** {@code forget} removes what is kept of the session once it has ended. */
  Session(String id, UploadRequest opening, Path part, Runnable forget) {
    this.id = id;
    this.opening = opening;
    this.part = part;
    this.forget = forget;
  }

  String id() {
    return id;
  }

  UploadRequest opening() {
    return opening;
  }

  /** How many bytes need not be sent again. */
  synchronized long persisted() throws IOException {
    return Files.exists(part) ? Files.size(part) / UNIT * UNIT : 0;
  }

  /** Takes what a request brings; the answer is the object when that was the last of it. */
  Optional<ObjectEntry> receive(
      ContentRange range, InputStream body, Checksums announced, BucketStore buckets)
      throws IOException {
    long mine = takeTurn(range);
    if (finished().isPresent()) {
      return finished();
    }
    if (!range.carriesNothing()) {
      append(mine, range, body);
    }
    return complete(mine, range, announced, buckets);
  }

  synchronized void cancel() {
    turn++;
    end();
  }

  private synchronized Optional<ObjectEntry> finished() {
    if (ended && done == null) {
      throw Rejection.notFound("The upload has ended. Start a new one.");
    }
    return Optional.ofNullable(done);
  }

  private synchronized long takeTurn(ContentRange range) throws IOException {
    if (finished().isEmpty() && !range.carriesNothing()) {
      turn++;
      long persisted = range.isWhole() ? 0 : persisted();
      if (range.first() > persisted) {
        throw StorageErrors.retry(
            "Invalid request. According to the Content-Range header, the upload offset is "
                + range.first()
                + " byte(s), which exceeds already uploaded size of "
                + persisted
                + " byte(s).");
      }
      truncate(persisted);
    }
    return turn;
  }

  private void truncate(long size) throws IOException {
    try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
      file.truncate(size);
    }
  }

  private void append(long mine, ContentRange range, InputStream body) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
      long at = range.first();
      long end = range.length().isPresent() ? at + range.length().getAsLong() : Long.MAX_VALUE;
      while (at < end) {
        int read = body.read(buffer, 0, (int) Math.min(buffer.length, end - at));
        if (read < 0) {
          break;
        }
        write(mine, file, at, ByteBuffer.wrap(buffer, 0, read));
        at += read;
      }
      if (range.length().isPresent() && at < end) {
        throw new EOFException(
            "The request carries "
                + (at - range.first())
                + " bytes, fewer than its Content-Range says.");
      }
    }
  }

  /** What persists already, and is sent again, is passed over. */
  private synchronized void write(long mine, FileChannel file, long at, ByteBuffer bytes)
      throws IOException {
    mustHaveTurn(mine);
    long skipped = Math.min(bytes.remaining(), Math.max(0, file.size() - at));
    bytes.position(bytes.position() + (int) skipped);
    for (long to = at + skipped; bytes.hasRemaining(); ) {
      to += file.write(bytes, to);
    }
  }

  private void mustHaveTurn(long mine) {
    if (turn != mine) {
      throw StorageErrors.retry("Another request is using this upload.");
    }
  }

  private synchronized Optional<ObjectEntry> complete(
      long mine, ContentRange range, Checksums announced, BucketStore buckets) throws IOException {
    if (finished().isPresent()) {
      return finished();
    }
    mustHaveTurn(mine);
    long size = Files.size(part);
    boolean all = range.isWhole() || range.total().isPresent() && range.total().getAsLong() == size;
    if (range.total().isPresent() && size > range.total().getAsLong()) {
      throw Rejection.invalid(
          "The upload has "
              + size
              + " bytes already, more than the "
              + range.total().getAsLong()
              + " that Content-Range says.");
    }
    return all ? Optional.of(commit(announced, buckets)) : Optional.empty();
  }

  private ObjectEntry commit(Checksums announced, BucketStore buckets) throws IOException {
    try {
      Checksums actual = Checksums.of(part);
      actual.mustMatch(opening.announced());
      actual.mustMatch(announced);
      Draft draft = Draft.of(opening.name(), part, actual, opening.attributes()).uploadedBy(id);
      done = buckets.get(opening.bucket()).commit(draft, opening.preconditions());
      return done;
    } finally {
      end();
    }
  }

  private void end() {
    ended = true;
    forget.run();
  }
}
