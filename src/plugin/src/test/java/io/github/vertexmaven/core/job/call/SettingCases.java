package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.core.conf.settings.ChosenService.Kind;
import java.util.Map;
import java.util.TreeMap;

/** For each setting two environments that differ in it alone, in YAML. */
final class SettingCases {

  /**
   * What an environment says, without a setting and with it.
   *
   * @param given without
   * @param changed with
   */
  record Case(String given, String changed) {}

  private static final String TRAIN = "run_config: {nodes: {train: {";
  private static final String END = "}}}\n";

  private final Map<String, Case> both = new TreeMap<>();
  private final Map<String, Case> onlyThere = new TreeMap<>();
  private final Map<String, String> elsewhere = new TreeMap<>();

  SettingCases() {
    connections();
    emulator();
    kubeflow();
    runs();
    networks();
    nodes();
    pods();
    groups();
    schedules();
    images();
  }

  Map<String, Case> of(Kind service) {
    Map<String, Case> cases = new TreeMap<>(both);
    onlyThere.forEach(
        (key, one) -> {
          if (key.startsWith(service + " ")) {
            cases.put(key.substring(key.indexOf(' ') + 1), one);
          }
        });
    return cases;
  }

  /** Where another test has its effect: a file below {@code src} with a word in it. */
  Map<String, String> elsewhere() {
    return elsewhere;
  }

  private void set(String setting, String changed) {
    set(setting, "", changed);
  }

  private void set(String setting, String given, String changed) {
    both.put(setting, new Case(given, changed));
  }

  private void on(Kind service, String setting, String given, String changed) {
    onlyThere.put(service + " " + setting, new Case(given, changed));
  }

  private void connections() {
    on(
        Kind.VERTEX_AI,
        "host",
        "",
        "host: http://localhost:8888\nkubeflow: {minimum_version: 2.14.0}\n");
    on(Kind.KUBEFLOW, "host", "", "host: https://other.example.com/pipeline\n");
    set("project_id", "project_id: another\n");
    set("region", "region: us-east1\n");
    set("endpoint", "endpoint: private.example.com\n");
    set("key_file", "key_file: key.json\n");
    set("impersonate_service_account", "impersonate_service_account: a@b.example\n");
    set("warm_workers", "warm_workers: 3\n");
    for (String kind : new String[] {"catalog", "parameters", "credentials", "globals", "mlflow"}) {
      set("config.merge_strategy." + kind, "config: {merge_strategy: {" + kind + ": soft}}\n");
    }
  }

  private void emulator() {
    set("emulator.containers", "emulator: {containers: none}\n");
    set("emulator.container_arguments", "emulator: {container_arguments: [--gpus, all]}\n");
    set("emulator.strict", "emulator: {strict: true}\n");
    set("emulator.accounts_without_roles", "emulator: {accounts_without_roles: [a@b.example]}\n");
    set("emulator.accounts_not_usable", "emulator: {accounts_not_usable: [a@b.example]}\n");
    set("emulator.stale_cache", "emulator: {stale_cache: true}\n");
    set("emulator.keep_jobs", "emulator: {keep_jobs: 7}\n");
  }

  private void kubeflow() {
    for (String one :
        new String[] {
          "namespace: team-a",
          "pages: https://pages.example.com",
          "ca_file: ca.pem",
          "skip_tls_verify: true",
          "minimum_version: 2.17.0",
          "time_zone: Europe/Oslo"
        }) {
      set("kubeflow." + one.replaceFirst(":.*", ""), "kubeflow: {" + one + "}\n");
    }
    auth("type", "type: google");
    auth("credentials", "credentials: token_login");
    auth("user", "credentials: password_login, type: dex, user: a@b", "user: c@d");
    auth("connector", "credentials: password_login, type: dex, user: a@b", "connector: ldap");
    auth("client_id", "client_id: 1.apps.googleusercontent.com");
    auth(
        "desktop_client_id",
        "credentials: desktop_login, client_id: 1.apps.googleusercontent.com",
        "desktop_client_id: 2.apps.googleusercontent.com");
    auth("token_file", "token_file: token");
    String root = "run_config: {root: \"s3://bucket/folder\"}\nkubeflow: {store: {";
    on(
        Kind.KUBEFLOW,
        "kubeflow.store.endpoint",
        root + "region: here}}\n",
        root + "region: here, endpoint: \"http://localhost:9000\"}}\n");
    on(
        Kind.KUBEFLOW,
        "kubeflow.store.region",
        root + "endpoint: \"http://localhost:9000\"}}\n",
        root + "endpoint: \"http://localhost:9000\", region: here}}\n");
    on(
        Kind.KUBEFLOW,
        "kubeflow.store.credentials",
        root + "region: here}}\n",
        root + "region: here, credentials: store_keys}}\n");
    String store = "kubeflow: {store: {region: here}}\n";
    on(Kind.VERTEX_AI, "kubeflow.store.region", "", store);
    on(
        Kind.VERTEX_AI,
        "kubeflow.store.endpoint",
        store,
        "kubeflow: {store: {region: here, endpoint: \"http://localhost:9000\"}}\n");
    on(
        Kind.VERTEX_AI,
        "kubeflow.store.credentials",
        store,
        "kubeflow: {store: {region: here, credentials: store_keys}}\n");
  }

