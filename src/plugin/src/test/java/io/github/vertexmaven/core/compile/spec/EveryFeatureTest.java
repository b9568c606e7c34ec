package io.github.vertexmaven.core.compile.spec;

import static io.github.vertexmaven.core.compile.spec.Specs.assertGolden;
import static io.github.vertexmaven.core.compile.spec.Specs.compile;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A spec with all that settings can put into it. The golden file is from another JVM than the one
 * of the test, so an order that depends on the JVM shows.
 */
class EveryFeatureTest {

  private static final String SETTINGS =
      """
      region: europe-west1
      run_config:
        image: general@sha256:1
        root: bucket/folder
        description: "Everything: ä, 日本, İ"
        on_exit_pipeline: notify
        experiment_name: MyExperiment
        service_account: robot@acme.example
        labels: {team: ml}
        failure_policy: fast
        preflight_validations: true
        resources:
          Train-It: {cpu: 8, memory: 60Gi}
          gpu_tag: {gpu: 2}
          __default__: {cpu: 2.5, memory: 8G}
        node_selectors:
          gpu_tag: {cloud.google.com/gke-accelerator: NVIDIA_TESLA_T4}
        nodes:
          Train_It: {timeout: 2h, image: gpu@sha256:2, env: {I: "ı", i: 1.50, B: "yes"}}
          gpu_tag: {retry: {max: 4, backoff_factor: 1.5}, env: {LEVEL: tag}}
          __default__: {retry: {max: 1, backoff: 10s}, env: {LEVEL: default, TZ: UTC}}
          fresh: {caching: false}
      """;

  private static final String CATALOG =
      """
      raw: {type: csv, filepath: data/I.csv}
      far: {type: json, filepath: "gs://other/far.json"}
      fixed: {type: excel, filepath: "gs://other/fixed.xlsx", immutable: true}
      model: {type: object, filepath: models/m, layer: models}
      metrics: {type: json, filepath: out/metrics.json, layer: metrics}
      per_run: {type: csv, filepath: "out/${run_id}.csv"}
      kept: {type: memory}
      """;

  private static final String PARAMETERS =
      """
      Title: İstanbul
      flag: true
      count: 3
      big: -9007199254740991
      ratio: 1e-7
      list: [1, 2.5, ~, {I: 1, i: 2}]
      map: {z: 1, a: {ı: [true]}}
      nothing: ~
      maybe: ~
      """;

  @TempDir Path dir;
  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  private static ProjectGraph graph() {
    return Graphs.empty()
        .pipeline(
            "__default__",
            "INIT_I: raw far fixed params:Title=java.lang.String params:count=int"
                + " params:big=long -> table=org.dflib.DataFrame kept",
            "Train-It #gpu_tag: table params:ratio=double params:list=java.util.List -> model",
            "fresh #fresh: table params:flag=boolean params:map.a=java.util.Map -> per_run",
            "ns.evaluate: model kept params:nothing=java.lang.String"
                + " params:maybe=java.lang.Integer -> metrics")
        .pipeline(
            "notify",
            "write: status: far params:Title=java.lang.String -> text",
            "send: text params:*=java.util.Map ->")
        .pipeline("part", "INIT_I: raw far fixed params:Title=java.lang.String -> table kept")
        .build();
  }

  private static String all(Path dir) {
    Configs configs =
        Configs.in(dir)
            .conf("base/vertexai.yml", SETTINGS)
            .conf("base/catalog.yml", CATALOG)
            .conf("base/parameters.yml", PARAMETERS)
            .file("data/I.csv", "I\n1\n");
    SpecCompiler.Result result = compile(configs, graph());
    assertThat(result.warnings()).isEmpty();
    StringBuilder all = new StringBuilder();
    result.pipelines().forEach(pipeline -> all.append(SpecJson.of(pipeline.spec())));
    result.pipelines().forEach(pipeline -> all.append(pipeline.launches()));
    return all.toString();
  }

  private static String first(String specs) {
    return specs.substring(0, specs.indexOf("\n}\n") + 3);
  }

  @Test
  void isTheSameInEveryRun() throws IOException {
    assertGolden("every-feature", first(all(dir)));
  }

  @ParameterizedTest
  @CsvSource({
    "tr-TR, Asia/Tokyo",
    "de-DE, Europe/Berlin",
    "ar-EG-u-nu-arab, Africa/Cairo",
    "th-TH-u-ca-buddhist-nu-thai, Pacific/Chatham"
  })
  void isTheSameInEveryLocaleTimeZoneAndFolder(String tag, String zoneId, @TempDir Path elsewhere) {
    String before = all(dir);
    Locale.setDefault(Locale.forLanguageTag(tag));
    TimeZone.setDefault(TimeZone.getTimeZone(zoneId));
    assertThat(all(elsewhere.resolve(oddName()))).isEqualTo(before);
  }

  /** As far as a file can have that name: in some locales there is ASCII alone. */
  private static String oddName() {
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding"));
    return new String("ä b".getBytes(names), names);
  }
}
