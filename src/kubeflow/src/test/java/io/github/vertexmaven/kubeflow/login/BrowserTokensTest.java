package io.github.vertexmaven.kubeflow.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.vertexmaven.core.service.KubeflowLogin.DesktopClient;
import io.github.vertexmaven.core.service.KubeflowTarget.Trust;
import io.github.vertexmaven.kubeflow.http.CallLimits;
import io.github.vertexmaven.kubeflow.http.FormText;
import io.github.vertexmaven.kubeflow.http.HttpCall;
import io.github.vertexmaven.kubeflow.http.HttpLine;
import io.github.vertexmaven.kubeflow.http.NetworkRoute;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person logs in with a browser; Google's pages are played here. */
class BrowserTokensTest {

  @TempDir Path dir;

  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private final HttpLine line =
      HttpLine.of(NetworkRoute.direct(Trust.usual()), CallLimits.standard());
  private HttpServer google;
  private String answer = "";

  @BeforeEach
  void open() throws IOException {
    google = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    google.createContext("/token", this::token);
    google.start();
  }

  @AfterEach
  void close() {
    google.stop(0);
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        FormText.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    asked.add(form);
    boolean good =
        form.get("client_secret").equals("s3cret")
            && (form.get("grant_type").equals("authorization_code")
                ? form.get("code").equals("c1")
                : form.get("refresh_token").equals("r1"));
    String text =
        good
            ? form.get("grant_type").equals("refresh_token")
                ? "{\"id_token\":\"for " + form.get("audience") + "\"}"
                : "{\"refresh_token\":\"r1\"}"
            : "{\"error\":\"invalid_grant\",\"error_description\":\"Bad Request\"}";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(good ? 200 : 400, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** What a person with a browser does, who is sent back with an answer. */
  private void browse(String page) {
    Map<String, String> question = FormText.read(URI.create(page).getRawQuery());
    assertThat(question).containsEntry("client_id", "desk").containsEntry("scope", "openid email");
    Map<String, String> back = new LinkedHashMap<>();
    back.put("state", question.get("state"));
    back.putAll(FormText.read(answer));
    try {
      URI address = URI.create(question.get("redirect_uri") + "/?" + FormText.of(back));
      assertThat(line.send(HttpCall.get(address)).body())
          .isEqualTo("Maven continues; you can close this page.");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private BrowserTokens tokens() {
    String here = "http://localhost:" + google.getAddress().getPort();
    return new BrowserTokens(
        "proxy",
        new DesktopClient("desk", "s3cret"),
        line,
        new BrowserTokens.Places(
            URI.create(here + "/auth"),
            URI.create(here + "/token"),
            new KeptLogins(dir.resolve("kfp/credentials.json")),
            Duration.ofSeconds(20)),
        this::browse);
  }

  @Test
  void logsInOnceAndKeepsTheLogin() throws IOException {
    answer = "code=c1";
    assertThat(tokens().next()).isEqualTo("for proxy");
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0).get("code_verifier")).hasSize(96);
    answer = "error=nobody_is_asked_again";
    assertThat(tokens().next()).isEqualTo("for proxy");
    assertThat(Files.readString(dir.resolve("kfp/credentials.json")))
        .contains("\"proxy\":{")
        .contains("\"other_client_id\":\"desk\"")
        .contains("\"refresh_token\":\"r1\"");
  }

  @Test
  void logsInAgainWhereTheKeptLoginIsRevoked() {
    new KeptLogins(dir.resolve("kfp/credentials.json"))
        .keep("proxy", new DesktopClient("desk", "s3cret"), "revoked");
    answer = "code=c1";
    assertThat(tokens().next()).isEqualTo("for proxy");
  }

  @Test
  void keepsWhatTheSdkHasThereForOthers() throws IOException {
    Path file = Files.createDirectories(dir.resolve("kfp")).resolve("credentials.json");
    Files.writeString(file, "{\"other\":{\"refresh_token\":\"theirs\"}}");
    answer = "code=c1";
    tokens().next();
    assertThat(Files.readString(file)).contains("\"other\":{\"refresh_token\":\"theirs\"}");
  }

  @Test
  void whoDeniesIsToldHowAMachineLogsIn() {
    answer = "error=access_denied";
    assertThatThrownBy(() -> tokens().next())
        .hasMessage(
            "The login with a browser failed: access_denied; run the goal again. On a build server, use key_file or impersonate_service_account.");
  }

  @Test
  void anAnswerToAnotherLoginIsNotTaken() {
    answer = "code=c1&state=other";
    assertThatThrownBy(() -> tokens().next())
        .hasMessageStartingWith(
            "The login with a browser failed: the browser returned from another login;");
  }

  @Test
  void aClientThatTheProxyDoesNotKnowIsTold() {
    answer = "code=wrong";
    assertThatThrownBy(() -> tokens().next())
        .hasMessage(
            "Google gives no token for the Identity-Aware Proxy (Bad Request): the desktop client of kubeflow.auth must be on the proxy's list of clients for programmatic access, and kubeflow.auth.client_id must be the proxy's client.");
  }
}
