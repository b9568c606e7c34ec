package io.github.vertexmaven.emulator.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Stands between a client and the face, and breaks the connection once given numbers of bytes have
 * gone up.
 */
final class BreakingProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final Queue<Long> breaks;
  private final AtomicLong passed = new AtomicLong();
  private final AtomicInteger broken = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private BreakingProxy(int target, Queue<Long> breaks) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.target = target;
    this.breaks = breaks;
  }

  static BreakingProxy to(int target, long... breaks) throws IOException {
    BreakingProxy proxy =
        new BreakingProxy(
            target,
            Arrays.stream(breaks).boxed().collect(Collectors.toCollection(ArrayDeque::new)));
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  int broken() {
    return broken.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket face = new Socket(InetAddress.getLoopbackAddress(), target);
        threads.execute(() -> pump(client, face, true));
        threads.execute(() -> pump(face, client, false));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void pump(Socket from, Socket to, boolean up) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        if (up && breaksNow(read)) {
          return;
        }
      }
    } catch (IOException broken) {
      // The other side is gone.
    }
  }

  private synchronized boolean breaksNow(int read) {
    boolean now = !breaks.isEmpty() && passed.addAndGet(read) > breaks.peek();
    if (now) {
      breaks.remove();
      broken.incrementAndGet();
    }
    return now;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
