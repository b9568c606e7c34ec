package io.github.vertexmaven.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.config.ConfException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialStoreTest {

  private static final String PASSWORD = "projects/p/secrets/password";

  private FakeGoogle google;

  @BeforeEach
  void start() throws Exception {
    google =
        new FakeGoogle()
            .secret(PASSWORD + "/versions/latest", "canary-latest")
            .secret(PASSWORD + "/versions/3", "canary-three")
            .secret("projects/p/locations/europe-west1/secrets/r/versions/1", "canary-regional")
            .secret("projects/p/secrets/whole/versions/latest", "user: ada\npassword: canary-whole")
            .secret("projects/p/secrets/text/versions/latest", "canary: [broken");
  }

  @AfterEach
  void stop() {
    google.close();
  }

  private CredentialStore store(Map<String, Object> entries) {
    return new CredentialStore(
        entries, new SecretManager(google.endpoints(), google.calls(), google.machine()));
  }

  private static Map<String, Object> secret(String name) {
    return Map.of("secret", name);
  }

  @Test
  void fillsInSecretsWhenAnEntryIsAskedForAndEachOnce() {
    CredentialStore store =
        store(
            Map.of(
                "db",
                Map.of(
                    "user", Map.of("public", "ada"),
                    "port", 5432L,
                    "password", secret(PASSWORD),
                    "more", List.of(secret(PASSWORD + "/versions/3"), secret(PASSWORD))),
                "other",
                secret("projects/p/secrets/gone")));
    assertThat(google.requests()).isEmpty();
    Map<String, Object> expected =
        Map.of(
            "user",
            "ada",
            "port",
            5432L,
            "password",
            "canary-latest",
            "more",
            List.of("canary-three", "canary-latest"));
    assertThat(store.of("db")).isEqualTo(expected);
    assertThat(store.of("db")).isEqualTo(expected);
    assertThat(google.requests().stream().filter(r -> r.endsWith(":access")))
        .containsExactlyInAnyOrder(
            "GET /v1/" + PASSWORD + "/versions/latest:access",
            "GET /v1/" + PASSWORD + "/versions/3:access");
    assertThat(store.toString()).doesNotContain("canary");
  }

  @Test
  void anEntryMayBeOneSecretAndASecretMayBeRegional() {
    CredentialStore store =
        store(
            Map.of(
                "whole", secret("projects/p/secrets/whole"),
                "regional",
                    Map.of("p", secret("projects/p/locations/europe-west1/secrets/r/versions/1"))));
    assertThat(store.of("whole")).isEqualTo(Map.of("user", "ada", "password", "canary-whole"));
    assertThat(store.of("regional")).isEqualTo(Map.of("p", "canary-regional"));
  }

  @Test
  void saysWhichCredentialsCannotBeHadAndWhyWithoutValues() {
    CredentialStore store =
        store(
            Map.of(
                "db", Map.of("a", secret("projects/p/secrets/gone")),
                "name", Map.of("a", Map.of("b", secret("passwort"))),
                "text", secret("projects/p/secrets/text"),
                "scalar", "canary-scalar",
                "here", Map.of("password", Map.of("withheld", "conf/local/credentials.yml"))));
    Map<String, String> messages =
        Map.of(
            "bd",
            "credentials 'bd' are not given in credentials.yml; did you mean 'db'?",
            "db",
            "credentials 'db.a' are not available: secret projects/p/secrets/gone/versions/latest: "
                + google.url()
                + "/v1/projects/p/secrets/gone/versions/latest:access answered 404: Secret"
                + " [projects/p/secrets/gone/versions/latest] not found.",
            "name",
            "credentials 'name.a.b' are not available: 'passwort' is not a secret; write"
                + " projects/<project>/secrets/<secret>/versions/latest.",
            "text",
            "credentials 'text': the secret's text is not YAML or JSON with keys.",
            "scalar",
            "credentials 'scalar': expected keys with values.",
            "here",
            "credentials 'here.password' are plain text in conf/local/credentials.yml, which is not sent to tasks. Store the value in Secret Manager and write {secret:"
                + " projects/<project>/secrets/<secret>/versions/latest}, or {public: …} if anyone may see it.");
    messages.forEach(
        (name, message) ->
            assertThatThrownBy(() -> store.of(name))
                .isInstanceOf(ConfException.class)
                .hasMessage(message));
  }
}
