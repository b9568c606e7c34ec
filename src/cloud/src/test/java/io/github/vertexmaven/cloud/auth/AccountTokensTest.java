package io.github.vertexmaven.cloud.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.UserCredentials;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.vertexmaven.cloud.Keys;
import io.github.vertexmaven.cloud.way.Way;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteTarget.KeyFile;
import io.github.vertexmaven.core.service.RemoteTarget.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens for Google's Identity-Aware Proxy. */
class AccountTokensTest {

  private static final String AUDIENCE = "123-abc.apps.googleusercontent.com";

  @TempDir Path folder;

  /** What the key signs names the audience, and the token endpoint makes a token out to it. */
  private static void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String assertion =
        URLDecoder.decode(form.replaceFirst(".*assertion=", ""), StandardCharsets.UTF_8);
    String claims =
        new String(
            Base64.getUrlDecoder().decode(assertion.split("\\.")[1]), StandardCharsets.UTF_8);
    String audience = claims.replaceFirst(".*\"target_audience\":\"([^\"]*)\".*", "$1");
    String token =
        base64("{\"alg\":\"RS256\"}")
            + "."
            + base64("{\"aud\":\"" + audience + "\",\"exp\":4102444800}")
            + "."
            + base64("signature");
    byte[] body = ("{\"id_token\": \"" + token + "\"}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aKeyGetsATokenForTheProxysClient() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", AccountTokensTest::answer);
    server.start();
    try {
      Path key = Keys.ofServiceAccount(folder, "127.0.0.1:" + server.getAddress().getPort());
      String token =
          new AccountTokens(Identity.of(new KeyFile(key, Optional.empty()), Way.direct()))
              .identity(AUDIENCE);
      assertThat(
              new String(
                  Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
          .contains("\"aud\":\"" + AUDIENCE + "\"");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theLoginOfAPersonIsToldToTakeAnotherWay() {
    UserCredentials person =
        UserCredentials.newBuilder()
            .setClientId("x")
            .setClientSecret("y")
            .setRefreshToken("z")
            .setAccessToken(new AccessToken("t", null))
            .build();
    assertThatThrownBy(
            () -> new AccountTokens(new Identity(Optional.of(person), "you")).identity(AUDIENCE))
        .isInstanceOf(RemoteException.class)
        .hasMessage(
            "The login of `gcloud auth application-default login` gets no token for the"
                + " Identity-Aware Proxy: set key_file, impersonate_service_account, or"
                + " kubeflow.auth.desktop_client_id for a login with a browser.");
  }

  @Test
  void anAccessTokenIsGivenAsItIs() {
    assertThat(new AccountTokens(Identity.of(new Token("access"), Way.direct())).access())
        .isEqualTo("access");
  }
}
