package io.github.vertexmaven.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.config.ConfException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamicConfigTest {

  private static final RunConfiguration RUN =
      new RunConfiguration(Map.of("project_id", "p"), "prod", "4711", "job", "__default__");

  /** Generates what its params say. */
  public static class Given implements DynamicConfigProvider {
    private final Map<String, Object> params;

    public Given(Map<String, Object> params) {
      this.params = params;
    }

    @Override
    public String targetConfigFile() {
      return (String) params.get("target");
    }

    @Override
    public Map<String, Object> generateConfig(RunConfiguration run) throws Exception {
      if (params.containsKey("fails")) {
        throw new java.io.IOException((String) params.get("fails"));
      }
      return Map.of("a", Map.of("run", run.runId(), "project", run.settings().get("project_id")));
    }
  }

  /** Replaces what is there, and needs no params. */
  public static final class Replacing implements DynamicConfigProvider {
    @Override
    public String targetConfigFile() {
      return "credentials.yml";
    }

    @Override
    public Map<String, Object> generateConfig(RunConfiguration run) {
      return Map.of("only", run.env());
    }

    @Override
    public Map<String, Object> mergeWithExisting(
        Map<String, Object> existing, Map<String, Object> generated) {
      return generated;
    }
  }

  /** Has no constructor that could be called. */
  public static final class NoConstructor extends Given {
    public NoConstructor(int number) {
      super(Map.of("n", number));
    }
  }

  private static DynamicConfig.Named named(Class<?> type, Map<String, Object> params) {
    return new DynamicConfig.Named(type.getName(), params);
  }

  private static final class Memory implements DynamicConfig.Files {
    private final Map<String, Map<String, Object>> files = new LinkedHashMap<>();

    @Override
    public Map<String, Object> get(String file) {
      return files.getOrDefault(file, Map.of());
    }

    @Override
    public void put(String file, Map<String, Object> content) {
      files.put(file, content);
    }
  }

  private static void apply(Memory files, DynamicConfig.Named... named) {
    DynamicConfig.of(List.of(named), DynamicConfigTest.class.getClassLoader()).apply(RUN, files);
  }

  @Test
  void mergesDeeplyIntoWhatIsThereAndCreatesWhatIsNot() {
    Memory files = new Memory();
    files.put("credentials.yml", Map.of("a", Map.of("run", "old", "kept", 1L), "b", 2L));
    apply(
        files,
        named(Given.class, Map.of("target", "credentials.yml")),
        named(Given.class, Map.of("target", "new.yml")));
    assertThat(files.get("credentials.yml"))
        .isEqualTo(Map.of("a", Map.of("run", "4711", "kept", 1L, "project", "p"), "b", 2L));
    assertThat(files.get("new.yml")).isEqualTo(Map.of("a", Map.of("run", "4711", "project", "p")));
  }

  @Test
  void aProviderMayMergeInItsOwnWay() {
    Memory files = new Memory();
    files.put("credentials.yml", Map.of("a", 1L));
    apply(files, named(Replacing.class, Map.of()));
    assertThat(files.get("credentials.yml")).isEqualTo(Map.of("only", "prod"));
  }

  @Test
  void aFailureNamesTheClassAndTheFile() {
    assertThatThrownBy(
            () ->
                apply(
                    new Memory(),
                    named(Given.class, Map.of("target", "credentials.yml", "fails", "no net"))))
        .isInstanceOf(ConfException.class)
        .hasMessage(
            "run_config.dynamic_config_providers: "
                + Given.class.getName()
                + " failed to generate credentials.yml: java.io.IOException: no net")
        .hasCauseInstanceOf(java.io.IOException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../x.yml     | wants to generate '../x.yml', which is not a name such as x.yml",
        "x.txt        | wants to generate 'x.txt', which is not a name such as x.yml",
        "vertexai.yml | wants to generate vertexai.yml, which is fixed when the pipeline is compiled",
        "globals.yml  | wants to generate globals.yml, which is fixed when the pipeline is compiled"
      })
  void refusesOtherTargets(String target, String problem) {
    assertThatThrownBy(() -> apply(new Memory(), named(Given.class, Map.of("target", target))))
        .hasMessage(
            "run_config.dynamic_config_providers: " + Given.class.getName() + " " + problem);
  }

  @Test
  void namesAllClassesThatCannotBeUsed() {
    assertThatThrownBy(
            () ->
                apply(
                    new Memory(),
                    new DynamicConfig.Named("com.acme.Gone", Map.of()),
                    new DynamicConfig.Named("kedro_other.Provider", Map.of()),
                    named(String.class, Map.of()),
                    named(NoConstructor.class, Map.of()),
                    named(Replacing.class, Map.of("x", 1)),
                    named(GoogleIamCredentialsProvider.class, Map.of("client_id", "c"))))
        .isInstanceOf(ConfException.class)
        .extracting(e -> ((ConfException) e).problems())
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
        .containsExactly(
            "run_config.dynamic_config_providers: the class com.acme.Gone is not on the project's"
                + " class path; write its full name.",
            "run_config.dynamic_config_providers: the class kedro_other.Provider is not on the"
                + " project's class path; it is a Python class, name a Java class instead.",
            "run_config.dynamic_config_providers: java.lang.String does not implement "
                + DynamicConfigProvider.class.getName()
                + ".",
            "run_config.dynamic_config_providers: "
                + NoConstructor.class.getName()
                + " needs to be a public class with a public constructor without parameters.",
            "run_config.dynamic_config_providers: "
                + Replacing.class.getName()
                + " needs to be a public class with a public constructor that takes the params as a"
                + " Map<String, Object>.",
            "run_config.dynamic_config_providers: "
                + GoogleIamCredentialsProvider.class.getName()
                + ": the param 'service_account' is missing.");
  }

  @Test
  void classesOfThePythonSystemHaveTheirCounterparts() throws Exception {
    try (FakeGoogle google = new FakeGoogle()) {
      System.setProperty("vertexai.endpoint.metadata", google.url());
      System.setProperty("vertexai.endpoint.iamcredentials", google.url());
      try {
        Memory files = new Memory();
        apply(
            files,
            new DynamicConfig.Named(
                "kedro_vertexai.auth.gcp.MLFlowGoogleOAuthCredentialsProvider",
                Map.of("client_id", "oauth")));
        assertThat(files.get("credentials.yml"))
            .isEqualTo(
                Map.of(
                    "gcp_credentials",
                    Map.of("MLFLOW_TRACKING_TOKEN", FakeGoogle.ID_TOKEN + "-for-oauth")));
        apply(
            files,
            new DynamicConfig.Named(
                "kedro_vertexai.auth.gcp.MLFlowGoogleIAMCredentialsProvider",
                Map.of("client_id", "iam", "service_account", "sa@example.com")));
        assertThat(files.get("credentials.yml"))
            .isEqualTo(
                Map.of(
                    "gcp_credentials",
                    Map.of("MLFLOW_TRACKING_TOKEN", FakeGoogle.ID_TOKEN + "-for-iam")));
      } finally {
        System.clearProperty("vertexai.endpoint.metadata");
        System.clearProperty("vertexai.endpoint.iamcredentials");
      }
    }
  }
}
