package io.github.vertexmaven.core.job.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.service.Experiment;
import io.github.vertexmaven.core.service.JobOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOptionsTest {

  @TempDir Path dir;

  private Configs settings(String text) {
    return Configs.in(dir).conf("base/vertexai.yml", text);
  }

  private JobOptions options(String text) {
    return RunOptions.of(settings(text).resolve(), "1.0", Optional.empty());
  }

  @Test
  void everySettingOfTheRunArrives() {
    JobOptions options =
        options(
            """
            region: europe-west1
            run_config:
              service_account: robot@acme.iam.gserviceaccount.com
              labels: {team: ml, size: 3}
              failure_policy: fast
              preflight_validations: true
              kms_key: projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k
              network:
                vpc: projects/123/global/networks/vpc
                reserved_ip_ranges: [one, two]
            """);
    assertThat(options.serviceAccount()).contains("robot@acme.iam.gserviceaccount.com");
    assertThat(options.labels())
        .containsEntry("team", "ml")
        .containsEntry("size", "3")
        .containsEntry("vertexai-env", "local")
        .hasSize(6);
    assertThat(options.failFast()).isTrue();
    assertThat(options.preflightValidations()).isTrue();
    assertThat(options.kmsKey())
        .contains("projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k");
    assertThat(options.network())
        .isEqualTo(
            new JobOptions.Network(
                Optional.of("projects/123/global/networks/vpc"),
                List.of("one", "two"),
                Optional.empty()));
  }

  @Test
  void thePrivateInterfaceArrives() {
    assertThat(
            options(
                    """
                    run_config:
                      network:
                        psc_interface:
                          network_attachment: projects/p/regions/r/networkAttachments/n
                          dns_peering:
                            - {domain: corp., target_project: hub, target_network: vpc}
                    """)
                .network()
                .psc())
        .contains(
            new JobOptions.PscInterface(
                "projects/p/regions/r/networkAttachments/n",
                List.of(new JobOptions.DnsPeering("corp.", "hub", "vpc"))));
  }

  @Test
  void withoutSettingsItIsLeftToTheService() {
    assertThat(options("region: r\n").withLabels(java.util.Map.of()))
        .isEqualTo(JobOptions.labelled(options("region: r\n").labels()));
    assertThat(RunOptions.experiment(settings("region: r\n").resolve(), "flights")).isEmpty();
  }

  @Test
  void theVariableSaysWhoTasksAreWhenNoFileDoes() {
    Configs configs = settings("region: r\n").variable("SERVICE_ACCOUNT", "env@p.example");
    assertThat(RunOptions.of(configs.resolve(), "1", Optional.empty()).serviceAccount())
        .contains("env@p.example");
    for (String key : List.of("service_account", "SERVICE_ACCOUNT")) {
      configs.conf("base/vertexai.yml", "run_config: {" + key + ": file@p.example}\n");
      assertThat(RunOptions.of(configs.resolve(), "1", Optional.empty()).serviceAccount())
          .contains("file@p.example");
    }
    configs.conf("base/vertexai.yml", "region: r\n").variable("SERVICE_ACCOUNT", "nobody");
    assertThatThrownBy(configs::resolve)
        .hasMessage(
            "environment variable SERVICE_ACCOUNT: run_config.service_account: 'nobody' is not the"
                + " e-mail of a service account.");
  }

  @Test
  void anExperimentHasAnIdAndAName() {
    assertThat(
            RunOptions.experiment(
                settings("run_config: {experiment_name: MyExperiment}\n").resolve(), "flights"))
        .contains(new Experiment("myexperiment", "MyExperiment"));
  }

  @ParameterizedTest
  @CsvSource({
    "MyExperiment, myexperiment",
    "' spaced  Out! ', spaced-out",
    "a-1_b, a-1-b",
    "ABC,",
    "!!!!,"
  })
  void anExperimentsIdHasLettersDigitsAndDashes(String name, String id) {
    assertThat(
            settings("run_config: {experiment_name: \"" + name + "\"}\n")
                .resolve()
                .settings()
                .run()
                .experimentId()
                .orElse(null))
        .isEqualTo(id);
  }

  @Test
  void anExperimentMayHave128CharactersAndNoMore() {
    String name = "e".repeat(128);
    assertThat(
            RunOptions.experiment(
                settings("run_config: {experiment_name: " + name + "}\n").resolve(), "flights"))
        .contains(new Experiment(name, name));
    assertThatThrownBy(() -> options("run_config: {experiment_name: " + name + "e}\n"))
        .hasMessageContaining("it needs 4 to 128 letters and digits");
  }

  @Test
  void aForeignSpecOfTheExperimentsNameIsRefusedToo() {
    assertThatThrownBy(
            () ->
                RunOptions.experiment(
                    settings("run_config: {experiment_name: Flights}\n").resolve(), "flights"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "conf/base/vertexai.yml:1: run_config.experiment_name: 'Flights' would be 'flights' in"
                + " the metadata store of Vertex AI, where the pipeline 'flights' has that name."
                + " Give the experiment another one.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labels: {Team: ml} | labels.Team: a label's name has at most 63 lowercase letters, digits,"
            + " '_' and '-', and begins with a letter or a digit.",
        "labels: {_t: ml}"
            + " | labels._t: a label's name has at most 63 lowercase letters, digits, '_' and '-',"
            + " and begins with a letter or a digit.",
        "labels: {team: M.L}"
            + " | labels.team: 'M.L' is not a label: it has at most 63 lowercase letters, digits, '_'"
            + " and '-'.",
        "labels: {vertexai-env: x}"
            + " | labels.vertexai-env: this label is set by the plugin or the service; use another"
            + " name.",
        "labels: {vertex-ai-pipelines-run-billing-id: x}"
            + " | labels.vertex-ai-pipelines-run-billing-id: this label is set by the plugin or the"
            + " service; use another name.",
        "experiment_name: abc"
            + " | experiment_name: 'abc' is not a name for an experiment: it needs 4 to 128 letters and"
            + " digits.",
        "kms_key: projects/p/locations/us-east1/keyRings/r/cryptoKeys/k"
            + " | kms_key: the key must be in the region europe-west1, where pipelines run.",
        "network: {psc_interface: {network_attachment: projects/p/regions/us-east1/networkAttachments/n}}"
            + " | network.psc_interface: the network attachment"
            + " projects/p/regions/us-east1/networkAttachments/n must be in the region"
            + " europe-west1, where pipelines run.",
        "network: {reserved_ip_ranges: [a]}"
            + " | network: reserved_ip_ranges belong to a vpc, which is not given.",
        "network: {vpc: projects/1/global/networks/v, psc_interface: {network_attachment:"
            + " projects/p/regions/europe-west1/networkAttachments/n}}"
            + " | network: tasks join a vpc or a psc_interface, not both; keep one.",
      })
  void saysWhatTheServiceWouldRefuse(String setting, String problem) {
    assertThatThrownBy(() -> options("region: europe-west1\nrun_config:\n  " + setting + "\n"))
        .isInstanceOf(UserException.class)
        .hasMessage("conf/base/vertexai.yml:3: run_config." + problem);
  }

  @Test
  void aJobHasNoMoreThan64Labels() {
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < 55; i++) {
      labels.append("l").append(i).append(": x, ");
    }
    assertThatThrownBy(() -> options("run_config: {labels: {" + labels + "}}\n"))
        .hasMessage(
            "conf/base/vertexai.yml:1: run_config.labels: 55 labels are too many; a job has at most"
                + " 54 besides ours.");
  }
}
