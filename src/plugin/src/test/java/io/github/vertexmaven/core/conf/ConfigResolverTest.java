package io.github.vertexmaven.core.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.settings.Quantity;
import io.github.vertexmaven.core.conf.settings.Resources;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import io.github.vertexmaven.core.conf.settings.SampleConfig;
import io.github.vertexmaven.core.conf.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigResolverTest {

  @TempDir Path dir;

  @Test
  void laterWinsFromBaseToEnvironmentToPomToCommandLine() {
    Configs configs =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml",
                "region: base\nrun_config: {image: base, root: bucket/base}\n");
    assertThat(configs.resolve().settings().run().image()).contains("base");
    configs.conf("prod/vertexai.yml", "run_config: {image: prod}\n").env("prod");
    assertThat(configs.resolve().settings().run().image()).contains("prod");
    configs.pom(Map.of("run_config", Map.of("image", "pom")));
    assertThat(configs.resolve().settings().run().image()).contains("pom");
    configs.settingOption("run_config.image", "option");
    ResolvedConfig config = configs.resolve();
    assertThat(config.settings().run().image()).contains("option");
    assertThat(config.settings().region()).contains("base");
    assertThat(config.settings().run().root()).map(RunRoot::path).contains("bucket/base");
    assertThat(config.env()).isEqualTo("prod");
  }

  @Test
  void nothingIsNeeded() {
    ResolvedConfig config = Configs.in(dir).resolve();
    assertThat(config.settings().run().image()).isEmpty();
    assertThat(config.settings().run().nodes().resources()).isEmpty();
    assertThat(config.catalog().entries()).isEmpty();
    assertThat(config.warnings()).isEmpty();
  }

  static Stream<Arguments> faulty() {
    return Stream.of(
        arguments(
            "run_config:\n  imagee: x\n",
            "conf/base/vertexai.yml:2: run_config.imagee is not a setting; did you mean image?"),
        arguments("colour: blue\n", "conf/base/vertexai.yml:1: colour is not a setting."),
        arguments(
            "run_config:\n  resources:\n    train:\n      cpus: 4\n",
            "conf/base/vertexai.yml:4: run_config.resources.train.cpus is not a setting; did you"
                + " mean cpu?"),
        arguments(
            "region: [a]\n", "conf/base/vertexai.yml:1: region: expected text, found a list."),
        arguments(
            "region: 42\n",
            "conf/base/vertexai.yml:1: region: expected text, found 42; write it in quotes."),
        arguments(
            "run_config: x\n",
            "conf/base/vertexai.yml:1: run_config: expected keys with values, found 'x'."),
        arguments(
            "run_config:\n  dynamic_config_providers: {a: 1}\n",
            "conf/base/vertexai.yml:2: run_config.dynamic_config_providers: expected a list, found"
                + " a map."),
        arguments(
            "run_config:\n  resources:\n    train: {gpu: many}\n",
            "conf/base/vertexai.yml:3: run_config.resources.train.gpu: expected an integer, found"
                + " 'many'."),
        arguments(
            "run_config:\n  resources:\n    train: {gpu: -1}\n",
            "conf/base/vertexai.yml:3: run_config.resources.train.gpu: -1 is less than 0."),
        arguments(
            "run_config:\n  resources:\n    train: {cpu: four}\n",
            "conf/base/vertexai.yml:3: run_config.resources.train.cpu: 'four' is not like 4, 0.5 or"
                + " 500m."),
        arguments(
            "run_config:\n  resources:\n    train: {memory: 1.5G}\n",
            "conf/base/vertexai.yml:3: run_config.resources.train.memory: '1.5G' is not like 16G,"
                + " 60Gi or 512M."),
        arguments(
            "run_config:\n  root: My Bucket\n",
            "conf/base/vertexai.yml:2: run_config.root: 'My Bucket' is not a bucket with a folder,"
                + " such as my-bucket/pipelines."),
        arguments(
            "run_config:\n  image: a${nobody}b\n",
            "conf/base/vertexai.yml:2: run_config.image: ${nobody} has no value; set the"
                + " environment variable VERTEXAI_CONFIG_NOBODY, or give a default:"
                + " ${nobody|default}."));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void saysWhatIsWrongAndWhere(String settings, String message) {
    Configs configs = Configs.in(dir).conf("base/vertexai.yml", settings);
    assertThatThrownBy(configs::resolve).isInstanceOf(UserException.class).hasMessage(message);
  }

  @Test
  void problemsOfAllFilesComeTogether() {
    Configs configs =
        Configs.in(dir)
            .conf("base/vertexai.yml", "run_config: {imagee: x}\nregoin: y\n")
            .conf("base/catalog.yml", "a: {filepath: '${x}'}\n")
            .conf("base/catalog_2.yml", "a: {type: csv}\n")
            .conf("base/parameters.yml", "a: [\n")
            .settingOption("run_config.root", "No Bucket");
    UserException thrown =
        org.assertj.core.api.Assertions.catchThrowableOfType(UserException.class, configs::resolve);
    assertThat(thrown.problems())
        .containsExactlyInAnyOrder(
            "conf/base/catalog_2.yml:1: 'a' is also in conf/base/catalog.yml:1; keep one"
                + " of the two, or move one to another environment.",
            "conf/base/parameters.yml:2: not valid YAML: expected the node content, but found"
                + " '<stream end>' (while parsing a flow node).",
            "conf/base/catalog.yml:1: a.filepath: ${x} has no value; set the environment variable"
                + " VERTEXAI_CONFIG_X, or give a default: ${x|default}.",
            "conf/base/vertexai.yml:1: run_config.imagee is not a setting; did you mean image?",
            "conf/base/vertexai.yml:2: regoin is not a setting; did you mean region?",
            "-Dvertexai.run_config.root: run_config.root: 'No Bucket' is not a bucket with a"
                + " folder, such as my-bucket/pipelines.");
    assertThat(thrown).hasMessageStartingWith("6 problems:\n");
  }

  @Test
  void templatesAskVariablesThenCommandLineThenGlobalsThenBuild() {
    Configs configs =
        Configs.in(dir)
            .conf("base/vertexai.yml", "region: '${a}-${b}-${c}-${d}-${e|default}'\n")
            .conf("base/globals.yml", "a: global\nb: global\nc: global\n")
            .variable("VERTEXAI_CONFIG_A", "variable")
            .userValue("a", "user")
            .userValue("b", "user");
    for (String name : List.of("a", "b", "c", "d")) {
      configs.buildValue(name, "build");
    }
    assertThat(configs.resolve().settings().region())
        .contains("variable-user-global-build-default");
  }

  @Test
  void environmentsOverrideCatalogAndParametersPerKey() {
    ResolvedConfig config =
        Configs.in(dir)
            .conf("base/catalog.yml", "a: {type: csv, filepath: a}\n")
            .conf("base/parameters.yml", "m: {x: 1, y: 2}\nn: 3\n")
            .conf("prod/parameters.yml", "m: {x: 5}\n")
            .env("prod")
            .resolve();
    assertThat(config.parameters().plain()).isEqualTo(Map.of("m", Map.of("x", 5L), "n", 3L));
    assertThat(config.catalog().entries()).containsOnlyKeys("a");
  }

  @Test
  void whatHasNoEffectIsWarnedOfOnce() {
    assertThat(
            Configs.in(dir)
                .conf("base/vertexai.yml", "run_config:\n  image_pull_policy: IfNotPresent\n")
                .resolve()
                .warnings())
        .containsExactly(
            "conf/base/vertexai.yml:2: run_config.image_pull_policy has no effect on Vertex AI.");
  }

  @Test
  void theEnvironmentGivesTheServiceAccountWhenNothingElseDoes() {
    Configs configs = Configs.in(dir).variable("SERVICE_ACCOUNT", "env@p");
    assertThat(configs.resolve().settings().run().serviceAccount()).contains("env@p");
    configs.conf("base/vertexai.yml", "run_config: {SERVICE_ACCOUNT: file@p}\n");
    assertThat(configs.resolve().settings().run().serviceAccount()).contains("file@p");
    configs.conf("base/vertexai.yml", "run_config: {service_account: file@p}\n");
    assertThat(configs.resolve().settings().run().serviceAccount()).contains("file@p");
  }

  @Test
  void versionsAndCommitsAreTexts() {
    ResolvedConfig config =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml",
                "region: ${commit_id|dirty}\nrun_config: {description: '${v}'}\n")
            .conf("base/parameters.yml", "commit: ${commit_id}\nnumber: ${n}\n")
            .buildValue("commit_id", "1234567")
            .userValue("v", "1.10")
            .userValue("n", "1.10")
            .resolve();
    assertThat(config.settings().region()).contains("1234567");
    assertThat(config.settings().run().description()).contains("1.10");
    assertThat(config.parameters().plain()).isEqualTo(Map.of("commit", "1234567", "number", 1.1));
  }

  @Test
  void resourcesAreReadInTheFilesOrder() {
    Settings settings =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml",
                """
                run_config:
                  root: gs://my-bucket/some/folder/
                  resources:
                    z: {cpu: 8, memory: 60Gi}
                    a: {cpu: 500m, gpu: 2}
                    __default__: {memory: 16}
                  node_selectors:
                    a: {cloud.google.com/gke-accelerator: NVIDIA_TESLA_T4}
                """)
            .resolve()
            .settings();
    assertThat(settings.run().root()).map(RunRoot::path).contains("my-bucket/some/folder");
    assertThat(settings.run().nodes().resources().keySet())
        .containsExactly("z", "a", "__default__");
    assertThat(settings.run().nodes().resources().get("z"))
        .isEqualTo(
            new Resources(
                Optional.of(Quantity.cpus("8")),
                Optional.of(Quantity.memory("60Gi")),
                Optional.empty()));
    assertThat(settings.run().nodes().resources().get("a"))
        .isEqualTo(
            new Resources(Optional.of(Quantity.cpus("500m")), Optional.empty(), Optional.of(2L)));
    assertThat(settings.run().nodes().accelerators()).isEqualTo(Map.of("a", "NVIDIA_TESLA_T4"));
  }

  @ParameterizedTest
  @CsvSource({
    "my-gcp-project, my-gcp-project-pipelines/app",
    "acme.com:ml, acme-com-ml-pipelines/app"
  })
  void theSampleIsSound(String projectId, String root) {
    ResolvedConfig config =
        Configs.in(dir)
            .conf("base/vertexai.yml", SampleConfig.text(projectId, "europe-west1", "app"))
            .resolve();
    assertThat(config.settings().projectId()).contains(projectId);
    assertThat(config.settings().run().root()).map(RunRoot::path).contains(root);
    assertThat(config.warnings()).isEmpty();
  }

  @Test
  void aTextInXmlOrOnTheCommandLineIsATextAlthoughItLooksLikeANumber() {
    Settings settings =
        Configs.in(dir)
            .pom(Map.of("project_id", "0123", "run_config", Map.of("description", "1.10")))
            .settingOption("region", "true")
            .settingOption("run_config.resources.train.gpu", "2")
            .resolve()
            .settings();
    assertThat(settings.projectId()).contains("0123");
    assertThat(settings.run().description()).contains("1.10");
    assertThat(settings.region()).contains("true");
    assertThat(settings.run().nodes().resources().get("train").gpu()).contains(2L);
  }

  @Test
  void aNullOnTheCommandLineStillRemoves() {
    assertThat(
            Configs.in(dir)
                .conf("base/vertexai.yml", "region: r\n")
                .settingOption("region", "~")
                .resolve()
                .settings()
                .region())
        .isEmpty();
  }
}
