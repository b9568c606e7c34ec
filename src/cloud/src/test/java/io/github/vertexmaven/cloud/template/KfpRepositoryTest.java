package io.github.vertexmaven.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.sun.net.httpserver.HttpServer;
import io.github.vertexmaven.cloud.auth.Identity;
import io.github.vertexmaven.cloud.way.Way;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KfpRepositoryTest {

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = "flights/sha256:11\n";

  private final KfpRepository repository =
      new KfpRepository(
          () ->
              new Identity(
                  Optional.of(
                      GoogleCredentials.create(
                          new AccessToken("a-token", Date.from(Instant.now().plusSeconds(3600))))),
                  "me"),
          Way.direct());

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + "\n"
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + "\n"
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + "\n"
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/acme/pipelines";
  }

  @Test
  void registersASpecWithItsTags() {
    assertThat(
            repository.register(
                address(), "flights.yaml", "{\"größe\": 1}", List.of("latest", "1.2.0")))
        .isEqualTo("flights/sha256:11");
    String boundary = "vertexai-maven-plugin-4f1c7a52b09d";
    assertThat(asked)
        .containsExactly(
            String.join(
                "\n",
                "POST /acme/pipelines",
                "Bearer a-token",
                "multipart/form-data; boundary=" + boundary,
                "--" + boundary + "\r",
                "Content-Disposition: form-data; name=\"tags\"\r",
                "\r",
                "latest,1.2.0\r",
                "--" + boundary + "\r",
                "Content-Disposition: form-data; name=\"content\"; filename=\"flights.yaml\"\r",
                "Content-Type: application/x-yaml\r",
                "\r",
                "{\"größe\": 1}\r",
                "--" + boundary + "--\r",
                ""));
  }

  @Test
  void readsAVersionByItsTag() {
    answer = "pipelineInfo: {name: flights}\n";
    assertThat(repository.read(address() + "/flights/latest")).isEqualTo(answer);
    assertThat(asked).singleElement().asString().startsWith("GET /acme/pipelines/flights/latest\n");
  }

  @ParameterizedTest
  @CsvSource({
    "401, NO_CREDENTIALS, does not accept the credentials",
    "403, PERMISSION_DENIED, the account needs the role Artifact Registry Writer",
    "404, NOT_FOUND, gcloud artifacts repositories create --repository-format=kfp",
    "400, INVALID, refuses it (no such field)",
    "503, UNAVAILABLE, answers 503",
  })
  void saysWhatToDo(int given, Kind kind, String words) {
    status = given;
    answer = "no such\nfield";
    RemoteException fault =
        catchThrowableOfType(
            RemoteException.class, () -> repository.read(address() + "/flights/9"));
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault).hasMessageStartingWith(address() + "/flights/9").hasMessageContaining(words);
  }
}
