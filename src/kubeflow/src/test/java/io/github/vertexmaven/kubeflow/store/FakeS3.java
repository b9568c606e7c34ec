package io.github.vertexmaven.kubeflow.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A store with one bucket, {@code lab}, and one pair of keys, as S3 speaks: by path. */
final class FakeS3 implements AutoCloseable {

  static final String ACCESS = "minio-user";

  private static final int PAGE = 2;

  private final HttpServer server;
  private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();

  FakeS3() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  Map<String, byte[]> objects() {
    return objects;
  }

  List<String> calls() {
    return calls;
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      byte[] body = call.getRequestBody().readAllBytes();
      String path = call.getRequestURI().getPath();
      calls.add(call.getRequestMethod() + " " + path);
      String who = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
      if (!who.startsWith("AWS4-HMAC-SHA256 Credential=" + ACCESS + "/")) {
        fault(call, 403, "InvalidAccessKeyId");
      } else if (!path.startsWith("/lab")) {
        fault(call, 404, "NoSuchBucket");
      } else if (path.equals("/lab") || path.equals("/lab/")) {
        bucket(call);
      } else {
        object(call, path.substring("/lab/".length()), body);
      }
    }
  }

  private void object(HttpExchange call, String key, byte[] body) throws IOException {
    switch (call.getRequestMethod()) {
      case "PUT" -> {
        objects.put(key, body);
        reply(call, 200, new byte[0]);
      }
      case "DELETE" -> {
        objects.remove(key);
        reply(call, 204, new byte[0]);
      }
      default -> {
        byte[] found = objects.get(key);
        String range = call.getRequestHeaders().getFirst("Range");
        if (found == null) {
          fault(call, 404, "NoSuchKey");
        } else if (range != null) {
          int end = Integer.parseInt(range.replaceFirst(".*-", ""));
          call.getResponseHeaders().set("Content-Range", "bytes 0-" + end + "/" + found.length);
          reply(call, 206, Arrays.copyOf(found, end + 1));
        } else {
          reply(call, 200, found);
        }
      }
    }
  }

  /** In pages of two. */
  private void bucket(HttpExchange call) throws IOException {
    if (call.getRequestMethod().equals("HEAD")) {
      reply(call, 200, new byte[0]);
      return;
    }
    String query = call.getRequestURI().getQuery();
    String prefix = value(query, "prefix");
    String after = value(query, "continuation-token");
    List<String> keys =
        objects.keySet().stream()
            .filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0)
            .toList();
    List<String> page = keys.subList(0, Math.min(PAGE, keys.size()));
    boolean more = keys.size() > page.size();
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult><IsTruncated>" + more);
    xml.append("</IsTruncated>");
    page.forEach(key -> xml.append("<Contents><Key>" + key + "</Key></Contents>"));
    if (more) {
      xml.append("<NextContinuationToken>" + page.get(PAGE - 1) + "</NextContinuationToken>");
    }
    reply(call, 200, xml.append("</ListBucketResult>").toString().getBytes(UTF_8));
  }

  private static String value(String query, String key) {
    return Arrays.stream(query.split("&"))
        .filter(pair -> pair.startsWith(key + "="))
        .map(pair -> pair.substring(key.length() + 1))
        .findFirst()
        .orElse("");
  }

  private static void fault(HttpExchange call, int status, String code) throws IOException {
    reply(
        call,
        status,
        ("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>no</Message></Error>")
            .getBytes(UTF_8));
  }

  private static void reply(HttpExchange call, int status, byte[] body) throws IOException {
    boolean head = call.getRequestMethod().equals("HEAD");
    if (head) {
      call.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
    }
    call.sendResponseHeaders(status, head || status == 204 ? -1 : body.length);
    if (!head && body.length > 0) {
      call.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    ((java.util.concurrent.ExecutorService) server.getExecutor()).shutdownNow();
  }
}
