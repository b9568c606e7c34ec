package io.github.vertexmaven.core.job.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.service.KubeflowLogin;
import io.github.vertexmaven.core.service.KubeflowLogin.DesktopClient;
import io.github.vertexmaven.core.service.KubeflowTarget;
import io.github.vertexmaven.core.service.RemoteTarget.Ambient;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.RemoteTarget.KeyFile;
import io.github.vertexmaven.core.service.RemoteTarget.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which installation a configuration means, and who one is for it. */
class KubeflowPlaceTest {

  private static final String HOST = "https://kubeflow.acme.com/pipeline";

  @TempDir Path dir;

  private final Map<String, String> variables = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private Configs configs;

  @BeforeEach
  void begin() {
    configs = Configs.in(dir);
  }

  private ResolvedConfig config(String settings) {
    variables.forEach(configs::variable);
    return configs.conf("base/vertexai.yml", settings).resolve();
  }

  private KubeflowTarget target(String settings) {
    ResolvedConfig config = config("host: " + HOST + "/\n" + settings);
    return new KubeflowPlace(variables, dir, new Warnings(warnings)).installation(config);
  }

  private record Warnings(List<String> lines) implements Log {
    @Override
    public void info(String line) {}

    @Override
    public void warn(String line) {
      lines.add(line);
    }
  }

  @Test
  void nothingSetIsNobody() {
    KubeflowTarget target = target("");
    assertThat(target.address()).isEqualTo(HOST);
    assertThat(target.pages()).isEqualTo(HOST);
    assertThat(target.namespace()).isEmpty();
    assertThat(target.login()).isEqualTo(new KubeflowLogin.None());
    assertThat(target.minimumVersion()).contains("2.4.1");
    assertThat(target.timeZone()).isEqualTo("UTC");
    assertThat(warnings).isEmpty();
  }

  /** Slashes at the end and the path of the API are none of the address. */
  @ParameterizedTest
  @CsvSource({
    "https://kf.acme.com/pipeline, https://kf.acme.com/pipeline",
    "https://kf.acme.com/pipeline///, https://kf.acme.com/pipeline",
    "https://kf.acme.com/, https://kf.acme.com",
    "https://kf.acme.com:8443/a/b/, https://kf.acme.com:8443/a/b",
    "https://kf.acme.com/pipeline/apis/v2beta1/, https://kf.acme.com/pipeline",
    "https://kf.acme.com/pipeline/apis, https://kf.acme.com/pipeline",
    "http://[::1]:8888/, http://[::1]:8888",
    "'https://[2001:db8::7]/pipeline', 'https://[2001:db8::7]/pipeline'"
  })
  void anAddressIsTakenAsItIsMeant(String host, String address) {
    ResolvedConfig config = config("host: \"" + host + "\"\n");
    KubeflowTarget target =
        new KubeflowPlace(variables, dir, new Warnings(warnings)).installation(config);
    assertThat(target.address()).isEqualTo(address);
    assertThat(target.jobsPage()).isEqualTo(address + "/#/runs");
    assertThat(warnings).isEmpty();
  }

  @Test
  void aLoginOverPlainHttpIsWarnedOf() {
    variables.put("DEX_USERNAME", "ann@acme.com");
    variables.put("DEX_PASSWORD", "sesame");
    for (String here : List.of("localhost:8080", "127.0.0.1:8080", "[::1]:8080")) {
      installation("http://" + here + "/pipeline");
    }
    assertThat(warnings).isEmpty();
    installation("http://kf.acme.com/pipeline");
    assertThat(warnings)
        .containsExactly(
            "host: http://kf.acme.com/pipeline is plain http; others on the network can read the"
                + " login. Give the address that begins with https.");
    variables.clear();
    configs = Configs.in(dir);
    warnings.clear();
    installation("http://kf.acme.com/pipeline");
    assertThat(warnings).isEmpty();
  }

  private KubeflowTarget installation(String host) {
    return new KubeflowPlace(variables, dir, new Warnings(warnings))
        .installation(config("host: \"" + host + "\"\n"));
  }

