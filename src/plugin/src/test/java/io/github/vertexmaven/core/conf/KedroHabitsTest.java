package io.github.vertexmaven.core.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configuration as people write it who come from Kedro. */
class KedroHabitsTest {

  @TempDir Path dir;

  private Configs project() {
    return Configs.in(dir)
        .conf("base/vertexai.yml", "run_config: {image: 'app:${runtime_params:tag,1.10}'}\n")
        .conf("base/globals.yml", "seed: 4\n")
        .conf(
            "base/catalog.yml",
            "cars: {type: csv, filepath: \"${runtime_params:folder, 'data/01_raw'}/cars.csv\"}\n")
        .conf(
            "base/parameters.yml",
            "model:\n  seed: ${runtime_params:random, ${globals:seed}}\n  size: 3\n");
  }

  private static Object filepath(ResolvedConfig config) {
    return ((ConfValue.Mapping) config.catalog().get("cars").orElseThrow())
        .get("filepath")
        .orElseThrow()
        .plain();
  }

  @Test
  void parametersOfARunReachTemplates() {
    ResolvedConfig plain = project().resolve();
    assertThat(filepath(plain)).isEqualTo("data/01_raw/cars.csv");
    assertThat(plain.settings().run().image()).contains("app:1.10");
    assertThat(plain.parameters().plain())
        .isEqualTo(Map.of("model", Map.of("seed", 4L, "size", 3L)));
    ResolvedConfig given = project().params("folder=other,random=7,tag=2.0,model.size=5").resolve();
    assertThat(filepath(given)).isEqualTo("other/cars.csv");
    assertThat(given.settings().run().image()).contains("app:2.0");
    assertThat(given.parameters().plain())
        .isEqualTo(Map.of("model", Map.of("seed", 7L, "size", 5L)));
  }

  @Test
  void aFileOfParametersReachesTemplatesToo() {
    Configs configs =
        project().file("p.yml", "folder: filed\nrandom: 8\nmodel: {size: 9}\n").paramsFile("p.yml");
    assertThat(filepath(configs.resolve())).isEqualTo("filed/cars.csv");
    assertThat(configs.resolve().parameters().plain())
        .isEqualTo(Map.of("model", Map.of("seed", 8L, "size", 9L)));
    assertThat(filepath(configs.params("folder=option").resolve())).isEqualTo("option/cars.csv");
  }

  @Test
  void aSpecKeepsTheTemplatesOfARunButNotItsOtherParameters() {
    ResolvedConfig spec = project().params("folder=other,random=7,model.size=5").resolveForSpec();
    assertThat(filepath(spec)).isEqualTo("other/cars.csv");
    assertThat(spec.parameters().plain())
        .isEqualTo(Map.of("model", Map.of("seed", 7L, "size", 3L)));
  }

  @Test
  void aNameThatNeitherParametersNorTemplatesHaveIsASlip() {
    ResolvedConfig config = project().params("foldr=x,random=1,model.sise=2").resolve();
    assertThat(config.given())
        .extracting(given -> given.problem(List.of()))
        .containsExactly(
            "-Dvertexai.params: foldr is not a parameter; did you mean 'folder'?",
            "-Dvertexai.params: model.sise is not a parameter; did you mean 'size'?");
  }

  @Test
  void aTemplateWithoutDefaultSaysHowARunGivesIt() {
    Configs configs =
        project().conf("base/parameters.yml", "model:\n  seed: ${runtime_params:random}\n");
    assertThatThrownBy(configs::resolve)
        .isInstanceOf(UserException.class)
        .hasMessage(
            "conf/base/parameters.yml:2: model.seed: ${runtime_params:random} has no value; give"
                + " one by -Dvertexai.params=random=…, or give a default:"
                + " ${runtime_params:random,default}.");
    assertThat(configs.params("random=3").resolve().parameters().plain())
        .isEqualTo(Map.of("model", Map.of("seed", 3L)));
  }

  @Test
  void theParametersOfAScheduleDoNotReachTemplates() {
    ConfValue.Mapping scheduled =
        (ConfValue.Mapping) ConfValue.of(Map.of("folder", "x"), Location.of("schedule"));
    Configs configs = project().scheduled(scheduled);
    assertThat(configs.resolve().given())
        .extracting(given -> given.problem(List.of()))
        .containsExactly("schedule: folder is not a parameter.");
  }

