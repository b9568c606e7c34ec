package io.github.vertexmaven.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
public final class Browser implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private static final Map<String, Integer> KEY_CODES =
      Map.of(
          "Tab",
          9,
          "Enter",
          13,
          "Escape",
          27,
          "PageUp",
          33,
          "PageDown",
          34,
          "ArrowLeft",
          37,
          "ArrowUp",
          38,
          "ArrowRight",
          39,
          "ArrowDown",
          40);

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  /** Whether Chromium is there. */
  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /**
   * Starts one, or leaves the tests that call this out where Chromium or the rules of accessibility
   * are not installed; where {@code CI} is set both have to be.
   *
   * @param profile a folder that does not exist yet
   */
  public static Browser startOrSkip(Path profile) throws Exception {
    boolean installed = isInstalled() && Accessibility.isInstalled();
    if (System.getenv("CI") != null) {
      assertTrue(installed, "chromium and accessibility-checker-engine are installed");
    }
    assumeTrue(installed, "chromium or accessibility-checker-engine is not installed");
    return start(profile);
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

  /**
   * Starts one.
   *
   * @param profile a folder that does not exist yet
   */
  public static Browser start(Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
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

  /**
   * Opens a page and waits until its script is done, which it says by {@code data-ready="true"} at
   * the document's element; milliseconds until then, since the page had arrived.
   */
  public double open(URI page) throws Exception {
    requests.clear();
    JsonObject to = new JsonObject();
    to.addProperty("url", page.toString());
    call("Page.navigate", to.toString());
    // The script may be done between two looks: what it costs is what the page's own clock says.
    await(
        "location.href.split('#')[0] === '"
            + page.toString().split("#", 2)[0]
            + "' && document.documentElement?.dataset.ready === 'true'");
    return Double.parseDouble(
        text(
            "(performance.getEntriesByName('ready')[0]?.startTime ?? performance.now())"
                + " - performance.getEntriesByType('navigation')[0].responseEnd"));
  }

  /** Opens a file. */
  public double open(Path file) throws Exception {
    return open(file.toUri());
  }

  /** Waits until an expression is true, two minutes at most. */
  public void await(String condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (System.nanoTime() < end) {
      if (text(condition).equals("true")) {
        return;
      }
      Thread.sleep(20);
    }
    throw new IOException("not true in two minutes: " + condition + " " + complaints);
  }

  /** The value of an expression, as text. */
  public String text(String expression) throws Exception {
    return evaluate("String(" + expression + ")");
  }

  /** What a promise becomes, a text. */
  public String answer(String promise) throws Exception {
    return evaluate(promise);
  }

  private String evaluate(String expression) throws Exception {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("expression", expression);
    parameters.addProperty("awaitPromise", true);
    JsonObject result = call("Runtime.evaluate", parameters.toString());
    if (result.has("exceptionDetails")) {
      throw new IOException(result.get("exceptionDetails").toString());
    }
    return result.getAsJsonObject("result").get("value").getAsString();
  }

  /** Runs statements. */
  public void run(String statements) throws Exception {
    text("(() => {" + statements + "})()");
  }

  /** What the page wrote to the console as an error, or was refused. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** What the page asked for since it was opened, besides itself. */
  public List<String> requests() {
    return requests.stream().filter(url -> !url.startsWith("data:")).skip(1).toList();
  }

  /** Presses and releases a key by its name, as {@code Tab} or {@code Enter}. */
  public void press(String key) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      JsonObject event = new JsonObject();
      event.addProperty("type", type);
      event.addProperty("key", key);
      event.addProperty("code", key);
      if (KEY_CODES.containsKey(key)) {
        event.addProperty("windowsVirtualKeyCode", KEY_CODES.get(key));
      }
      if (key.equals("Enter") && type.equals("keyDown")) {
        event.addProperty("text", "\r");
      }
      call("Input.dispatchKeyEvent", event.toString());
    }
  }

  /** Sets the size and the colours, and takes a picture. */
  public void look(int width, int height, boolean dark, Path picture) throws Exception {
    resize(width, height, dark);
    Thread.sleep(200);
    JsonObject shot = call("Page.captureScreenshot", "{\"format\":\"png\"}");
    Files.createDirectories(picture.getParent());
    Files.write(picture, Base64.getDecoder().decode(shot.get("data").getAsString()));
  }

  /** Sets the size of the window in CSS pixels, and whether dark colours are wanted. */
  public void resize(int width, int height, boolean dark) throws Exception {
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
