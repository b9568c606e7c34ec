package io.github.vertexmaven.core.conf.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.contract.RetrySetting;
import io.github.vertexmaven.core.conf.settings.NetworkSettings.DnsPeering;
import io.github.vertexmaven.core.conf.settings.NetworkSettings.HostAlias;
import io.github.vertexmaven.core.conf.settings.NetworkSettings.PscInterface;
import io.github.vertexmaven.core.conf.settings.NodeSettings.TaskSettings;
import io.github.vertexmaven.core.conf.settings.Schedules.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

  @Test
  void readsTheSectionsIntoValues() {
    RunSettings run =
        sound(
                """
                run_config:
                  ttl: 604800
                  service_account: sa@p.iam.gserviceaccount.com
                  labels: {team: ml, size: 3}
                  failure_policy: fast
                  preflight_validations: true
                  kms_key: projects/p/locations/l/keyRings/r/cryptoKeys/k
                  nodes:
                    __default__: {caching: false, timeout: 30m}
                    train:
                      image: other
                      env: {A: b, N: 1}
                      retry: {max: 2, backoff: 30s, backoff_factor: 1.5}
                """)
            .run();
    assertThat(run.ttl()).contains(Duration.ofDays(7));
    assertThat(run.serviceAccount()).contains("sa@p.iam.gserviceaccount.com");
    assertThat(run.labels()).isEqualTo(Map.of("team", "ml", "size", "3"));
    assertThat(run.failFast()).isTrue();
    assertThat(run.preflightValidations()).isTrue();
    assertThat(run.kmsKey()).contains("projects/p/locations/l/keyRings/r/cryptoKeys/k");
    Map<String, TaskSettings> tasks = run.nodes().tasks();
    assertThat(tasks.get("__default__").caching()).contains(false);
    assertThat(tasks.get("__default__").overriddenBy(tasks.get("train")))
        .isEqualTo(
            new TaskSettings(
                Optional.of("other"),
                Map.of("A", "b", "N", "1"),
                Optional.of(
                    new RetrySetting(
                        Optional.of(2L),
                        Optional.of(Duration.ofSeconds(30)),
                        Optional.of(1.5),
                        Optional.empty())),
                Optional.of(false),
                Optional.of(Duration.ofMinutes(30))));
  }

  @Test
  void readsHowNodesShareTasks() {
    GroupingSettings grouping =
        sound(
                """
                run_config:
                  grouping:
                    strategy: auto
                    start_cost: 2m
                    durations: {train: 10m, small_tag: 5}
                    alone: [train]
                durations: {train: 3s, split: 7s}
                """)
            .run()
            .grouping();
    assertThat(grouping)
        .isEqualTo(
            new GroupingSettings(
                "auto",
                "group.",
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Map.of("train", Duration.ofMinutes(10), "small_tag", Duration.ofSeconds(5)),
                Map.of("train", Duration.ofSeconds(3), "split", Duration.ofSeconds(7)),
                List.of("train"),
                Map.of()));
    assertThat(grouping.groupingClass()).isEmpty();
    assertThat(grouping.known())
        .containsEntry("train", Duration.ofMinutes(10))
        .containsEntry("split", Duration.ofSeconds(7));
  }

  @Test
  void readsTheGroupersOfKedro() {
    String tags = "{cls: kedro_vertexai.grouping.TagNodeGrouper, params: {tag_prefix: 'team.'}}";
    GroupingSettings byTag = sound("run_config: {grouping: " + tags + "}").run().grouping();
    assertThat(byTag.strategy()).isEqualTo("tag");
    assertThat(byTag.tagPrefix()).isEqualTo("team.");
    String identity = "{cls: kedro_vertexai.grouping.IdentityNodeGrouper}";
    assertThat(sound("run_config: {grouping: " + identity + "}").run().grouping().strategy())
        .isEqualTo("none");
    assertThat(sound("run_config: {grouping: {cls: com.acme.ByTeam}}").run().grouping())
        .satisfies(own -> assertThat(own.groupingClass()).contains("com.acme.ByTeam"));
  }

  @Test
  void readsNetworksUnderBothSpellings() {
    for (String spelling : List.of("network", "vertex_ai_networking")) {
      NetworkSettings network =
          sound(
                  """
                  run_config:
                    %s:
                      vpc: projects/12345/global/networks/name-of-vpc
                      reserved_ip_ranges: [a, b]
                      psc_interface:
                        network_attachment: projects/p/regions/r/networkAttachments/n
                        dns_peering:
                          - {domain: corp., target_project: p, target_network: vpc}
                      host_aliases:
                        - ip: 10.10.10.10
                          hostnames: ['mlflow.internal']
                  """
                      .formatted(spelling))
              .run()
              .network();
      assertThat(network)
          .isEqualTo(
              new NetworkSettings(
                  Optional.of("projects/12345/global/networks/name-of-vpc"),
                  List.of("a", "b"),
                  Optional.of(
                      new PscInterface(
                          "projects/p/regions/r/networkAttachments/n",
                          List.of(new DnsPeering("corp.", "p", "vpc")))),
                  List.of(new HostAlias("10.10.10.10", List.of("mlflow.internal")))));
    }
  }

  @Test
  void readsTimesOfSchedulesInTheirZone() {
    Schedule schedule =
        sound(
                """
                run_config:
                  schedules:
                    __default__:
                      nightly:
                        cron: "0 3 * * *"
                        time_zone: Europe/Oslo
                        start: 2026-07-01
                        end: 2026-08-01T06:00:00Z
                        max_runs: 30
                        parameters: {a: 1}
                      weekly: {paused: true}
                """)
            .run()
            .schedules()
            .declared()
            .get(0);
    assertThat(schedule.pipeline()).isEqualTo("__default__");
    assertThat(schedule.name()).isEqualTo("nightly");
    assertThat(schedule.zone()).isEqualTo(ZoneId.of("Europe/Oslo"));
    assertThat(schedule.start()).contains(Instant.parse("2026-06-30T22:00:00Z"));
    assertThat(schedule.end()).contains(Instant.parse("2026-08-01T06:00:00Z"));
    assertThat(schedule.maxRuns()).contains(30L);
    assertThat(schedule.parameters().plain()).isEqualTo(Map.of("a", 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "host: vertex-ai-pipelines, Vertex AI, false",
    "warm_workers: 1, Vertex AI, false",
    "'host: kubeflow\nendpoint: emulator', Kubeflow Pipelines, true",
    "host: https://kf.example.com/pipeline/, Kubeflow Pipelines at https://kf.example.com/pipeline,"
        + " true",
    "host: http://localhost:8888, Kubeflow Pipelines at http://localhost:8888, true"
  })
  void theHostChoosesTheService(String yaml, String service, boolean kubeflow) {
    ChosenService chosen = sound(yaml).service();
    assertThat(chosen).hasToString(service);
    assertThat(chosen.isKubeflow()).isEqualTo(kubeflow);
  }

  @Test
  void whatOneServiceLacksIsToldAndWhatItMustNotLackIsRefused() {
    String settings =
        """
        run_config:
          image_pull_policy: Always
          labels: {a: b}
          failure_policy: fast
          preflight_validations: true
          kms_key: projects/p/locations/l/keyRings/r/cryptoKeys/k
          network: {vpc: projects/1/global/networks/a, host_aliases: []}
        """;
    SettingsReading kubeflow = read("host: http://localhost:8888\n" + settings);
    assertThat(kubeflow.warnings())
        .containsExactly(
            "f.yml:5: run_config.failure_policy has no effect on Kubeflow Pipelines.",
            "f.yml:6: run_config.preflight_validations has no effect on Kubeflow Pipelines.");
    assertThat(kubeflow.problems())
        .containsExactly(
            "f.yml:7: run_config.kms_key: Kubeflow Pipelines has no such setting, and a run without it would not be protected as required. Remove it from this environment with 'kms_key: ~'.",
            "f.yml:8: run_config.network.vpc: Kubeflow Pipelines has no such setting, and a run without it would not be protected as required. Remove it from this environment with 'vpc:"
                + " ~'.");
    assertThat(read(settings).problems()).isEmpty();
    assertThat(read(settings).warnings())
        .containsExactly("f.yml:2: run_config.image_pull_policy has no effect on Vertex AI.");
  }

  static Stream<Arguments> faulty() {
    return Stream.of(
        arguments(
            "run_config: {nodes: {a: {kubernetes: {secrets_as_volume: {My_Secret: /x}}}}}",
            "f.yml:1: run_config.nodes.a.kubernetes.secrets_as_volume.My_Secret: not a name for"
                + " Kubernetes: it has lowercase letters, digits, '-' and '.', and begins and ends"
                + " with a letter or a digit."),
        arguments(
            "run_config: {nodes: {a: {kubernetes: {empty_dirs: {a.b: {mount_path: /x}}}}}}",
            "f.yml:1: run_config.nodes.a.kubernetes.empty_dirs.a.b: not a name for"
                + " a volume: it has at most 63 lowercase letters, digits and '-', and begins and"
                + " ends with a letter or a digit."),
        arguments(
            "run_config: {nodes: {a: {kubernetes: {secrets_as_env: {s: {k: 1-X}}}}}}",
            "f.yml:1: run_config.nodes.a.kubernetes.secrets_as_env.s.k: '1-X' is not the name of a"
                + " variable, of letters, digits and '_'."),
        arguments(
            "run_config: {nodes: {a: {kubernetes: {tolerations: [{operator: Exists, value: x}]}}}}",
            "f.yml:1: run_config.nodes.a.kubernetes.tolerations.value: a taint that must only exist, operator: Exists, has no value."),
        arguments(
            "run_config: {nodes: {a: {kubernetes: {labels: {team: 'a b'}}}}}",
            "f.yml:1: run_config.nodes.a.kubernetes.labels.team: 'a b' is not the value of a label:"
                + " it has at most 63 letters, digits, '-', '_' and '.', and begins and ends with a"
                + " letter or a digit."),
        arguments(
            "run_config: {nodes: {a: {kubernetes: {volume_claims: {c: {}}}}}}",
            "f.yml:1: run_config.nodes.a.kubernetes.volume_claims.c.mount_path: is missing: its path in the task."),
        arguments(
            "host: kubeflow",
            "f.yml:1: host: 'kubeflow' is Kubeflow Pipelines on the emulator. Add 'endpoint: emulator', or set host to the address of an installation such as https://kubeflow.example.com/pipeline."),
        arguments(
            "host: kubeflow.example.com",
            "f.yml:1: host: 'kubeflow.example.com' is not vertex-ai-pipelines, kubeflow, or the"
                + " address of Kubeflow Pipelines such as https://kubeflow.example.com/pipeline."),
        arguments(
            "host: https://kubeflow.example.com\nendpoint: eu-aiplatform.googleapis.com",
            "f.yml:2: endpoint: a private endpoint is for Vertex AI, but host is the address of Kubeflow Pipelines. Remove it with 'endpoint: ~'."),
        arguments(
            "host: https://kubeflow.example.com\nrun_config:\n  service_account: a@b.c",
            "f.yml:3: run_config.service_account: 'a@b.c' is an account of Google Cloud; Kubeflow Pipelines needs the name of a Kubernetes service account, such as pipeline-runner."),
        arguments(
            "host: https://kubeflow.example.com\nrun_config:\n  schedules: {p: {n: {max_runs: 3}}}",
            "f.yml:3: run_config.schedules.p.n.max_runs: Kubeflow Pipelines has no such setting, and a run without it would not be protected as required. Remove it from this environment with 'max_runs: ~'."),
        arguments(
            "run_config: {failure_policy: quick}",
            "f.yml:1: run_config.failure_policy: expected one of fast, slow, found 'quick'."),
        arguments(
            "run_config: {ttl: soon}",
            "f.yml:1: run_config.ttl: expected a duration such as 90s, 30m, 2h or 7d, found"
                + " 'soon'."),
        arguments(
            "run_config:\n"
                + "  network: {vpc: projects/1/global/networks/a}\n"
                + "  vertex_ai_networking: {}",
            "f.yml:3: run_config.vertex_ai_networking is an older spelling of network, which is also set in f.yml:2; keep one of the two."),
        arguments(
            "run_config: {network: {psc_interface: {dns_peering: []}}}",
            "f.yml:1: run_config.network.psc_interface.network_attachment: is missing."),
        arguments(
            "run_config: {schedules: {p: {n: {start: 2026-02-30}}}}",
            "f.yml:1: run_config.schedules.p.n.start: '2026-02-30' is not a day of the calendar."),
        arguments(
            "run_config: {schedules: {p: {n: {cron: 0 3 * *}}}}",
            "f.yml:1: run_config.schedules.p.n.cron: '0 3 * *' is not five fields such as '0 3 * *"
                + " *'."),
        arguments(
            "run_config: {schedules: {p: {n: {cron: 0 25 * * *}}}}",
            "f.yml:1: run_config.schedules.p.n.cron: '0 25 * * *' is not a cron expression: Value"
                + " 25 not in range [0, 23]."),
        arguments(
            "run_config: {schedules: {p: {n: {cron: 0 0 30 2 *}}}}",
            "f.yml:1: run_config.schedules.p.n.cron: '0 0 30 2 *' is not a cron expression: no day"
                + " of the calendar fits it."),
        arguments(
            "run_config: {schedules: {p: {n: {parameters: [1]}}}}",
            "f.yml:1: run_config.schedules.p.n.parameters: expected keys with values, found a"
                + " list."));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void saysWhatIsWrong(String yaml, String problem) {
    assertThat(read(yaml).problems()).containsExactly(problem);
  }

  private static Settings sound(String yaml) {
    SettingsReading reading = read(yaml);
    assertThat(reading.problems()).isEmpty();
    return reading.settings();
  }

  private static SettingsReading read(String yaml) {
    return SettingsReading.of((ConfValue.Mapping) YamlReader.readValue(yaml, "f.yml"));
  }

  @Test
  void theEmulatorIsToldHowStrictlyItPlays() {
    Settings settings =
        sound(
            """
            emulator:
              strict: true
              accounts_without_roles: [a@p.example]
              accounts_not_usable: [b@p.example]
              stale_cache: true
              keep_jobs: 50
            """);
    assertThat(settings.emulator().preferences())
        .isEqualTo(
            Map.of(
                "strict",
                true,
                "accountsWithoutRoles",
                List.of("a@p.example"),
                "accountsNotUsable",
                List.of("b@p.example"),
                "staleCache",
                true,
                "keepJobs",
                50));
    assertThat(sound("region: r\n").emulator().preferences()).isEmpty();
  }
}