  @Test
  void credentialsComeFromTheEnvironmentWhenTheyAreAskedFor() {
    Configs configs =
        project()
            .conf(
                "local/credentials.yml", "db: {user: '${oc.env:DB_USER}', key: '${oc.env:K,x}'}\n");
    CredentialEntries lacking = configs.resolve().credentials();
    assertThatThrownBy(() -> lacking.values(List.of("db")))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "conf/local/credentials.yml:1: db.user: ${oc.env:DB_USER} has no value; set the"
                + " environment variable DB_USER, or give a default: ${oc.env:DB_USER,default}.");
    assertThat(configs.variable("DB_USER", "0042").resolve().credentials().values(List.of("db")))
        .isEqualTo(Map.of("db", Map.of("user", "0042", "key", "x")));
  }

  @Test
  void aSettingThatIsANumberTakesOneFromTheEnvironment() {
    Configs configs =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml",
                "warm_workers: ${oc.env:WORKERS,2}\nregion: ${env.REGION|here}\n"
                    + "_root: bucket\nrun_config: {root: '${_root}/a'}\n");
    assertThat(configs.resolve().settings().warmWorkers()).contains(2);
    ResolvedConfig given = configs.variable("WORKERS", "3").variable("REGION", "there").resolve();
    assertThat(given.settings().warmWorkers()).contains(3);
    assertThat(given.settings().region()).contains("there");
    assertThat(given.settings().run().root()).map(RunRoot::path).contains("bucket/a");
  }

  @Test
  void parametersAreMergedAsTheProjectSays() {
    Configs configs =
        Configs.in(dir)
            .conf("base/vertexai.yml", "config: {merge_strategy: {parameters: soft}}\n")
            .conf("base/parameters.yml", "model: {seed: 1, size: 2}\n")
            .conf("prod/parameters.yml", "model: {size: 3}\n")
            .env("prod");
    ResolvedConfig soft = configs.resolve();
    assertThat(soft.parameters().plain())
        .isEqualTo(Map.of("model", Map.of("seed", 1L, "size", 3L)));
    assertThat(ConfigListing.lines(soft))
        .anyMatch(line -> line.matches(" +seed: 1 +# conf/base/parameters.yml:1"))
        .anyMatch(line -> line.matches(" +size: 3 +# conf/prod/parameters.yml:1"))
        .anyMatch(line -> line.matches(" +parameters: soft +# conf/base/vertexai.yml:1"))
        .anyMatch(line -> line.matches(" +catalog: destructive +# default"));
    assertThat(
            configs
                .settingOption("config.merge_strategy.parameters", "destructive")
                .resolve()
                .parameters()
                .plain())
        .isEqualTo(Map.of("model", Map.of("size", 3L)));
  }

  @Test
  void saysHowFilesCanBeMerged() {
    Configs configs =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml",
                "config:\n  merge_strategy:\n    parameters: sfot\n    catalogs: soft\n"
                    + "    globals: ${how}\n    vertexai: soft\n")
            .variable("VERTEXAI_CONFIG_HOW", "soft");
    assertThatThrownBy(configs::resolve)
        .isInstanceOf(UserException.class)
        .hasMessage(
            "4 problems:\n"
                + "conf/base/vertexai.yml:3: config.merge_strategy.parameters: expected one of"
                + " destructive, soft, found 'sfot'; did you mean 'soft'?\n"
                + "conf/base/vertexai.yml:4: config.merge_strategy.catalogs is not a setting; did"
                + " you mean catalog?\n"
                + "conf/base/vertexai.yml:5: config.merge_strategy.globals: is needed before"
                + " templates are filled in; write soft or destructive.\n"
                + "conf/base/vertexai.yml:6: config.merge_strategy.vertexai is not a setting.");
  }

  static Stream<Arguments> slips() {
    String noHost = "' is not 'emulator' or a host name, which has a dot or a port";
    return Stream.of(
        arguments(
            "endpoint: emulater", "endpoint: 'emulater" + noHost + "; did you mean 'emulator'?"),
        arguments(
            "endpoint: Emulator", "endpoint: 'Emulator" + noHost + "; did you mean 'emulator'?"),
        arguments("endpoint: myhost", "endpoint: 'myhost" + noHost + "."),
        arguments(
            "host: vertex-ai-pipeline",
            "host: 'vertex-ai-pipeline' is not vertex-ai-pipelines, kubeflow, or the address of"
                + " Kubeflow Pipelines such as https://kubeflow.example.com/pipeline; did you mean"
                + " 'vertex-ai-pipelines'?"),
        arguments(
            "run_config: {code: imaage}",
            "run_config.code: expected one of staged, image, found 'imaage'; did you mean"
                + " 'image'?"),
        arguments(
            "run_config: {failure_policy: fats}",
            "run_config.failure_policy: expected one of fast, slow, found 'fats'; did you mean"
                + " 'fast'?"),
        arguments(
            "run_config: {grouping: {strategy: auot}}",
            "run_config.grouping.strategy: 'auot' is not none, tag, namespace, auto or the name of"
                + " a class with its package; did you mean 'auto'?"));
  }

  @ParameterizedTest
  @MethodSource("slips")
  void aSlipInAValueOfAFewIsAnsweredWithTheValueThatWasMeant(String settings, String problem) {
    Configs configs = Configs.in(dir).conf("base/vertexai.yml", settings + "\n");
    assertThatThrownBy(configs::resolve)
        .isInstanceOf(UserException.class)
        .hasMessage("conf/base/vertexai.yml:1: " + problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emulator",
        "localhost",
        "localhost:8080",
        "my-host:443",
        "eu-aiplatform.googleapis.com",
        "10.0.0.1",
        "10.0.0.1:8443",
        "aiplatform-psc.p.googleapis.com"
      })
  void theseAreEndpoints(String endpoint) {
    Configs configs = Configs.in(dir).conf("base/vertexai.yml", "endpoint: '" + endpoint + "'\n");
    assertThat(configs.resolve().settings().endpoint()).contains(endpoint);
  }
}
