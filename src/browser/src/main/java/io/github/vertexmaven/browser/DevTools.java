package io.github.vertexmaven.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** The DevTools protocol to one page: calls with answers, and events as they come. */
final class DevTools implements AutoCloseable {

  private final WebSocket socket;
  private final BiConsumer<String, JsonObject> events;
  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();

  private DevTools(URI page, BiConsumer<String, JsonObject> events) throws Exception {
    this.events = events;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(page, new Listener())
            .get(120, TimeUnit.SECONDS);
  }

  /**
   * To the first page of a browser.
   *
   * @param browser what the browser says that it listens on
   * @param events takes the method and the parameters of each event
   */
  static DevTools connect(URI browser, BiConsumer<String, JsonObject> events) throws Exception {
    URI list = URI.create("http://" + browser.getAuthority() + "/json/list");
    String pages =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    for (JsonElement page : JsonParser.parseString(pages).getAsJsonArray()) {
      if (page.getAsJsonObject().get("type").getAsString().equals("page")) {
        String address = page.getAsJsonObject().get("webSocketDebuggerUrl").getAsString();
        return new DevTools(URI.create(address), events);
      }
    }
    throw new IOException("Chromium shows no page");
  }

  JsonObject call(String method, JsonObject parameters) throws Exception {
    int id = last.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(id, answer);
    JsonObject message = new JsonObject();
    message.addProperty("id", id);
    message.addProperty("method", method);
    message.add("params", parameters);
    socket.sendText(message.toString(), true).get(120, TimeUnit.SECONDS);
    return answer.get(120, TimeUnit.SECONDS);
  }

  private void received(JsonObject message) {
    if (message.has("id")) {
      JsonObject result = message.getAsJsonObject("result");
      answers
          .remove(message.get("id").getAsInt())
          .complete(result == null ? new JsonObject() : result);
    } else {
      events.accept(message.get("method").getAsString(), message.getAsJsonObject("params"));
    }
  }

  @Override
  public void close() {
    socket.abort();
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
}