  private void auth(String key, String changed) {
    set("kubeflow.auth." + key, "", "kubeflow: {auth: {" + changed + "}}\n");
  }

  private void auth(String key, String given, String more) {
    String replaced = given.contains(key + ":") ? given.replaceFirst(key + ": [^,]*", more) : "";
    String changed = replaced.isEmpty() ? given + ", " + more : replaced;
    set(
        "kubeflow.auth." + key,
        "kubeflow: {auth: {" + given + "}}\n",
        "kubeflow: {auth: {" + changed + "}}\n");
  }

  private void run(String key, String value) {
    set("run_config." + key, "run_config: {" + key + ": " + value + "}\n");
  }

  private void runs() {
    run("image", "other@sha256:2");
    set("run_config.code", "run_config: {code: image}\n");
    run("jvm_flags", "[-Xss4m]");
    run("image_pull_policy", "Always");
    run("root", "other/place");
    run("experiment_name", "Trials");
    run("description", "Words");
    run("on_exit_pipeline", "notify");
    run("labels", "{team: ml}");
    run("failure_policy", "fast");
    run("preflight_validations", "true");
    run("kms_key", "projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k");
    run("masked_parameters", "[count]");
    run("hooks", "[com.acme.AuditHook]");
    on(Kind.VERTEX_AI, "run_config.ttl", "", "run_config: {ttl: 2d}\n");
    on(
        Kind.KUBEFLOW,
        "run_config.ttl",
        "kubeflow: {minimum_version: 2.17.0}\n",
        "kubeflow: {minimum_version: 2.17.0}\nrun_config: {ttl: 2d}\n");
    on(
        Kind.VERTEX_AI,
        "run_config.service_account",
        "",
        "run_config: {service_account: a@b.example}\n");
    on(Kind.KUBEFLOW, "run_config.service_account", "", "run_config: {service_account: robot}\n");
    String provider = "run_config: {dynamic_config_providers: [{cls: com.acme.P";
    set("run_config.dynamic_config_providers[].cls", provider + "}]}\n");
    set(
        "run_config.dynamic_config_providers[].params",
        provider + "}]}\n",
        provider + ", params: {a: 1}}]}\n");
    String headers = "run_config: {mlflow: {request_header_provider: com.acme.Headers";
    set("run_config.mlflow.request_header_provider", headers + "}}\n");
    set(
        "run_config.mlflow.request_header_provider_params",
        headers + "}}\n",
        headers + ", request_header_provider_params: {a: 1}}}\n");
    set("run_config.mlflow.on_failure", "run_config: {mlflow: {on_failure: warn}}\n");
  }

