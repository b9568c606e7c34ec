package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.UnauthenticatedException;
import com.google.auth.Credentials;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.aiplatform.v1.PipelineServiceClient;
import com.google.cloud.aiplatform.v1.PipelineServiceSettings;
import com.google.cloud.logging.v2.LoggingClient;
import com.google.cloud.logging.v2.LoggingSettings;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageOptions;
import io.github.vertexmaven.emulator.container.ContainerSetting;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.kubeflow.KubeflowOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An emulator as it is unless it is told otherwise: it answers who can read its token. */
class OwnerOnlyTest {

  @TempDir Path folder;

  private Path home;
  private Emulator emulator;
  private String token;

  @BeforeEach
  void open() throws IOException {
    home = folder.resolve("home");
    emulator = started(true);
    token = facts().get("token").toString();
  }

  private Emulator started(boolean withToken) throws IOException {
    Path java = Path.of(System.getProperty("java.home"));
    ContainerSetting none = new ContainerSetting(ContainerSetting.Wish.NONE, List.of());
    KubeflowOptions kubeflow = KubeflowOptions.STANDARD;
    Options options =
        new Options(
            home, true, withToken, Duration.ofMinutes(5), java, 2, 0, 10, none, 0, 0, kubeflow);
    return Emulator.start(options).orElseThrow();
  }

  @AfterEach
  void close() throws IOException {
    emulator.close();
  }

  private Map<String, Object> facts() throws IOException {
    return JsonValues.object(JsonValues.read(Files.readString(home.resolve("emulator.json"))));
  }

  private String sentence() {
    return "The emulator answers only its owner: send the token in "
        + home.resolve("emulator.json")
        + " as the header 'Authorization: Bearer <token>', or open the page with 'mvn vertexai:ui'.";
  }

  private RawHttp get(String target, String... headers) throws IOException {
    return RawHttp.send(emulator.httpAddress(), "GET", target, headers);
  }

  private static String message(RawHttp reply) {
    return JsonValues.object(JsonValues.object(JsonValues.read(reply.text())).get("error"))
        .get("message")
        .toString();
  }

  @Test
  void turnsAwayWhoShowsNoToken() throws Exception {
    for (String target :
        List.of(
            "/",
            "/page/app.js",
            "/page/data/jobs",
            "/v1/" + Lab.PARENT + "/pipelineJobs",
            "/storage/v1/b?project=p",
            "/download/storage/v1/b/b/o/o",
            "/v2/entries:list")) {
      for (String header :
          List.of(
              "Accept: */*",
              "Authorization: Bearer " + "x".repeat(token.length()),
              "Authorization: Bearer",
              "Authorization: Basic " + token,
              "Cookie: vertexai=" + token)) {
        RawHttp reply = get(target, header);
        assertThat(reply.status()).as(target + " " + header).isEqualTo(401);
        assertThat(message(reply)).isEqualTo(sentence());
      }
      assertThat(get(target, "Authorization: Bearer " + token).status()).isNotEqualTo(401);
    }
    for (String target : List.of("/batch/storage/v1", "/upload/storage/v1/b/b/o")) {
      assertThat(RawHttp.send(emulator.httpAddress(), "POST", target, "Content-Length: 0").status())
          .isEqualTo(401);
    }
  }