  @Test
  void settingsSayWhereAndWhomToBelieve() {
    KubeflowTarget target =
        target(
            """
            kubeflow:
              namespace: team-a
              pages: https://pages.acme.com/
              ca_file: conf/ca.pem
              minimum_version: "2.14"
              time_zone: Europe/Oslo
            """);
    assertThat(target.namespace()).contains("team-a");
    assertThat(target.pages()).isEqualTo("https://pages.acme.com");
    assertThat(target.trust().caFile()).contains(dir.resolve("conf/ca.pem"));
    assertThat(target.minimumVersion()).contains("2.14");
    assertThat(target.timeZone()).isEqualTo("Europe/Oslo");
  }

  @Test
  void aCertificateThatIsNotCheckedIsSaidAloud() {
    assertThat(target("kubeflow: {skip_tls_verify: true}\n").trust().skipVerify()).isTrue();
    assertThat(warnings)
        .containsExactly(
            "kubeflow.skip_tls_verify: the certificate of "
                + HOST
                + " is not checked; anyone on the network path can read and change what is sent, including the login.");
  }

  @Test
  void theEnvironmentLogsInAtDex() {
    variables.put("DEX_USERNAME", "ann@acme.com");
    variables.put("DEX_PASSWORD", "sesame");
    assertThat(target("").login())
        .isEqualTo(new KubeflowLogin.Dex("ann@acme.com", "sesame", "local"))
        .hasToString("Dex[ann@acme.com]");
  }

  @Test
  void anEntryOfCredentialsHasThePassword() {
    configs.conf("base/credentials.yml", "kf: {user: bob@acme.com, password: sesame}\n");
    assertThat(target("kubeflow: {auth: {connector: ldap, credentials: kf}}\n").login())
        .isEqualTo(new KubeflowLogin.Dex("bob@acme.com", "sesame", "ldap"));
  }

