package io.github.vertexmaven.browser;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A headless Chromium with one page, spoken to by its DevTools protocol. */
public final class Browser implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  /** Virtual key codes, by which Chromium acts on a key; others can be added. */
  private static final Map<String, Integer> KEY_CODES =
      Map.of(
          "Tab",
          9,
          "Enter",
          13,
          "Escape",
          27,
          "ArrowLeft",
          37,
          "ArrowUp",
          38,
          "ArrowRight",
          39,
          "ArrowDown",
          40,
          "/",
          191);

  /** Two frames later, with all movements at their end. */
  private static final String SETTLED =
      "(async () => { for (let i = 0; i < 2; i++) { await new Promise(requestAnimationFrame); }"
          + " document.getAnimations().filter(a => a.effect.getComputedTiming().endTime < Infinity)"
          + ".forEach(a => a.finish()); await new Promise(requestAnimationFrame);"
          + " return 'settled'; })()";

  private final Path profile;
  private final Process process;
  private final DevTools tools;
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
    boolean installed = isInstalled() && AccessibilityEngine.file().isPresent();
    if (System.getenv("CI") != null) {
      assertTrue(installed, "chromium and accessibility-checker-engine are installed");
    }
    assumeTrue(installed, "chromium or accessibility-checker-engine is not installed");
    return start(profile);
  }

  private Browser(Path profile, Process process, URI address) throws Exception {
    this.profile = profile;
    this.process = process;
    this.tools = DevTools.connect(address, this::happened);
    for (String domain : List.of("Page", "Runtime", "Log", "Network", "Performance")) {
      tools.call(domain + ".enable", new JsonObject());
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
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      int at = line.indexOf("ws://");
      if (line.startsWith("DevTools listening on") && at > 0) {
        drain(output);
        return new Browser(profile, process, URI.create(line.substring(at)));
      }
    }
    throw new IOException("Chromium ended at once");
  }

  private static void drain(BufferedReader output) {
    Thread thread = new Thread(() -> output.lines().forEach(line -> {}));
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Opens a page and waits until its script is done, which it says by {@code data-ready="true"} at
   * the document's element; milliseconds until then, since the page had arrived.
   */
  public double open(URI page) throws Exception {
    requests.clear();
    JsonObject to = new JsonObject();
    to.addProperty("url", page.toString());
    tools.call("Page.navigate", to);
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
    JsonObject result = tools.call("Runtime.evaluate", parameters);
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

  /** What the thread of the page has cost so far, in milliseconds of processor time. */
  public double processorMillis() throws Exception {
    JsonObject metrics = tools.call("Performance.getMetrics", new JsonObject());
    for (JsonElement each : metrics.getAsJsonArray("metrics")) {
      JsonObject metric = each.getAsJsonObject();
      if (metric.get("name").getAsString().equals("ThreadTime")) {
        return metric.get("value").getAsDouble() * 1000;
      }
    }
    throw new IOException("Chromium does not tell the time of its threads: " + metrics);
  }

  /** Presses and releases a key by its name, as {@code Tab} or {@code Enter}. */
  public void press(String key) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      JsonObject event = new JsonObject();
      event.addProperty("type", type);
      event.addProperty("key", key);
      event.addProperty("code", key);
      event.addProperty("windowsVirtualKeyCode", requireNonNull(KEY_CODES.get(key), key));
      if (key.equals("Enter") && type.equals("keyDown")) {
        event.addProperty("text", "\r");
      }
      tools.call("Input.dispatchKeyEvent", event);
    }
  }

  /** From now on the browser is one that has never been here. */
  public void forgetCookies() throws Exception {
    tools.call("Network.clearBrowserCookies", new JsonObject());
  }

  /** Sets the size and the colours, and takes a picture. */
  public void look(int width, int height, boolean dark, Path picture) throws Exception {
    resize(width, height, dark);
    answer(SETTLED);
    JsonObject shot = tools.call("Page.captureScreenshot", json("{format:'png'}"));
    Files.createDirectories(picture.getParent());
    Files.write(picture, Base64.getDecoder().decode(shot.get("data").getAsString()));
  }

  /** Sets the size of the window in CSS pixels, and whether dark colours are wanted. */
  public void resize(int width, int height, boolean dark) throws Exception {
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        json(
            String.format(
                Locale.ROOT,
                "{width:%d, height:%d, deviceScaleFactor:1, mobile:false}",
                width,
                height)));
    tools.call(
        "Emulation.setEmulatedMedia",
        json(
            String.format(
                Locale.ROOT,
                "{features:[{name:'prefers-color-scheme', value:'%s'}]}",
                dark ? "dark" : "light")));
  }

  /** Reads leniently: names and texts need no double quotes. */
  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private void happened(String event, JsonObject parameters) {
    switch (event) {
      case "Runtime.exceptionThrown", "Log.entryAdded" -> complaints.add(parameters.toString());
      case "Runtime.consoleAPICalled" -> {
        String type = parameters.get("type").getAsString();
        if (type.equals("error") || type.equals("warning")) {
          complaints.add(parameters.toString());
        }
      }
      case "Network.requestWillBeSent" ->
          requests.add(parameters.getAsJsonObject("request").get("url").getAsString());
      default -> {}
    }
  }

  @Override
  public void close() throws IOException {
    tools.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    // Links out of the folder, of which JUnit warns when it deletes it.
    for (String link : List.of("SingletonLock", "SingletonSocket", "SingletonCookie")) {
      Files.deleteIfExists(profile.resolve(link));
    }
  }
}