  private void networks() {
    String network = "run_config: {network: {";
    String vpc = "vpc: projects/1/global/networks/v";
    set("run_config.network.vpc", network + vpc + "}}\n");
    on(
        Kind.VERTEX_AI,
        "run_config.network.reserved_ip_ranges",
        network + vpc + "}}\n",
        network + vpc + ", reserved_ip_ranges: [a]}}\n");
    on(
        Kind.KUBEFLOW,
        "run_config.network.reserved_ip_ranges",
        "",
        network + "reserved_ip_ranges: [a]}}\n");
    String psc =
        network
            + "psc_interface: {network_attachment:"
            + " projects/p/regions/europe-west1/networkAttachments/";
    set("run_config.network.psc_interface.network_attachment", psc + "n}}}\n");
    String peering =
        psc + "n, dns_peering: [{domain: a.corp., target_project: p, target_network: n}]}}}\n";
    for (String key : new String[] {"domain: b.corp.", "target_project: q", "target_network: m"}) {
      String name = key.replaceFirst(":.*", "");
      String setting = "run_config.network.psc_interface.dns_peering[]." + name;
      on(Kind.VERTEX_AI, setting, peering, peering.replaceFirst(name + ": [^,}]*", key));
      on(Kind.KUBEFLOW, setting, "", peering);
    }
    String alias = network + "host_aliases: [{ip: 10.0.0.";
    set(
        "run_config.network.host_aliases[].ip",
        alias + "1, hostnames: [db]}]}}\n",
        alias + "2, hostnames: [db]}]}}\n");
    set(
        "run_config.network.host_aliases[].hostnames",
        alias + "1, hostnames: [db]}]}}\n",
        alias + "1, hostnames: [db, web]}]}}\n");
  }

  private void nodes() {
    String resources = "run_config: {resources: {train: {";
    set("run_config.resources.<node>.cpu", resources + "cpu: 8" + END);
    set("run_config.resources.<node>.memory", resources + "memory: 8G" + END);
    String model =
        "run_config: {node_selectors: {train: {cloud.google.com/gke-accelerator:"
            + " NVIDIA_TESLA_T4}}";
    set(
        "run_config.resources.<node>.gpu",
        model + "}\n",
        model + ", resources: {train: {gpu: 2}}}\n");
    set("run_config.node_selectors.<node>.cloud.google.com/gke-accelerator", model + "}\n");
    set("run_config.nodes.<node>.image", TRAIN + "image: own@sha256:3" + END);
    set("run_config.nodes.<node>.env", TRAIN + "env: {A: 1}" + END);
    set("run_config.nodes.<node>.retry.max", TRAIN + "retry: {max: 3}" + END);
    retry("backoff: 10s");
    retry("backoff_factor: 3");
    retry("max_backoff: 90s");
    set("run_config.nodes.<node>.caching", TRAIN + "caching: false" + END);
    set("run_config.nodes.<node>.timeout", TRAIN + "timeout: 2h" + END);
  }

  private void retry(String one) {
    set(
        "run_config.nodes.<node>.retry." + one.replaceFirst(":.*", ""),
        TRAIN + "retry: {max: 3}" + END,
        TRAIN + "retry: {max: 3, " + one + "}" + END);
  }

  private void pod(String key, String value) {
    set(
        "run_config.nodes.<node>.kubernetes." + key,
        TRAIN + "kubernetes: {" + key.replaceFirst("[.\\[].*", "") + ": " + value + "}" + END);
  }

  private void pod(String key, String given, String changed) {
    String head = TRAIN + "kubernetes: {" + key.replaceFirst("[.\\[].*", "") + ": ";
    set(
        "run_config.nodes.<node>.kubernetes." + key,
        head + given + "}" + END,
        head + changed + "}" + END);
  }

  private void pods() {
    pod("secrets_as_env.<secret>", "{db: {password: DB_PASSWORD}}");
    pod("secrets_as_volume", "{certs: /etc/certs}");
    pod("config_maps_as_env.<config>", "{settings: {level: LEVEL}}");
    pod("config_maps_as_volume", "{settings: /etc/settings}");
    pod("volume_claims.<claim>.mount_path", "{data: {mount_path: /data}}");
    pod(
        "volume_claims.<claim>.sub_path",
        "{data: {mount_path: /data}}",
        "{data: {mount_path: /data, sub_path: a/b}}");
    pod("node_selectors", "{disk: ssd}");
    String taint = "[{key: gpu, effect: NoExecute, value: a}]";
    pod("tolerations[].key", taint, taint.replace("gpu", "cpu"));
    pod("tolerations[].operator", "[{key: gpu}]", "[{key: gpu, operator: Exists}]");
    pod("tolerations[].value", taint, taint.replace("value: a", "value: b"));
    pod("tolerations[].effect", taint, taint.replace("NoExecute", "NoSchedule"));
    pod("tolerations[].seconds", taint, taint.replace("value: a", "value: a, seconds: 60"));
    pod("image_pull_secrets", "[registry]");
    pod("image_pull_policy", "Never");
    pod("timeout", "3h");
    pod("labels", "{team: ml}");
    pod("annotations", "{example.com/note: any text}");
    String folder = "{scratch: {mount_path: /scratch}}";
    pod("empty_dirs.<volume>.mount_path", folder);
    pod("empty_dirs.<volume>.medium", folder, "{scratch: {mount_path: /scratch, medium: Memory}}");
    pod("empty_dirs.<volume>.size", folder, "{scratch: {mount_path: /scratch, size: 1Gi}}");
    pod("shared_memory", "2Gi");
    String gpu =
        "run_config: {resources: {train: {gpu: 1}}, node_selectors: {train: {cloud.google.com/gke-accelerator: NVIDIA_TESLA_T4}}";
    set(
        "run_config.nodes.<node>.kubernetes.gpu_resource",
        gpu + "}\n",
        gpu + ", nodes: {train: {kubernetes: {gpu_resource: amd.com/gpu}}}}\n");
  }

