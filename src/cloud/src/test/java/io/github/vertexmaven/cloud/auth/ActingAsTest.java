package io.github.vertexmaven.cloud.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.vertexmaven.cloud.way.Way;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteTarget;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of IAM, and what is made of its answers. */
class ActingAsTest {

  private static final String ACCOUNT = "runner@acme.iam.gserviceaccount.com";

  private HttpServer server;
  private final List<String> requests = new ArrayList<>();
  private int status = 200;
  private String body = "{}";

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private ActingAs asking() {
    return new ActingAs(
        "http://127.0.0.1:" + server.getAddress().getPort(),
        Identity.of(new RemoteTarget.Token("a-token"), Way.direct()),
        Way.direct());
  }

  @Test
  void whoHoldsThePermissionMayRunTasks() {
    body = "{\n  \"permissions\": [\n    \"iam.serviceAccounts.actAs\"\n  ]\n}";
    assertThat(asking().problem(ACCOUNT)).isEmpty();
    assertThat(requests)
        .containsExactly(
            "POST /v1/projects/-/serviceAccounts/"
                + ACCOUNT
                + ":testIamPermissions Bearer a-token"
                + " {\"permissions\":[\"iam.serviceAccounts.actAs\"]}");
  }

  @Test
  void whoLacksItReadsTheCommandThatGivesIt() {
    assertThat(asking().problem(ACCOUNT))
        .contains(
            "An anonymous caller lacks iam.serviceAccounts.actAs on service account "
                + ACCOUNT
                + ", so it cannot run tasks as it: ask an owner for the role"
                + " roles/iam.serviceAccountUser.\n"
                + "  gcloud iam service-accounts add-iam-policy-binding "
                + ACCOUNT
                + " --member=user:YOUR_E-MAIL --role=roles/iam.serviceAccountUser");
  }

  @Test
  void whereItMayNotBeAskedNobodyKnows() {
    status = 403;
    body =
        "{\"error\": {\"code\": 403, \"message\": \"The \\\"IAM API\\\" is disabled.\","
            + " \"status\": \"PERMISSION_DENIED\"}}";
    assertThatThrownBy(() -> asking().problem(ACCOUNT))
        .isInstanceOf(RemoteException.class)
        .hasMessage("IAM answers 403: The \"IAM API\" is disabled.");
    status = 404;
    body = "<html>";
    assertThatThrownBy(() -> asking().problem(ACCOUNT)).hasMessage("IAM answers 404.");
  }

  @Test
  void whatIsNotReachedIsNotKnownEither() {
    ActingAs asking = asking();
    server.stop(0);
    assertThatThrownBy(() -> asking.problem(ACCOUNT))
        .isInstanceOf(RemoteException.class)
        .hasMessageStartingWith("IAM was not reached: ");
  }
}
