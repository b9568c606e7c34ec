package io.github.vertexmaven.core.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.settings.MlflowFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTimeConfigTest {

  private static final String CREDENTIALS =
      """
      db:
        user: {public: ada}
        host: canary-host
        port: 5432
        password: {secret: projects/p/secrets/s/versions/latest}
        more: [canary-item]
      whole: {secret: projects/p/secrets/w}
      unused: canary-unused
      """;

  @TempDir Path dir;

  private Configs configs() {
    return Configs.in(dir)
        .conf("base/vertexai.yml", "endpoint: emulator\n")
        .conf(
            "base/catalog.yml",
            "a: {type: com.acme.Table, credentials: db}\n"
                + "b: {type: com.acme.Table, credentials: whole}\n")
        .conf("local/credentials.yml", CREDENTIALS);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> sent(ResolvedConfig config) {
    return RunTimeConfig.sent(
            config,
            (Map<String, Object>) config.catalog().plain(),
            List.of(),
            RunTimeConfig.isTracked(config))
        .plain();
  }

  @Test
  void onlyReferencesAndPublicValuesAreSent() {
    ResolvedConfig config = configs().resolve();
    String withheld = "conf/local/credentials.yml";
    assertThat(sent(config))
        .isEqualTo(
            Map.of(
                "credentials",
                Map.of(
                    "db",
                    Map.of(
                        "user", Map.of("public", "ada"),
                        "host", Map.of("withheld", withheld),
                        "port", Map.of("withheld", withheld),
                        "password", Map.of("secret", "projects/p/secrets/s/versions/latest"),
                        "more", List.of(Map.of("withheld", withheld))),
                    "whole",
                    Map.of("secret", "projects/p/secrets/w")),
                "credentialsFile",
                "com.acme_space_local.json"));
    assertThat(RunTimeConfig.sent(config, Map.of(), List.of(), false).plain()).isEmpty();
    assertThat(config.toString()).doesNotContain("canary");
  }

  @Test
  void codeOnThisMachineHasTheValuesThatItAsksFor() {
    Map<String, Object> here = RunTimeConfig.here(configs().resolve()).plain();
    assertThat(here.toString()).contains("host=canary-host").doesNotContain("unused");
  }

  @Test
  void placeholdersWithoutValueMatterOnlyToWhoAsksForValues() {
    Configs configs =
        configs().conf("local/credentials.yml", "db: {p: '${db_password}'}\nwhole: {p: x}\n");
    ResolvedConfig config = configs.resolve();
    assertThat(sent(config).toString()).contains("withheld").doesNotContain("db_password");
    assertThatThrownBy(() -> RunTimeConfig.here(config).plain())
        .isInstanceOf(UserException.class)
        .hasMessage(
            "conf/local/credentials.yml:1: db.p: ${db_password} has no value; set the environment"
                + " variable VERTEXAI_CONFIG_DB_PASSWORD, or give a default:"
                + " ${db_password|default}.");
    assertThat(
            RunTimeConfig.here(configs.variable("VERTEXAI_CONFIG_DB_PASSWORD", "x").resolve())
                .plain()
                .toString())
        .contains("p=x");
  }

  @Test
  void aReferenceThatNamesNoSecretIsAnErrorThatDoesNotRepeatIt() {
    assertThatThrownBy(
            () ->
                configs()
                    .conf(
                        "local/credentials.yml",
                        "db:\n  password: {secret: canary}\nwhole: {p: x}\n")
                    .resolve())
        .isInstanceOf(UserException.class)
        .hasMessage(
            "conf/local/credentials.yml:2: credentials db.password.secret: expected"
                + " projects/<project>/secrets/<secret>/versions/<version>.");
  }

  @Test
  void warnsOfCredentialsThatAJobWillNotHave() {
    Configs configs =
        configs()
            .conf("base/vertexai.yml", "region: r\n")
            .conf(
                "local/credentials.yml",
                "db: {p: canary}\nwhole: {secret: projects/p/secrets/w}\n");
    assertThat(RunTimeConfig.missing(configs.resolve()))
        .containsExactly(
            "Credentials 'db' are plain text in credentials.yml and are not sent to Vertex AI; store them in Secret Manager and write {secret:"
                + " projects/<project>/secrets/<secret>/versions/latest}.");
    assertThat(RunTimeConfig.missing(configs().resolve())).isEmpty();
  }

  @Test
  void aNameThatTheCredentialsOfAnEnvironmentLackIsAnErrorWithItsPlace() {
    Configs configs =
        Configs.in(dir)
            .conf("base/vertexai.yml", "region: r\n")
            .conf(
                "base/catalog.yml",
                "a: {type: jdbc_table, table: t, credentials: db}\n"
                    + "'{x}#t': {type: jdbc_table, table: '{x}', credentials: '{x}_db'}\n"
                    + "_b: &b {credentials: nobody}\n")
            .conf(
                "base/mlflow.yml",
                "server: {mlflow_tracking_uri: 'http://x', credentials: mlflov}\n");
    // Nothing of credentials is there: a build server compiles without them.
    assertThat(RunTimeConfig.missing(configs.resolve()))
        .containsExactly(
            "conf/base/catalog.yml:1: a.credentials: no credentials.yml of environment local has"
                + " 'db'.",
            "conf/base/mlflow.yml:1: server.credentials: no credentials.yml of environment local"
                + " has 'mlflov'.");
    configs.conf("local/credentials.yml", "db_: {p: canary}\nmlflow: {p: canary}\n");
    assertThatThrownBy(configs::resolve)
        .isInstanceOf(UserException.class)
        .hasMessage(
            "2 problems:\n"
                + "conf/base/catalog.yml:1: a.credentials: no credentials.yml of environment local"
                + " has 'db'; did you mean 'db_'?\n"
                + "conf/base/mlflow.yml:1: server.credentials: no credentials.yml of environment"
                + " local has 'mlflov'; did you mean 'mlflow'?");
    configs.conf(
        "base/vertexai.yml", "run_config: {dynamic_config_providers: [{cls: com.acme.Makes}]}\n");
    assertThat(RunTimeConfig.missing(configs.resolve()))
        .noneMatch(text -> text.contains("no credentials.yml"));
  }

  @Test
  void hooksAndProvidersTravelWithTheSettingsThatProvidersMayRead() {
    ResolvedConfig config =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml",
                """
                project_id: p
                run_config:
                  hooks: [com.acme.Audit]
                  dynamic_config_providers:
                    - cls: com.acme.Tokens
                      params: {client_id: '${client}', times: 3, run: '${run_id}'}
                    - cls: com.acme.Plain
                """)
            .variable("VERTEXAI_CONFIG_CLIENT", "c")
            .resolve();
    Map<String, Object> sent = sent(config);
    assertThat(sent.get("hooks")).isEqualTo(List.of("com.acme.Audit"));
    assertThat(sent.get("providers"))
        .isEqualTo(
            List.of(
                Map.of(
                    "cls",
                    "com.acme.Tokens",
                    "params",
                    Map.of("client_id", "c", "times", 3L, "run", "${run_id}")),
                Map.of("cls", "com.acme.Plain", "params", Map.of())));
    assertThat(((Map<?, ?>) sent.get("settings")).get("project_id")).isEqualTo("p");
    assertThat(config.warnings()).isEmpty();
  }

  @Test
  void trackingTravelsWhereAServerIsNamed() {
    Configs configs =
        Configs.in(dir)
            .conf("base/vertexai.yml", "run_config: {mlflow: {on_failure: warn}}\n")
            .conf(
                "base/mlflow.yml",
                """
                server:
                  mlflow_tracking_uri: https://mlflow.example.com
                  credentials: tracking
                tracking: {disable_tracking: {pipelines: [silent]}}
                """)
            .conf("local/credentials.yml", "tracking: {MLFLOW_TRACKING_TOKEN: canary}\n");
    ResolvedConfig config = configs.resolve();
    Map<String, Object> sent =
        RunTimeConfig.sent(config, Map.of(), List.of(), RunTimeConfig.isTracked(config)).plain();
    assertThat(sent.get("project")).isEqualTo("space");
    assertThat(sent.get("mlflowSettings")).isEqualTo(Map.of("on_failure", "warn"));
    assertThat(sent.toString()).contains("https://mlflow.example.com", "withheld");
    assertThat(sent.toString()).doesNotContain("canary");
    Map<String, Object> here = RunTimeConfig.here(config).plain();
    assertThat(here.get("trackingTags"))
        .isEqualTo(Map.of("project", "com.acme:space", "project_version", "1.0"));
    assertThat(here.toString()).contains("canary");
    assertThat(RunTimeConfig.isTracked(config, "__default__")).isTrue();
    assertThat(RunTimeConfig.isTracked(config, "silent")).isFalse();
    assertThat(
            RunTimeConfig.sent(
                    Configs.in(dir).conf("base/mlflow.yml", "server:\n").resolve(),
                    Map.of(),
                    List.of(),
                    false)
                .plain())
        .isEmpty();
  }

  @Test
  void theSampleOfMlflowIsSound() {
    ResolvedConfig config =
        Configs.in(dir).conf("base/mlflow.yml", MlflowFile.sample("space")).resolve();
    assertThat(config.warnings()).isEmpty();
    assertThat(RunTimeConfig.isTracked(config)).isTrue();
  }

  @Test
  void saysWhatIsWrongInMlflow() {
    assertThatThrownBy(
            () ->
                Configs.in(dir)
                    .conf(
                        "base/mlflow.yml",
                        "server:\n  mlflow_tracking_url: x\ntracking:\n  params:\n"
                            + "    long_params_strategy: cut\n")
                    .resolve())
        .hasMessageContaining(
            "conf/base/mlflow.yml:2: server.mlflow_tracking_url is not a setting; did you mean"
                + " mlflow_tracking_uri?")
        .hasMessageContaining(
            "conf/base/mlflow.yml:5: tracking.params.long_params_strategy: expected one of fail,"
                + " truncate, tag, found 'cut'.");
    assertThatThrownBy(
            () ->
                Configs.in(dir)
                    .conf("base/mlflow.yml", "server: {mlflow_tracking_uri: 'http://a:canary@c'}\n")
                    .resolve())
        .hasMessage(
            "conf/base/mlflow.yml:1: server.mlflow_tracking_uri: it is not the address of a server"
                + " without a password, such as https://mlflow.example.com; put passwords into credentials.yml.");
  }

  /** As the template of kedro-mlflow and public projects have it. */
  @ParameterizedTest
  @ValueSource(strings = {"mlruns", "sqlite:///mlflow.db", "file:///tmp/mlruns", "./a/mlruns"})
  void aFolderOfRunsIsNoServer(String address) {
    ResolvedConfig config =
        Configs.in(dir)
            .conf("base/mlflow.yml", "server:\n  mlflow_tracking_uri: " + address + "\n")
            .resolve();
    assertThat(config.warnings())
        .containsExactly(
            "conf/base/mlflow.yml:2: server.mlflow_tracking_uri: '"
                + address
                + "' is a place on one machine, where tasks cannot write: nothing is tracked. Give"
                + " the address of a server, such as https://mlflow.example.com.");
    assertThat(RunTimeConfig.isTracked(config)).isFalse();
  }

  @Test
  void aProviderNeedsAClassAndItsParamsAreAMap() {
    assertThatThrownBy(
            () ->
                Configs.in(dir)
                    .conf(
                        "base/vertexai.yml",
                        "run_config:\n"
                            + "  dynamic_config_providers:\n"
                            + "    - params: [x]\n"
                            + "    - cla: x\n")
                    .resolve())
        .isInstanceOf(UserException.class)
        .extracting(e -> ((UserException) e).problems())
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .isEqualTo(
                        "conf/base/vertexai.yml:3: run_config.dynamic_config_providers.params:"
                            + " expected keys with values, found a list."))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .isEqualTo(
                        "conf/base/vertexai.yml:4: run_config.dynamic_config_providers.cla is not a"
                            + " setting; did you mean cls?"));
  }
}
