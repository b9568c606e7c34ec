package io.github.vertexmaven.core.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.settings.GoalOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserOptionsTest {

  private static Properties given(String name) {
    return given(name, "x");
  }

  private static Properties given(String name, String value) {
    Properties properties = new Properties();
    properties.setProperty(name, value);
    return properties;
  }

  @Test
  void refusesValuesThatAnOptionDoesNotTakeAllAtOnce() {
    Properties properties = given("vertexai.limit", "-3");
    properties.setProperty("vertexai.resume", "true");
    properties.setProperty("vertexai.run_config.image", "true");
    assertThatThrownBy(() -> UserOptions.check(properties))
        .isInstanceOf(UserException.class)
        .hasMessage(
            """
            3 problems:
            -Dvertexai.limit is '-3': it takes a whole number from 1 on.
            -Dvertexai.resume needs a value: -Dvertexai.resume=<job>.
            -Dvertexai.run_config.image needs a value: -Dvertexai.run_config.image=….\
            """);
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
    Set<String> all = new TreeSet<>();
    Pattern.compile("\\$\\{vertexai\\.(\\w+)}")
        .matcher(descriptor)
        .results()
        .forEach(found -> all.add(found.group(1)));
    assertThat(all).hasSizeGreaterThan(40);
    // A goal may also read a setting, as init does with the host.
    all.removeAll(GoalOption.names());
    assertThat(all)
        .allSatisfy(
            setting ->
                assertThatCode(() -> UserOptions.check(given("vertexai." + setting)))
                    .doesNotThrowAnyException());
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

  /** The JVM puts one character in place of those that it cannot read. */
  @Test
  void refusesWhatTheLocaleOfTheBuildHasDamaged() {
    Properties properties = given("vertexai.params", "who=J\uFFFD\uFFFDrgen");
    properties.setProperty("other", "\uFFFD");
    Map<String, String> variables = Map.of("VERTEXAI_WHO", "\uFFFD", "OTHER", "\uFFFD");
    assertThatThrownBy(
            () -> UserOptions.checkCharacters(properties, variables, StandardCharsets.US_ASCII))
        .isInstanceOf(UserException.class)
        .hasMessage(
            """
            2 problems:
            -Dvertexai.params came with damaged characters: the locale has only the characters of \
            US-ASCII. Set LC_ALL to a locale with UTF-8, such as C.UTF-8: for goals in the \
            environment of Maven, for tasks in run_config.nodes.<node>.env.
            The environment variable VERTEXAI_WHO came with damaged characters: the locale has \
            only the characters of US-ASCII. Set LC_ALL to a locale with UTF-8, such as C.UTF-8: \
            for goals in the environment of Maven, for tasks in run_config.nodes.<node>.env.\
            """);
    UserOptions.checkCharacters(properties, variables, StandardCharsets.UTF_8);
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