  @Test
  void aUserWithoutPasswordIsToldWhereToWriteIt() {
    assertThatThrownBy(() -> target("kubeflow: {auth: {user: ann@acme.com}}\n"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "kubeflow.auth has a user of Dex and no password: set the environment variable"
                + " DEX_PASSWORD, or name an entry of credentials.yml that has password with"
                + " kubeflow.auth.credentials.");
  }

  @ParameterizedTest
  @CsvSource({"token, Bearer", "cookie, Cookies"})
  void whatAnEntryHasSaysHowOneLogsIn(String key, String kind) {
    configs.conf("base/credentials.yml", "kf: {" + key + ": value}\n");
    assertThat(target("kubeflow: {auth: {credentials: kf}}\n").login()).hasToString(kind + "[***]");
  }

  @Test
  void anEntryThatIsMissingIsTold() {
    assertThatThrownBy(() -> target("kubeflow: {auth: {credentials: kf}}\n"))
        .hasMessageEndingWith(
            "kubeflow.auth.credentials: credentials.yml has no entry 'kf' with keys; add the login to it: user and password, token, or cookie.");
  }

  @Test
  void aTypeThatLacksWhatItNeedsIsTold() {
    assertThatThrownBy(() -> target("kubeflow: {auth: {type: token}}\n"))
        .hasMessage(
            "kubeflow.auth.type is token, and no token is given: name an entry of credentials.yml that"
                + " has token with kubeflow.auth.credentials.");
    assertThatThrownBy(() -> target("kubeflow: {auth: {type: iap}}\n"))
        .hasMessage(
            "kubeflow.auth.type is iap, and kubeflow.auth.client_id is not set: set it, or the"
                + " environment variable IAP_CLIENT_ID.");
  }

  @Test
  void theProxysClientIsMeantByEitherVariable() {
    variables.put("IAP_CLIENT_ID", "proxy");
    variables.put("KF_PIPELINES_IAP_OAUTH2_CLIENT_ID", "other");
    assertThat(target("impersonate_service_account: robot@acme.iam.gserviceaccount.com\n").login())
        .isEqualTo(
            new KubeflowLogin.Iap(
                "proxy",
                new Ambient(Optional.of("robot@acme.iam.gserviceaccount.com")),
                Optional.empty()));
    variables.remove("IAP_CLIENT_ID");
    configs = Configs.in(dir);
    assertThat(target("key_file: robot.json\n").login())
        .isEqualTo(
            new KubeflowLogin.Iap(
                "other",
                new KeyFile(dir.resolve("robot.json"), Optional.empty()),
                Optional.empty()));
  }

  @Test
  void peopleLogInAtTheProxyWithADesktopClient() {
    variables.put("IAP_CLIENT_ID", "proxy");
    variables.put("KF_PIPELINES_APP_OAUTH2_CLIENT_ID", "desk");
    assertThatThrownBy(() -> target(""))
        .hasMessageStartingWith("kubeflow.auth.desktop_client_id is set, and its secret is not: ");
    variables.put("KF_PIPELINES_APP_OAUTH2_CLIENT_SECRET", "s3cret");
    assertThat(target("").login())
        .isEqualTo(
            new KubeflowLogin.Iap(
                "proxy",
                new Ambient(Optional.empty()),
                Optional.of(new DesktopClient("desk", "s3cret"))));
  }

  @Test
  void aHostOfGooglesWantsAnAccessToken() {
    ResolvedConfig config =
        config("host: https://123-dot-us-central1.pipelines.googleusercontent.com\n");
    assertThat(new KubeflowPlace(variables, dir, new Warnings(warnings)).installation(config))
        .extracting(KubeflowTarget::login)
        .isEqualTo(new KubeflowLogin.Google(new Ambient(Optional.empty())));
    assertThat(installation("https://123-dot-a.pipelines.googleusercontent.com:443/").login())
        .isEqualTo(new KubeflowLogin.Google(new Ambient(Optional.empty())));
    // Nobody else gets to see the token: neither a host that only looks like it, nor who listens.
    assertThat(installation("https://evil.com/x.googleusercontent.com").login())
        .isEqualTo(new KubeflowLogin.None());
    assertThat(installation("http://123-dot-a.pipelines.googleusercontent.com").login())
        .isEqualTo(new KubeflowLogin.None());
  }

  @Test
  void aTokenThatIsKeptInAFileIsReadThere() {
    variables.put("KF_PIPELINES_SA_TOKEN_PATH", "/var/run/other/token");
    assertThat(target("").login())
        .isEqualTo(new KubeflowLogin.TokenFile(Path.of("/var/run/other/token")));
    assertThat(target("kubeflow: {auth: {type: none}}\n").login())
        .isEqualTo(new KubeflowLogin.None());
  }

  @Test
  void variablesOfTheSdkAddToSettingsAndOneOverridesThem() {
    variables.put("KF_PIPELINES_ENDPOINT", "http://localhost:8888");
    variables.put("KF_PIPELINES_UI_ENDPOINT", "http://localhost:3000");
    variables.put("KF_PIPELINES_DEFAULT_EXPERIMENT_NAME", "Default flights");
    ResolvedConfig config = config("host: kubeflow\n");
    assertThat(config.settings().service().address()).contains("http://localhost:8888");
    assertThat(config.settings().kubeflow().pages()).contains("http://localhost:3000");
    assertThat(config.settings().run().experiment()).contains("Default flights");
    variables.put("KF_PIPELINES_OVERRIDE_EXPERIMENT_NAME", "Mine");
    configs = Configs.in(dir);
    assertThat(
            config("host: kubeflow\nrun_config: {experiment_name: Own}\n")
                .settings()
                .run()
                .experiment())
        .contains("Mine");
  }

  /** A notebook of Kubeflow has them; its projects may run on Vertex AI all the same. */
  @Test
  void variablesOfTheSdkMeanNothingOnVertexAi() {
    variables.put("KF_PIPELINES_ENDPOINT", "http://localhost:8888");
    variables.put("KF_PIPELINES_OVERRIDE_EXPERIMENT_NAME", "Mine");
    ResolvedConfig config = config("project_id: p\n");
    assertThat(config.settings().service().isKubeflow()).isFalse();
    assertThat(config.settings().run().experiment()).isEmpty();
  }

  @Test
  void theEmulatorIsAskedWithItsToken() {
    ResolvedConfig config = config("host: kubeflow\nendpoint: emulator\n");
    Endpoints here = new Endpoints("127.0.0.1:1", "http://127.0.0.1:2", "127.0.0.1:1", true);
    KubeflowTarget target =
        KubeflowPlace.emulator(config.settings().kubeflow(), here, new Token("secret"));
    assertThat(target.address()).isEqualTo("http://127.0.0.1:2");
    assertThat(target.login()).isEqualTo(new KubeflowLogin.Bearer("secret"));
    assertThat(target.isEmulator()).isTrue();
    assertThat(target.opening(target.jobsPage()))
        .isEqualTo("http://127.0.0.1:2/?token=secret#/runs");
    assertThat(KubeflowPlace.emulator(config.settings().kubeflow(), here, new Anonymous()).login())
        .isEqualTo(new KubeflowLogin.None());
  }
}
