package io.github.vertexmaven.emulator.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The output of a process that says once, by a byte, that it is ready. The byte is taken out, what
 * came before it is kept.
 */
final class ReadyOutput extends InputStream {

  /** ACK. */
  private static final int READY = 6;

  private final InputStream in;
  private final ByteArrayOutputStream before = new ByteArrayOutputStream();
  private final CountDownLatch decided = new CountDownLatch(1);
  private volatile boolean ready;
  private int replayed;

  ReadyOutput(InputStream in) {
    this.in = in;
  }

  /** Reads until the byte comes, or the end: then the process was never ready. */
  void listen() {
    try {
      int next = in.read();
      while (next >= 0 && next != READY) {
        before.write(next);
        next = in.read();
      }
      ready = next == READY;
    } catch (IOException e) {
      // as at the end
    } finally {
      decided.countDown();
    }
  }

  /** Whether the byte has come, or comes in this time. */
  boolean isReadyWithin(long millis) throws InterruptedException {
    return decided.await(millis, TimeUnit.MILLISECONDS) && ready;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (replayed == before.size()) {
      return in.read(bytes, offset, length);
    }
    int some = Math.min(length, before.size() - replayed);
    System.arraycopy(before.toByteArray(), replayed, bytes, offset, some);
    replayed += some;
    return some;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
