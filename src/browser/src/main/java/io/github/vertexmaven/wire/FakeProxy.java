package io.github.vertexmaven.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy on loopback that leads every name to one server, and may want a password. */
public final class FakeProxy implements AutoCloseable {

  /** The first line of each request. */
  public final List<String> lines = new CopyOnWriteArrayList<>();

  /** The whole heads of the requests that it sent on, as the server gets them. */
  public final List<String> sentOn = new CopyOnWriteArrayList<>();

  private final ServerSocket socket;
  private final int server;
  private final Optional<String> word;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Starts.
   *
   * @param server its port
   * @param word what has to stand in {@code Proxy-Authorization}
   */
  public FakeProxy(int server, Optional<String> word) throws IOException {
    this.server = server;
    this.word = word;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.submit(
        () -> {
          while (!socket.isClosed()) {
            Socket client = socket.accept();
            threads.submit(() -> serve(client));
          }
          return null;
        });
  }

  /** Where it listens. */
  public int port() {
    return socket.getLocalPort();
  }

  private Void serve(Socket client) throws IOException {
    try (client;
        Socket there = new Socket(InetAddress.getLoopbackAddress(), server)) {
      String head = head(client.getInputStream());
      lines.add(head.lines().findFirst().orElse(""));
      boolean isKnown =
          word.isEmpty()
              || head.lines().anyMatch(("Proxy-Authorization: " + word.get())::equalsIgnoreCase);
      if (!isKnown) {
        write(
            client.getOutputStream(),
            "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic"
                + " realm=\"p\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return null;
      }
      if (head.startsWith("CONNECT ")) {
        write(client.getOutputStream(), "HTTP/1.1 200 Established\r\n\r\n");
      } else {
        String own =
            head.replaceFirst(" http://[^/ ]+", " ")
                .replaceAll(
                    "(?m)^(Proxy-Authorization|Connection|Upgrade|HTTP2-Settings):.*\r\n", "")
                .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
        sentOn.add(own);
        write(there.getOutputStream(), own);
      }
      threads.submit(
          () -> {
            client.getInputStream().transferTo(there.getOutputStream());
            there.shutdownOutput();
            return null;
          });
      there.getInputStream().transferTo(client.getOutputStream());
      return null;
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last = in.read();
    while (last >= 0) {
      head.write(last);
      if (head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
      last = in.read();
    }
    return head.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
