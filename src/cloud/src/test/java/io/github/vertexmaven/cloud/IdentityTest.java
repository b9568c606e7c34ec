package io.github.vertexmaven.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import com.google.api.gax.grpc.GrpcStatusCode;
import com.google.api.gax.rpc.UnavailableException;
import io.github.vertexmaven.cloud.auth.Identity;
import io.github.vertexmaven.cloud.rpc.Action;
import io.github.vertexmaven.cloud.rpc.Caller;
import io.github.vertexmaven.cloud.rpc.Rpc;
import io.github.vertexmaven.cloud.way.Way;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.core.service.RemoteTarget.KeyFile;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class IdentityTest {

  private static final String NONE =
      "NO_CREDENTIALS: No Google credentials were found: log in with `gcloud auth"
          + " application-default login`, or set GOOGLE_APPLICATION_CREDENTIALS or the key file"
          + " setting to the key of a service account.";

  private static final String USER =
      "{\"type\": \"authorized_user\", \"client_id\": \"x\", \"client_secret\": \"y\","
          + " \"refresh_token\": \"z\"}";

  @TempDir Path folder;

  @Test
  void saysWhatToDoWithoutCredentials() throws Exception {
    assertThat(new Fork(folder).run("connect", "ambient")).first().isEqualTo(NONE);
  }

  @Test
  void doesNotWaitLongForAMetadataServerThatIsNotThere() throws Exception {
    List<String> printed = new Fork(folder).without("GCE_METADATA_HOST").run("connect", "ambient");
    assertThat(printed).first().isEqualTo(NONE);
    String took = printed.get(1).replace("took ", "");
    assertThat(Integer.parseInt(took)).isLessThan(30_000);
  }

  @Test
  void saysThatTheVariableNamesNoFile() throws Exception {
    List<String> printed =
        new Fork(folder)
            .with("GOOGLE_APPLICATION_CREDENTIALS", folder.resolve("nix.json").toString())
            .run("connect", "ambient");
    assertThat(printed)
        .first()
        .isEqualTo(
            "NO_CREDENTIALS: GOOGLE_APPLICATION_CREDENTIALS names "
                + folder.resolve("nix.json")
                + ", which is not a readable credentials file: correct or unset it.");
  }

  @Test
  void findsTheLoginOfGcloud() throws Exception {
    Files.createDirectories(folder.resolve("gcloud"));
    Files.writeString(folder.resolve("gcloud/application_default_credentials.json"), USER);
    assertThat(new Fork(folder).run("connect", "ambient")).first().isEqualTo("connected");
  }

  @Test
  void asksTheMetadataServer() throws Exception {
    try (FakeAccounts accounts = new FakeAccounts();
        FakeStorage storage = new FakeStorage()) {
      List<String> printed =
          new Fork(folder)
              .with("GCE_METADATA_HOST", accounts.address())
              .services(Fork.NOWHERE, storage.address(), Fork.NOWHERE)
              .run("objects", "ambient");
      assertThat(printed).contains("uploaded 1");
      assertThat(storage.authorizations).containsExactly("Bearer " + FakeAccounts.TOKEN);
    }
  }

  @Test
  void sendsTheTokenOfAKeyFileOverTls() throws Exception {
    Path store = Keys.store(folder);
    try (FakeAccounts accounts = new FakeAccounts();
        FakeVertex vertex = new FakeVertex(Keys.managers(store))) {
      Path key = Keys.ofServiceAccount(folder, accounts.address());
      List<String> printed =
          new Fork(folder)
              .option("-Djavax.net.ssl.trustStore=" + store)
              .option("-Djavax.net.ssl.trustStorePassword=changeit")
              .services(vertex.address(), "http://" + Fork.NOWHERE, Fork.NOWHERE)
              .tls()
              .run("jobs", key.toString());
      assertThat(printed).first().isEqualTo("submitted train-1");
      assertThat(vertex.authorizations).containsExactly("Bearer " + FakeAccounts.TOKEN);
    }
  }

  @Test
  void saysThatALoginHasExpired() throws Exception {
    Path store = Keys.store(folder);
    try (FakeAccounts accounts = FakeAccounts.refusing();
        FakeVertex vertex = new FakeVertex(Keys.managers(store));
        FakeStorage storage = new FakeStorage()) {
      String key = Keys.ofServiceAccount(folder, accounts.address()).toString();
      Fork fork =
          new Fork(folder)
              .option("-Djavax.net.ssl.trustStore=" + store)
              .option("-Djavax.net.ssl.trustStorePassword=changeit")
              .services(vertex.address(), storage.address(), Fork.NOWHERE)
              .tls();
      assertThat(fork.run("jobs", key))
          .first()
          .isEqualTo(expired("Vertex AI", "create pipeline job 'train-1'"));
      assertThat(fork.run("objects", key))
          .first()
          .isEqualTo(expired("Cloud Storage", "read gs://acme/a"));
    }
  }

  private static String expired(String service, String what) {
    return "NO_CREDENTIALS: "
        + service
        + " does not accept the credentials to "
        + what
        + " (the login has expired or was revoked): log in again with `gcloud auth"
        + " application-default login`, or give a valid key file.";
  }

  @Test
  void knowsWhoseKeyItIsAndWhomItActsAs() throws Exception {
    Path key = Keys.ofServiceAccount(folder, Fork.NOWHERE);
    assertThat(Identity.of(new KeyFile(key, Optional.empty()), Way.direct()).account())
        .isEqualTo("Account robot@acme.iam.gserviceaccount.com");
    Identity acting =
        Identity.of(new KeyFile(key, Optional.of("runner@acme.example")), Way.direct());
    assertThat(acting.account()).isEqualTo("Account runner@acme.example");
    assertThat(acting.credentials()).isPresent();
  }

  @Test
  void saysThatTheAccountMayNotBeImpersonated() {
    Caller caller =
        new Caller(
            "Vertex AI",
            "x:443",
            false,
            "acme",
            "europe-west4",
            new Identity(Optional.empty(), "Account runner@acme.example"),
            Connections.QUICK,
            Way.direct());
    Throwable refused = new IOException("Error requesting access token", answer(403));
    AtomicInteger attempts = new AtomicInteger();
    RemoteException refusal =
        catchThrowableOfType(
            RemoteException.class,
            () ->
                new Rpc(caller)
                    .call(
                        new Action("list pipeline jobs", ""),
                        () -> {
                          attempts.incrementAndGet();
                          throw new UnavailableException(
                              refused, GrpcStatusCode.of(Status.Code.UNAVAILABLE), true);
                        }));
    assertThat(refusal)
        .hasMessage(
            "Account runner@acme.example may not be impersonated with your credentials: ask for the"
                + " role roles/iam.serviceAccountTokenCreator on it, and check its name.");
    assertThat(refusal.kind()).isEqualTo(Kind.PERMISSION_DENIED);
    assertThat(attempts).hasValue(1);
  }

  private static HttpResponseException answer(int status) {
    return new HttpResponseException.Builder(status, "Forbidden", new HttpHeaders()).build();
  }

  @Test
  void saysThatTheKeyFileDoesNotExist() {
    Path file = folder.resolve("nix.json");
    refuses(file, "Key file " + file + " does not exist: correct the key file setting.");
  }

  @Test
  void saysThatAFileIsNoKey() throws Exception {
    for (String content : List.of(USER, "{}", "no json")) {
      Path file = Files.writeString(folder.resolve("key.json"), content);
      refuses(
          file,
          "Key file "
              + file
              + " is not the key of a service account: give the JSON file that the console or"
              + " `gcloud iam service-accounts keys create` wrote.");
    }
  }

  private static void refuses(Path file, String message) {
    RemoteException refusal =
        catchThrowableOfType(
            RemoteException.class,
            () -> Identity.of(new KeyFile(file, Optional.empty()), Way.direct()));
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.kind()).isEqualTo(Kind.NO_CREDENTIALS);
  }
}
