package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.config.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserOptionsTest {

  private static Properties given(String name) {
    Properties properties = new Properties();
    properties.setProperty(name, "x");
    return properties;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vertexai.env",
        "vertexai.run_config.image",
        "vertexai.run_config.resources.train.cpu",
        "vertexai.run_config.resources.data_science.train_node.cpu",
        "vertexai.run_config.node_selectors.a.b.cloud.google.com/gke-accelerator",
        "vertexai.run_config.vertex_ai_networking.vpc",
        "vertexai.run_config.SERVICE_ACCOUNT",
        "vertexai.run_config.network.reserved_ip_ranges",
        "vertexai.run_config.schedules.p.nightly.cron",
        "vertexai.run_config.schedules.p.nightly.parameters",
        "vertexai.run_config.mlflow.request_header_provider",
        "vertexaix.env",
        "other"
      })
  void knowsGoalOptionsAndLeavesOfTheSettings(String name) {
    assertThatCode(() -> UserOptions.check(given(name))).doesNotThrowAnyException();
  }

  @Test
  void knowsEveryOptionOfEveryGoal() throws IOException {
    String descriptor = Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml"));
    Properties all = new Properties();
    Pattern.compile("\\$\\{(vertexai\\.\\w+)}")
        .matcher(descriptor)
        .results()
        .forEach(found -> all.setProperty(found.group(1), "x"));
    assertThat(all).hasSizeGreaterThan(40);
    assertThatCode(() -> UserOptions.check(all)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vertexai.envv | -Dvertexai.envv is not an option; did you mean 'env'?",
        "vertexai.run_config.imagee | -Dvertexai.run_config.imagee is not an option; did you mean"
            + " 'run_config.image'?",
        "vertexai.run_config.resources.train.cpus | -Dvertexai.run_config.resources.train.cpus is"
            + " not an option; did you mean 'run_config.resources.train.cpu'?",
        "vertexai.runconfig.resources.a.gpu | -Dvertexai.runconfig.resources.a.gpu is not an"
            + " option; did you mean 'run_config.resources.a.gpu'?",
        "vertexai.run_config.resources | -Dvertexai.run_config.resources is not an option.",
        "vertexai.xyzzy | -Dvertexai.xyzzy is not an option."
      })
  void refusesEverythingElse(String name, String message) {
    assertThatThrownBy(() -> UserOptions.check(given(name)))
        .isInstanceOf(UserException.class)
        .hasMessage(message);
  }

  @Test
  void givesTheSettingsAlone() {
    Properties properties = given("vertexai.run_config.resources.a.gpu");
    properties.setProperty("vertexai.env", "prod");
    properties.setProperty("vertexai.region", "r");
    assertThat(UserOptions.settings(properties))
        .containsOnlyKeys("run_config.resources.a.gpu", "region");
  }
}
