package io.github.vertexmaven.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to the Cloud Storage face of an emulator: slow, broken, or answering in its stead. */
final class FaultyLine implements AutoCloseable {

  /** What is said to the next request that begins so. */
  private record Answer(String request, String text) {}

  private final ServerSocket server;
  private final int target;
  private final List<Answer> answers = new ArrayList<>();
  private final AtomicInteger broken = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private long left = Long.MAX_VALUE;
  private volatile int pauseMillis;

  FaultyLine(String address) {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    target = Integer.parseInt(address.replaceFirst(".*:", ""));
    threads.execute(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** The connection over which so many bytes have gone up from now on breaks, once. */
  synchronized void breakAfter(long bytes) {
    left = bytes;
  }

  /** Each 64 kB, either way, take so long. */
  void slow(int millis) {
    pauseMillis = millis;
  }

  /** What is said to the next request whose line begins so. */
  synchronized void answer(String request, int code, String reason, String message) {
    String body =
        "{\"error\": {\"code\": %d, \"message\": \"%s\", \"errors\": [{\"reason\": \"%s\", \"message\": \"%s\"}]}}"
            .formatted(code, message, reason, message);
    String head = "HTTP/1.1 %d Said\r\nContent-Type: application/json\r\nConnection: close\r\n";
    answers.add(
        new Answer(
            request,
            head.formatted(code) + "Content-Length: " + body.length() + "\r\n\r\n" + body));
  }

  int broken() {
    return broken.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket face = new Socket(InetAddress.getLoopbackAddress(), target);
        threads.execute(() -> up(client, face));
        threads.execute(() -> down(face, client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void up(Socket client, Socket face) {
    byte[] buffer = new byte[1 << 16];
    try (client;
        face) {
      InputStream in = client.getInputStream();
      OutputStream out = face.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        String answer = answerTo(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
        if (answer != null) {
          say(client, answer);
          return;
        }
        pause();
        out.write(buffer, 0, read);
        if (breaksNow(read)) {
          return;
        }
      }
    } catch (IOException gone) {
      // The other side has gone.
    }
  }

  private void down(Socket face, Socket client) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = face.getInputStream();
      OutputStream out = client.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        pause();
        out.write(buffer, 0, read);
      }
      client.shutdownOutput();
    } catch (IOException gone) {
      // The other side has gone.
    }
  }

  private synchronized String answerTo(String sent) {
    for (Answer answer : answers) {
      if (sent.startsWith(answer.request())) {
        answers.remove(answer);
        return answer.text();
      }
    }
    return null;
  }

  /** The rest of the request is taken, else the answer might be lost. */
  private static void say(Socket client, String answer) throws IOException {
    client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    client.shutdownOutput();
    client.setSoTimeout(2000);
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  private synchronized boolean breaksNow(int read) {
    left -= read;
    if (left > 0) {
      return false;
    }
    left = Long.MAX_VALUE;
    broken.incrementAndGet();
    return true;
  }

  private void pause() {
    try {
      Thread.sleep(pauseMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
