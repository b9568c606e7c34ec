package io.github.vertexmaven.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against services over HTTP, with signatures verified. */
class AmbientIdentityTest {

  @TempDir Path dir;
  private FakeGoogle google;

  @BeforeEach
  void start() throws Exception {
    google = new FakeGoogle();
  }

  @AfterEach
  void stop() {
    google.close();
  }

  private AmbientIdentity of(String credentials) throws Exception {
    Path file = Files.writeString(dir.resolve("credentials.json"), credentials);
    return new AmbientIdentity(
        google.endpoints(), google.calls(), Optional.of(file), Clock.systemUTC());
  }

  @Test
  void theMachineHasTokensFromItsMetadataServer() throws Exception {
    assertThat(google.machine().accessToken()).isEqualTo(FakeGoogle.ACCESS_TOKEN);
    assertThat(google.machine().idToken("a client/id"))
        .isEqualTo(FakeGoogle.ID_TOKEN + "-for-a+client%2Fid");
  }

  @Test
  void aServiceAccountSignsForItsTokens() throws Exception {
    AmbientIdentity robot = of(google.serviceAccountKey());
    assertThat(robot.accessToken()).isEqualTo(FakeGoogle.ACCESS_TOKEN);
    assertThat(robot.idToken("client")).isEqualTo(FakeGoogle.ID_TOKEN + "-for-client");
  }

  @Test
  void aPersonHasAccessTokensOnly() throws Exception {
    AmbientIdentity person =
        of(
            """
            {"type": "authorized_user", "client_id": "c", "client_secret": "s",
             "refresh_token": "canary-refresh"}""");
    assertThat(person.accessToken()).isEqualTo(FakeGoogle.ACCESS_TOKEN);
    assertThat(person.idToken("client", "robot@p.iam.gserviceaccount.com"))
        .isEqualTo(FakeGoogle.ID_TOKEN + "-for-client");
    assertThatThrownBy(() -> person.idToken("client"))
        .hasMessage(
            "a Google ID token: the credentials of a person ("
                + dir.resolve("credentials.json")
                + ") give none for another service. Sign in as a service account, or use the IAM"
                + " provider, which impersonates one.");
  }

  @Tag("slow")
  @Test
  void anotherServiceAccountIsImpersonated() throws Exception {
    assertThat(google.machine().idToken("client", "sa@example.com"))
        .isEqualTo(FakeGoogle.ID_TOKEN + "-for-client");
    assertThat(google.requests())
        .last()
        .isEqualTo("POST /v1/projects/-/serviceAccounts/sa%40example.com:generateIdToken");
  }

  @Tag("slow")
  @Test
  void whatIsBrieflyAwayIsAskedAgain() throws Exception {
    google.failing(3);
    assertThat(google.machine().accessToken()).isEqualTo(FakeGoogle.ACCESS_TOKEN);
    google.failing(4);
    assertThatThrownBy(() -> google.machine().accessToken())
        .hasMessage(
            "a Google access token: "
                + google.url()
                + "/computeMetadata/v1/instance/service-accounts/default/token answered 503:"
                + " briefly away");
  }

  @Tag("slow")
  @Test
  void saysWhatIsWrongWithoutSecrets() throws Exception {
    assertThatThrownBy(() -> of("{\"type\": \"external_account\"}").accessToken())
        .hasMessageEndingWith(
            "has type 'external_account'; service_account and authorized_user are understood"
                + " here.");
    assertThatThrownBy(() -> of("not JSON").accessToken()).hasMessageEndingWith("is not JSON.");
    assertThatThrownBy(
            () ->
                of("""
                        {"type": "authorized_user", "client_id": "c", "client_secret": "s",
                         "refresh_token": "canary-wrong"}""")
                    .accessToken())
        .hasMessage("a Google access token: " + google.url() + "/token answered 400: Bad Request")
        .message()
        .doesNotContain("canary");
    assertThatThrownBy(
            () ->
                of(google.serviceAccountKey().replaceFirst("BEGIN PRIVATE KEY-----..", "X"))
                    .accessToken())
        .hasMessage("The private key of the credentials file cannot be used.");
  }

  @Test
  void credentialsAreLookedForWhereGcloudLeavesThem() throws Exception {
    Path home = Files.createDirectories(dir.resolve("home"));
    assertThat(AmbientIdentity.credentialsFile(Map.of(), home)).isEmpty();
    Path file = home.resolve(".config/gcloud/application_default_credentials.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{}");
    assertThat(AmbientIdentity.credentialsFile(Map.of(), home)).contains(file);
    assertThat(
            AmbientIdentity.credentialsFile(
                Map.of("GOOGLE_APPLICATION_CREDENTIALS", "/key.json"), home))
        .contains(Path.of("/key.json"));
  }

  @Test
  void headersHoldUntilShortlyBeforeTheTokenExpires() {
    Clock clock = Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC);
    assertThat(TokenLifetime.of(token(4600), clock)).isEqualTo(Duration.ofSeconds(3540));
    assertThat(TokenLifetime.of(token(900), clock)).isZero();
    assertThat(TokenLifetime.of("opaque", clock)).isEqualTo(Duration.ofMinutes(5));
  }

  private static String token(long expires) {
    String claims = "{\"exp\": " + expires + "}";
    return "h."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".s";
  }
}
