package io.github.vertexmaven.cloud.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A wire on the way to a registry that can be cut, and counts what passes. Either all that comes
 * goes to one place, or it is a proxy that is told the place with {@code CONNECT}.
 */
final class Wire implements AutoCloseable {

  private final ServerSocket server;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong sent = new AtomicLong();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private volatile long limit = Long.MAX_VALUE;
  private volatile boolean broken;

  private Wire(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    daemon(this::accept);
  }

  static Wire to(int port) throws IOException {
    return new Wire(port);
  }

  static Wire proxy() throws IOException {
    return new Wire(0);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Bytes towards the registry. */
  long sent() {
    return sent.get();
  }

  /** What a proxy was told, line by line. */
  List<String> heads() {
    return heads;
  }

  /** Cuts one connection once so many more bytes have passed towards the registry. */
  void cutOnceAfter(long bytes) {
    limit = sent.get() + bytes;
    broken = false;
  }

  /** Answers like a gateway whose registry is gone, from then on. */
  void breakAfter(long bytes) {
    limit = sent.get() + bytes;
    broken = true;
  }

  void mend() {
    limit = Long.MAX_VALUE;
    broken = false;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        sockets.add(client);
        daemon(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try {
      Socket registry =
          new Socket(InetAddress.getLoopbackAddress(), target == 0 ? connect(client) : target);
      sockets.add(registry);
      daemon(() -> pump(registry, client, false));
      pump(client, registry, true);
    } catch (IOException e) {
      closeQuietly(client);
    }
  }

  private int connect(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    String first = in.readLine();
    heads.add(String.valueOf(first));
    boolean known = false;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      known |= line.equals("Proxy-Authorization: Basic Ym9iOnNlY3JldA==");
    }
    OutputStream out = client.getOutputStream();
    if (!known) {
      out.write(
          ("HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"wire\"\r\n"
                  + "Content-Length: 0\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      throw new IOException("unknown");
    }
    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return Integer.parseInt(first.split("[: ]")[2]);
  }

  private void pump(Socket from, Socket to, boolean counted) {
    byte[] buffer = new byte[4096];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (counted && sent.addAndGet(read) > limit) {
          cut(from);
          return;
        }
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException e) {
      // The other end left.
    }
  }

  private void cut(Socket client) throws IOException {
    if (broken) {
      client
          .getOutputStream()
          .write(
              "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      client.shutdownOutput();
      client.getInputStream().readAllBytes();
    } else {
      mend();
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    sockets.forEach(Wire::closeQuietly);
  }
}
