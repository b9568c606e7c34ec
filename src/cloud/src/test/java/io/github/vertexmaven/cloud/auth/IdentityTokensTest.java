package io.github.vertexmaven.cloud.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.ComputeEngineCredentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.vertexmaven.core.service.RemoteException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens for the Identity-Aware Proxy from a metadata server and by impersonation, on the wire. */
class IdentityTokensTest {

  private static final String AUDIENCE = "123-abc.apps.googleusercontent.com";
  private static final String ROBOT = "robot@acme-ml.iam.gserviceaccount.com";

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String refusal = "";

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String flavor = exchange.getRequestHeaders().getFirst("Metadata-Flavor");
    asked.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestHeaders().getFirst(LoopbackTransport.HOST)
            + exchange.getRequestURI()
            + (flavor == null ? "" : " flavor " + flavor)
            + (body.isEmpty() ? "" : " " + body));
    String token = token();
    boolean isMachine = exchange.getRequestURI().getPath().startsWith("/computeMetadata");
    String answer = status != 200 ? refusal : isMachine ? token : "{\"token\": \"" + token + "\"}";
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Metadata-Flavor", "Google");
    exchange
        .getResponseHeaders()
        .set("Content-Type", isMachine ? "application/text" : "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static String token() {
    return base64("{\"alg\":\"RS256\"}")
        + "."
        + base64("{\"aud\":\"" + AUDIENCE + "\",\"exp\":4102444800}")
        + "."
        + base64("signature");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private LoopbackTransport transport() {
    return new LoopbackTransport(server.getAddress().getPort());
  }

  private AccountTokens machine() {
    GoogleCredentials own =
        ComputeEngineCredentials.newBuilder().setHttpTransportFactory(this::transport).build();
    return new AccountTokens(
        new Identity(Optional.of(own), "The account of your application-default credentials"));
  }

  private AccountTokens acting() {
    GoogleCredentials person =
        GoogleCredentials.create(
            new AccessToken("persons-token", Date.from(Instant.now().plusSeconds(3600))));
    GoogleCredentials robot =
        ImpersonatedCredentials.newBuilder()
            .setSourceCredentials(person)
            .setTargetPrincipal(ROBOT)
            .setScopes(List.of("https://www.googleapis.com/auth/cloud-platform"))
            .setLifetime(3600)
            .setHttpTransportFactory(this::transport)
            .build();
    return new AccountTokens(new Identity(Optional.of(robot), "Account " + ROBOT));
  }

  @Test
  void theMetadataServerMakesOne() {
    assertThat(machine().identity(AUDIENCE)).isEqualTo(token());
    assertThat(asked)
        .containsExactly(
            "GET metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/identity"
                + "?format=full&audience="
                + AUDIENCE
                + " flavor Google");
  }

  @Test
  void impersonationMakesOne() {
    assertThat(acting().identity(AUDIENCE)).isEqualTo(token());
    assertThat(asked)
        .singleElement()
        .asString()
        .startsWith(
            "POST iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/"
                + ROBOT
                + ":generateIdToken ")
        .contains("\"audience\":\"" + AUDIENCE + "\"", "\"includeEmail\":true");
  }

  /** Each is fresh: a proxy that refuses one is shown another. */
  @Test
  void eachIsNew() {
    AccountTokens tokens = machine();
    tokens.identity(AUDIENCE);
    tokens.identity(AUDIENCE);
    assertThat(asked).hasSize(2);
  }

  private void refused(AccountTokens tokens, String message) {
    assertThatThrownBy(() -> tokens.identity(AUDIENCE))
        .isInstanceOf(RemoteException.class)
        .hasMessage(message)
        .extracting(fault -> ((RemoteException) fault).kind())
        .isEqualTo(RemoteException.Kind.NO_CREDENTIALS);
  }

  @Test
  void aMachineWithoutAccountIsTold() {
    status = 404;
    refused(
        machine(),
        "The account of your application-default credentials gets no token for the Identity-Aware"
            + " Proxy (Error code 404 trying to get identity token from Compute Engine metadata. This"
            + " may be because the virtual machine instance does not have permission scopes"
            + " specified): give this machine a service account, or set key_file,"
            + " impersonate_service_account, or kubeflow.auth.desktop_client_id for a login with a"
            + " browser.");
  }

  @Test
  void anAccountThatMayNotActAsAnotherIsTold() {
    status = 403;
    refusal =
        "{\"error\": {\"code\": 403, \"message\": \"Permission 'iam.serviceAccounts.getOpenIdToken'"
            + " denied\", \"status\": \"PERMISSION_DENIED\"}}";
    refused(
        acting(),
        "Account "
            + ROBOT
            + " gets no token for the Identity-Aware Proxy (Error code 403 trying to"
            + " getIDToken: Permission 'iam.serviceAccounts.getOpenIdToken' denied): check its address, and"
            + " grant the account that you are logged in as the role"
            + " roles/iam.serviceAccountTokenCreator on it.");
  }

  @Test
  void anAccountThatIsNotThereIsTold() {
    status = 404;
    refusal =
        "{\"error\": {\"code\": 404, \"message\": \"Gaia id not found for email "
            + ROBOT
            + "\", \"status\": \"NOT_FOUND\"}}";
    refused(
        acting(),
        "Account "
            + ROBOT
            + " gets no token for the Identity-Aware Proxy (Error code 404 trying to"
            + " getIDToken: Gaia id not found for email "
            + ROBOT
            + "): check its address, and"
            + " grant the account that you are logged in as the role"
            + " roles/iam.serviceAccountTokenCreator on it.");
  }

  /** Why is said in the language of the machine. */
  @Test
  void aMetadataServerThatIsNotThereIsTold() {
    AccountTokens machine = machine();
    int port = server.getAddress().getPort();
    server.stop(0);
    String why =
        assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close())
            .getMessage();
    refused(
        machine,
        "The account of your application-default credentials gets no token for the Identity-Aware"
            + " Proxy ("
            + why
            + "): give this machine a service account, or set key_file,"
            + " impersonate_service_account, or kubeflow.auth.desktop_client_id for a login with a"
            + " browser.");
  }
}