  @Test
  void letsNobodyElseReadTheToken() throws Exception {
    assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix")).isTrue();
    for (String file : List.of("emulator.json", "token")) {
      assertThat(permissions(home.resolve(file))).as(file).isEqualTo("rw-------");
    }
    for (String part : List.of("", "buckets", "jobs", "cache", "metadata", "schedules", "work")) {
      assertThat(permissions(home.resolve(part))).as(part).isEqualTo("rwx------");
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** Where the tests run as root, they can be somebody else. */
  @Test
  void letsAnotherUserSeeNothing() throws Exception {
    Path setpriv = Path.of("/usr/bin/setpriv");
    assumeThat(Files.isExecutable(setpriv) && System.getProperty("user.name").equals("root"))
        .isTrue();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(home.resolve("buckets").resolve("secret"), "secret");
    for (String file : List.of("emulator.json", "token", "buckets/secret")) {
      ProcessBuilder reader =
          new ProcessBuilder(
                  setpriv.toString(),
                  "--reuid=65534",
                  "--regid=65534",
                  "--clear-groups",
                  "cat",
                  home.resolve(file).toString())
              .redirectErrorStream(true);
      reader.environment().put("LC_ALL", "C");
      Process reading = reader.start();
      String said = new String(reading.getInputStream().readAllBytes());
      assertThat(reading.waitFor()).as(file + ": " + said).isNotZero();
      assertThat(said).contains("Permission denied").doesNotContain(token);
    }
  }

  @Test
  void closesTheFolderThatAnOlderEmulatorLeftOpen() throws Exception {
    assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix")).isTrue();
    emulator.close();
    for (String part : List.of("buckets", "jobs")) {
      Files.setPosixFilePermissions(
          home.resolve(part), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    emulator = started(true);
    assertThat(permissions(home.resolve("buckets"))).isEqualTo("rwx------");
    assertThat(permissions(home.resolve("jobs"))).isEqualTo("rwx------");
  }

  @Test
  void keepsItsTokenFromOneEmulatorToTheNext() throws Exception {
    emulator.close();
    emulator = started(true);
    assertThat(facts()).containsEntry("token", token);
  }

  @Test
  void asksForNothingWhereThatHinders() throws Exception {
    emulator.close();
    emulator = started(false);
    assertThat(facts()).doesNotContainKey("token");
    assertThat(get("/page/data/jobs").status()).isEqualTo(200);
  }

  private Credentials credentials() {
    return OAuth2Credentials.create(new AccessToken(token, null));
  }

  private PipelineServiceClient pipelines(CredentialsProvider credentials) throws IOException {
    return PipelineServiceClient.create(
        PipelineServiceSettings.newBuilder()
            .setTransportChannelProvider(
                InstantiatingGrpcChannelProvider.newBuilder()
                    .setEndpoint(emulator.grpcAddress())
                    .setChannelConfigurator(builder -> builder.usePlaintext())
                    .build())
            .setCredentialsProvider(credentials)
            .build());
  }

  @Test
  void answersGooglesClientOfVertexAi() throws Exception {
    try (PipelineServiceClient own = pipelines(FixedCredentialsProvider.create(credentials()))) {
      assertThat(own.listPipelineJobs(Lab.PARENT).iterateAll()).isEmpty();
    }
    try (PipelineServiceClient none = pipelines(NoCredentialsProvider.create())) {
      assertThatThrownBy(() -> none.listPipelineJobs(Lab.PARENT))
          .isInstanceOf(UnauthenticatedException.class)
          .hasMessageContaining(sentence());
    }
  }

  private LoggingClient logging(CredentialsProvider credentials) throws IOException {
    return LoggingClient.create(
        LoggingSettings.newBuilder()
            .setTransportChannelProvider(
                InstantiatingGrpcChannelProvider.newBuilder()
                    .setEndpoint(emulator.grpcAddress())
                    .setChannelConfigurator(builder -> builder.usePlaintext())
                    .build())
            .setCredentialsProvider(credentials)
            .build());
  }

  @Test
  void answersGooglesClientOfLogging() throws Exception {
    List<String> project = List.of("projects/p");
    try (LoggingClient own = logging(FixedCredentialsProvider.create(credentials()))) {
      assertThat(own.listLogEntries(project, "", "").iterateAll()).isEmpty();
    }
    try (LoggingClient none = logging(NoCredentialsProvider.create())) {
      assertThatThrownBy(() -> none.listLogEntries(project, "", ""))
          .isInstanceOf(UnauthenticatedException.class)
          .hasMessageContaining(sentence());
    }
  }

  private Storage storage(Credentials credentials) {
    return StorageOptions.newBuilder()
        .setHost("http://" + emulator.httpAddress())
        .setProjectId("p")
        .setCredentials(credentials)
        .build()
        .getService();
  }

  @Test
  void answersGooglesClientOfStorage() {
    Storage own = storage(credentials());
    own.create(BucketInfo.of("mine"));
    own.create(BlobInfo.newBuilder("mine", "a").build(), new byte[] {1, 2, 3});
    assertThat(own.readAllBytes(BlobId.of("mine", "a"))).containsExactly(1, 2, 3);
    Storage none = storage(NoCredentials.getInstance());
    assertThatThrownBy(() -> none.readAllBytes(BlobId.of("mine", "a")))
        .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.getCode()).isEqualTo(401))
        .hasMessageContaining(sentence());
  }

  @Test
  void opensThePageByALinkThatShowsTheTokenOnce() throws Exception {
    RawHttp opened = get("/?token=" + token);
    assertThat(opened.status()).isEqualTo(303);
    assertThat(opened.header("Location")).isEqualTo("/");
    String cookie = opened.header("Set-Cookie");
    assertThat(cookie).contains("; HttpOnly", "; SameSite=Lax", "; Path=/").doesNotContain(token);
    String shown = "Cookie: other=1; " + cookie.replaceFirst(";.*", "");
    for (String target :
        List.of("/", "/page/app.js", "/page/data/jobs", "/v1/" + Lab.PARENT + "/pipelineJobs")) {
      assertThat(get(target, shown).status()).as(target).isEqualTo(200);
    }
    assertThat(get("/?token=" + token.substring(1)).status()).isEqualTo(401);
    assertThat(get("/page/data/jobs?token=" + token).status()).isEqualTo(401);
    assertThat(get("/page/data/jobs", shown, "Origin: http://evil.example").status())
        .isEqualTo(403);
  }
}