  private void groups() {
    String grouping = "run_config: {grouping: {strategy: ";
    set("run_config.grouping.strategy", grouping + "auto}}\n");
    set(
        "run_config.grouping.tag_prefix",
        grouping + "tag}}\n",
        grouping + "tag, tag_prefix: same.}}\n");
    // Long nodes stay apart, where moving their data costs less than running them one by one.
    String longNodes = grouping + "auto, node_time: 1h, start_cost: 1s";
    String shortNodes = grouping + "auto, node_time: 1s";
    set(
        "run_config.grouping.node_time",
        grouping + "auto}}\n",
        grouping + "auto, node_time: 9h}}\n");
    set(
        "run_config.grouping.start_cost",
        longNodes + "}}\n",
        longNodes.replace("start_cost: 1s", "start_cost: 9h") + "}}\n");
    set("run_config.grouping.data_cost", longNodes + "}}\n", longNodes + ", data_cost: 9h}}\n");
    set(
        "run_config.grouping.durations",
        shortNodes + "}}\n",
        shortNodes + ", durations: {left: 9h, right: 9h}}}\n");
    set("durations", shortNodes + "}}\n", shortNodes + "}}\ndurations: {left: 9h, right: 9h}\n");
    set("run_config.grouping.alone", shortNodes + "}}\n", shortNodes + ", alone: [train]}}\n");
  }

  private void schedule(String one) {
    String schedules = "run_config: {schedules: {__default__: {nightly: {cron: 0 1 * * *";
    set(
        "run_config.schedules.<pipeline>.<schedule>." + one.replaceFirst(":.*", ""),
        schedules + "}}}}\n",
        schedules + ", " + one + "}}}}\n");
  }

  private void schedules() {
    String schedules = "run_config: {schedules: {__default__: {nightly: {cron: 0 ";
    set(
        "run_config.schedules.<pipeline>.<schedule>.cron",
        schedules + "1 * * *}}}}\n",
        schedules + "2 * * *}}}}\n");
    schedule("time_zone: Europe/Oslo");
    schedule("start: 2030-01-01");
    schedule("end: 2040-01-01");
    schedule("max_runs: 7");
    schedule("max_concurrent_runs: 7");
    schedule("max_active_runs: 7");
    schedule("allow_queueing: true");
    schedule("parameters: {count: 4}");
    schedule("paused: true");
    set(
        "run_config.scheduled_run_name",
        schedules + "1 * * *}}}}\n",
        schedules + "1 * * *}}}, scheduled_run_name: Other}\n");
  }

  private void images() {
    String build = "run_config: {code: image, image: \"ghcr.io/acme/app:1\"";
    set("run_config.build.base_image", build + "}\n", build + ", build: {base_image: scratch}}\n");
    set("run_config.build.user", build + "}\n", build + ", build: {user: \"1000\"}}\n");
    set("run_config.build.labels", build + "}\n", build + ", build: {labels: {a: b}}}\n");
    elsewhere.put("run_config.build.extra_files", "it/image/prebuild.groovy extra_files");
    elsewhere.put(
        "run_config.build.allow_insecure_registries",
        "it/image-push/prebuild.groovy allow_insecure_registries");
    elsewhere.put(
        "run_config.template_repository", "it/release/prebuild.groovy template_repository");
    elsewhere.put(
        "run_config.grouping.params",
        "plugin/src/test/java/io/github/vertexmaven/core/compile/plan/GroupingTest.java params");
  }
}
