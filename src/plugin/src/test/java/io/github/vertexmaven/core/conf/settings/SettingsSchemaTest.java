package io.github.vertexmaven.core.conf.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors use and the check that goals make say the same of a file. */
class SettingsSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(JSON.valueToTree(SettingsSchema.plain()));

  private static boolean schemaAccepts(String yaml) {
    return SCHEMA.validate(JSON.valueToTree(YamlReader.readValue(yaml, "f").plain())).isEmpty();
  }

  private static boolean checkAccepts(String yaml) {
    ConfValue.Mapping settings = (ConfValue.Mapping) YamlReader.readValue(yaml, "f");
    return SettingsReading.of(settings).problems().isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "project_id: p",
        "region: ~",
        "host: vertex-ai-pipelines",
        "endpoint: emulator",
        "endpoint: localhost:8080",
        "run_config: ~",
        "run_config: {image: a, root: gs://my-bucket/x/}",
        "run_config: {ttl: 604800, failure_policy: slow}",
        "run_config: {ttl: 7d, preflight_validations: true}",
        "run_config: {SERVICE_ACCOUNT: a@b}",
        "run_config: {vertex_ai_networking: {vpc: projects/1/global/networks/n}}",
        "run_config: {labels: {a: b, n: 1}}",
        "run_config: {resources: {a: {cpu: 200m, memory: 64Mi, gpu: 0}}}",
        "run_config: {resources: {a: {cpu: 0.5, memory: 1000}, b: ~}}",
        "run_config: {nodes: {a: {retry: {max: 2, backoff: 30, backoff_factor: 1.5}}}}",
        "run_config: {nodes: {a: {env: {X: 1, Y: true-ish}, caching: false, timeout: 90s}}}",
        "run_config: {schedules: {p: {nightly: {cron: '0 3 * * *', max_runs: 3}}}}",
        "run_config: {schedules: {p: {nightly: {parameters: {a: [1]}, paused: true}}}}",
        "run_config: {network: {host_aliases: [{ip: 10.0.0.1, hostnames: [a.b]}]}}",
        "run_config: {node_selectors: {a: {cloud.google.com/gke-accelerator: NVIDIA_L4}}}"
      })
  void bothAccept(String yaml) {
    assertThat(checkAccepts(yaml)).as("the check").isTrue();
    assertThat(schemaAccepts(yaml)).as("the schema").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "projectid: p",
        "region: 42",
        "region: ' '",
        "region: [a]",
        "host: ftp://kubeflow.example",
        "endpoint: a b",
        "run_config: x",
        "run_config: {imagee: x}",
        "run_config: {root: My Bucket}",
        "run_config: {ttl: -1}",
        "run_config: {ttl: 7w}",
        "run_config: {ttl: 1.5}",
        "run_config: {failure_policy: medium}",
        "run_config: {preflight_validations: maybe}",
        "run_config: {service_account: no body}",
        "run_config: {kms_key: mykey}",
        "run_config: {network: {vpc: projects/name/global/networks/n}}",
        "run_config: {network: {host_aliases: {ip: 1}}}",
        "run_config: {network: {host_aliases: [{ip: here, hostnames: [a]}]}}",
        "run_config: {resources: {a: {cpus: 1}}}",
        "run_config: {resources: {a: {cpu: four}}}",
        "run_config: {resources: {a: {cpu: -1}}}",
        "run_config: {resources: {a: {memory: 1.5}}}",
        "run_config: {resources: {a: {gpu: -1}}}",
        "run_config: {resources: {a: {gpu: 1.5}}}",
        "run_config: {resources: [a]}",
        "run_config: {nodes: {a: {retry: {max: -1}}}}",
        "run_config: {nodes: {a: {retry: {max: 1, backoff_factor: 0.5}}}}",
        "run_config: {nodes: {a: {caching: 1}}}",
        "run_config: {schedules: {p: {n: {cron: daily}}}}",
        "run_config: {schedules: {p: {n: {start: tomorrow}}}}",
        "run_config: {schedules: {p: {n: {max_runs: 0}}}}",
        "run_config: {masked_parameters: a.b}"
      })
  void bothRefuse(String yaml) {
    assertThat(checkAccepts(yaml)).as("the check").isFalse();
    assertThat(schemaAccepts(yaml)).as("the schema").isFalse();
  }

  @Test
  void keysThatBeginWithUnderscoreAreForAnchorsAndTemplates() {
    assertThat(schemaAccepts("_root: bucket\nrun_config: {root: '${_root}/a'}")).isTrue();
    assertThat(schemaAccepts("run_config: {_root: bucket}")).isFalse();
    assertThat(mlflowAccepts("_uri: &uri http://a\nserver: {mlflow_tracking_uri: *uri}")).isTrue();
  }

  @Test
  void templatesMayStandAnywhere() {
    assertThat(schemaAccepts("run_config: {root: '${bucket}/x', ttl: '${ttl|7d}'}")).isTrue();
    assertThat(schemaAccepts("run_config: {resources: {a: {gpu: '${gpus}'}}}")).isTrue();
    assertThat(schemaAccepts("run_config: '${all}'")).isFalse();
  }

  private static final JsonSchema MLFLOW =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(JSON.valueToTree(MlflowFile.schema()));

  private static boolean mlflowAccepts(String yaml) {
    return MLFLOW.validate(JSON.valueToTree(YamlReader.readValue(yaml, "f").plain())).isEmpty();
  }

  private static boolean mlflowIsSound(String yaml) {
    return MlflowFile.read((ConfValue.Mapping) YamlReader.readValue(yaml, "f"))
        .problems()
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "server: {mlflow_tracking_uri: 'https://mlflow.example.com', credentials: ~}",
        "server: {request_header_provider: {type: a.B, init_kwargs: {client_id: x}}}",
        "tracking: {disable_tracking: {pipelines: [a, b]}, run: {nested: true}}",
        "tracking: {params: {long_params_strategy: tag, dict_params: {flatten: false}}}",
        "tracking: {experiment: {create_experiment_kwargs: {tags: {a: 1}}}}",
        "ui: {port: 5000}"
      })
  void bothAcceptMlflow(String yaml) {
    assertThat(mlflowIsSound(yaml)).as("the check").isTrue();
    assertThat(mlflowAccepts(yaml)).as("the schema").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sever: {}",
        "server: {mlflow_tracking_url: 'http://a'}",
        "server: {mlflow_tracking_uri: 'https://user:password@mlflow.example.com'}",
        "server: {mlflow_tracking_uri: 'http://a:b@c'}",
        "tracking: {disable_tracking: {pipelines: a}}",
        "tracking: {params: {long_params_strategy: cut}}",
        "tracking: {params: {dict_params: {flatten: 1}}}",
        "tracking: [a]"
      })
  void bothRefuseMlflow(String yaml) {
    assertThat(mlflowIsSound(yaml)).as("the check").isFalse();
    assertThat(mlflowAccepts(yaml)).as("the schema").isFalse();
  }

  @Test
  void acceptsTheSampleOfTracking() {
    assertThat(mlflowAccepts(MlflowFile.sample("app"))).isTrue();
    assertThat(mlflowAccepts("server: {mlflow_tracking_uri: '${uri|http://a}'}")).isTrue();
  }

  @Test
  void acceptsTheSample() {
    assertThat(schemaAccepts(SampleConfig.text("my-project", "europe-west1", "app"))).isTrue();
  }
}
