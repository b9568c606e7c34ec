package io.github.vertexmaven.core.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A headless Chromium with one page, spoken to by its DevTools protocol. */
final class Browser implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  private Browser(Process process, URI page) throws Exception {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(page, new Listener())
            .get(60, TimeUnit.SECONDS);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", "{}");
    }
  }

  static Browser start(Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                "about:blank")
            .redirectErrorStream(true)
            .start();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      int at = line.indexOf("ws://");
      if (line.startsWith("DevTools listening on") && at > 0) {
        drain(output);
        return new Browser(process, page(URI.create(line.substring(at))));
      }
    }
    throw new IOException("Chromium ended at once");
  }

  private static void drain(BufferedReader output) {
    Thread thread = new Thread(() -> output.lines().forEach(line -> {}));
    thread.setDaemon(true);
    thread.start();
  }

  private static URI page(URI browser) throws Exception {
    URI list = URI.create("http://" + browser.getAuthority() + "/json/list");
    String pages =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    for (JsonElement page : JsonParser.parseString(pages).getAsJsonArray()) {
      if (page.getAsJsonObject().get("type").getAsString().equals("page")) {
        return URI.create(page.getAsJsonObject().get("webSocketDebuggerUrl").getAsString());
      }
    }
    throw new IOException("Chromium shows no page");
  }

  /** Opens a file and waits until its script is done; milliseconds until then. */
  double open(Path file) throws Exception {
    requests.clear();
    call("Page.navigate", "{\"url\":\"" + file.toUri() + "\"}");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (System.nanoTime() < end) {
      if (text("document.documentElement?.dataset.ready || ''").equals("true")) {
        return Double.parseDouble(
            text("performance.now() - performance.timing.responseEnd + performance.timeOrigin"));
      }
      Thread.sleep(50);
    }
    throw new IOException("the page is not ready: " + complaints);
  }

  /** The value of an expression, as text. */
  String text(String expression) throws Exception {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("expression", "String(" + expression + ")");
    JsonObject result = call("Runtime.evaluate", parameters.toString());
    if (result.has("exceptionDetails")) {
      throw new IOException(result.get("exceptionDetails").toString());
    }
    return result.getAsJsonObject("result").get("value").getAsString();
  }

  /** Runs statements. */
  void run(String statements) throws Exception {
    text("(() => {" + statements + "})()");
  }

  /** What the page wrote to the console as an error, or was refused. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** What the page asked for since it was opened, besides itself. */
  List<String> requests() {
    return requests.stream().filter(url -> !url.startsWith("data:")).skip(1).toList();
  }

  void look(int width, int height, boolean dark, Path picture) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":"
            + width
            + ",\"height\":"
            + height
            + ",\"deviceScaleFactor\":1,\"mobile\":false}");
    call(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\""
            + (dark ? "dark" : "light")
            + "\"}]}");
    Thread.sleep(200);
    JsonObject shot = call("Page.captureScreenshot", "{\"format\":\"png\"}");
    Files.createDirectories(picture.getParent());
    Files.write(picture, Base64.getDecoder().decode(shot.get("data").getAsString()));
  }

  private JsonObject call(String method, String parameters) throws Exception {
    int id = last.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket
        .sendText(
            "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
        .get(60, TimeUnit.SECONDS);
    return answer.get(120, TimeUnit.SECONDS);
  }

  private void received(JsonObject message) {
    if (message.has("id")) {
      JsonObject result = message.getAsJsonObject("result");
      answers
          .remove(message.get("id").getAsInt())
          .complete(result == null ? new JsonObject() : result);
      return;
    }
    JsonObject parameters = message.getAsJsonObject("params");
    switch (message.get("method").getAsString()) {
      case "Runtime.exceptionThrown" -> complaints.add(parameters.toString());
      case "Runtime.consoleAPICalled" ->
          Optional.of(parameters.get("type").getAsString())
              .filter(type -> type.equals("error") || type.equals("warning"))
              .ifPresent(type -> complaints.add(parameters.toString()));
      case "Log.entryAdded" -> complaints.add(parameters.toString());
      case "Network.requestWillBeSent" ->
          requests.add(parameters.getAsJsonObject("request").get("url").getAsString());
      default -> {}
    }
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
      text.append(data);
      if (isLast) {
        received(JsonParser.parseString(text.toString()).getAsJsonObject());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
