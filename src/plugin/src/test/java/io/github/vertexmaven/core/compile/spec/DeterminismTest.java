package io.github.vertexmaven.core.compile.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.conf.ConfigListing;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same input, same bytes: wherever, whenever, and in whatever order files are found. */
class DeterminismTest {

  private static final Map<String, String> FILES = new LinkedHashMap<>();

  static {
    FILES.put(
        "base/vertexai.yml",
        """
        project_id: my-gcp-mlops-project
        region: europe-west1
        run_config:
          image: eu.gcr.io/p/model:${commit_id|dirty}
          root: ${bucket}/gcs_suffix
          description: Größe İstanbul
          ttl: 604800
          failure_policy: fast
          service_account: sa@p.iam.gserviceaccount.com
          labels: {team: ml, size: 3}
          masked_parameters: [shop.key]
          resources:
            train: {cpu: 8, memory: 60Gi, gpu: 2}
            load_i: {cpu: 200m}
            __default__: {cpu: 1, memory: 1.5}
          node_selectors:
            gpu: {cloud.google.com/gke-accelerator: NVIDIA_TESLA_T4}
          nodes:
            __default__: {retry: {max: 3, backoff: 30s, backoff_factor: 1.5}}
            train: {env: {A: b, I: 0.5}, caching: false, timeout: 2h}
          schedules:
            __default__:
              nightly: {cron: "0 3 * * *", time_zone: Europe/Oslo, start: 2026-07-01}
        """
            .replace("memory: 1.5}", "memory: 4G}"));
    FILES.put("base/globals.yml", "bucket: bucket-i\n");
    FILES.put("base/catalog.yml", "raw: {type: csv, filepath: 'gs://b/${run_id}/raw.csv'}\n");
    FILES.put("base/catalog_2.yml", "report: {type: json, filepath: out/report.json}\n");
    FILES.put("base/science/catalog.yml", "table: {type: csv, filepath: gs://b/t.csv}\n");
    FILES.put(
        "base/parameters.yml",
        "shop: {key: {secret: projects/p/secrets/s}, size: 1234567.5}\n"
            + "when: İ ${run_id}\n"
            + "n: 1000000\n");
    FILES.put("base/parameters/more.yml", "list: [1, 2.5, 'x', ~, true]\n");
    FILES.put("base/credentials.yml", "db: {user: {public: me}}\n");
  }

  @TempDir Path temp;

  /** All that is compiled, as one text. */
  private String compiled(long seed) throws IOException {
    Path dir = temp.resolve("project");
    List<String> names = new ArrayList<>(FILES.keySet());
    Collections.shuffle(names, new Random(seed));
    Configs configs = Configs.in(dir);
    names.forEach(name -> configs.conf(name, FILES.get(name)));
    ResolvedConfig config = configs.resolve();
    SpecCompiler.Result result =
        SpecCompiler.compile(
            new CompileRequest(
                Graphs.of(
                    "load_i: raw table params:list params:when -> x",
                    "train #gpu: x params:shop params:n -> model",
                    "report_node: model params:* -> report"),
                config,
                "1.0",
                "c0de",
                file -> "0".repeat(64),
                17));
    StringBuilder all = new StringBuilder(result.toString());
    result.pipelines().forEach(pipeline -> all.append(SpecJson.of(pipeline.spec())));
    ConfigListing.lines(config).forEach(line -> all.append(line).append('\n'));
    for (String name : names) {
      Files.delete(dir.resolve("conf").resolve(name));
    }
    return all.toString();
  }

  @Test
  void theSameConfigurationIsTheSameBytesEverywhere() throws IOException {
    String expected = compiled(0);
    assertThat(expected).contains("NVIDIA_TESLA_T4", "\"backoffFactor\": 1.5", "sa@p.iam");
    Locale before = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String language : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist", "de-CH")) {
        for (String place : List.of("Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati")) {
          Locale.setDefault(Locale.forLanguageTag(language));
          TimeZone.setDefault(TimeZone.getTimeZone(place));
          assertThat(compiled((language + place).hashCode())).isEqualTo(expected);
        }
      }
    } finally {
      Locale.setDefault(before);
      TimeZone.setDefault(zone);
    }
  }
}
