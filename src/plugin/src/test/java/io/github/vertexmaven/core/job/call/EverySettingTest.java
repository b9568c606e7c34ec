package io.github.vertexmaven.core.job.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.document.CacheLimit;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.spec.CompileRequest;
import io.github.vertexmaven.core.compile.spec.Graphs;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.compile.spec.SpecJson;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.ChosenService.Kind;
import io.github.vertexmaven.core.conf.settings.Schedules;
import io.github.vertexmaven.core.conf.settings.SettingLeaves;
import io.github.vertexmaven.core.job.call.SettingCases.Case;
import io.github.vertexmaven.core.job.image.CodeImage;
import io.github.vertexmaven.core.job.schedule.Declared;
import io.github.vertexmaven.core.job.schedule.ScheduleIdentity;
import io.github.vertexmaven.core.job.ship.ImageContents;
import io.github.vertexmaven.core.job.submit.RunOptions;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobTemplate;
import io.github.vertexmaven.core.service.ScheduleRequest;
import io.github.vertexmaven.core.service.ScheduleTiming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each setting does on each service what the table of the reference says: what is sent differs when
 * it is set, or it is refused, or warned of, or does nothing. What is sent is the spec with its
 * platform document, what travels with the code, the plan, the options of jobs and schedules,
 * images, and whom a goal connects to.
 */
class EverySettingTest {

  /** Words of the table that say under which conditions a setting has its effect. */
  private static final Set<String> HOLDS =
      Set.of(
          "yes",
          "vertexai:publish",
          "data, and from kubeflow.minimum_version 2.17 on workflows",
          "in the description, as far as there is room",
          "the installation's zone only",
          "1 to 10, active runs");

  private static final ScheduleIdentity.Owner OWNER =
      new ScheduleIdentity.Owner("com.acme", "flights", "prod");

  private static final SettingCases CASES = new SettingCases();

  @TempDir Path dir;

  private static ProjectGraph graph() {
    return Graphs.empty()
        .pipeline(
            "__default__",
            "init #same.one: raw params:count=int params:map=java.util.Map params:place=java.lang.String -> table",
            "train #same.one: table -> model",
            "score: model -> scores",
            "left: table -> one",
            "right: table -> two")
        .pipeline("notify", "write: raw -> text")
        .build();
  }

  private Configs configs(Kind service, String local, Path at) {
    String host =
        service == Kind.KUBEFLOW
            ? "host: https://kubeflow.example.com/pipeline\nkubeflow: {minimum_version: 2.14.0}\n"
            : "project_id: acme\nregion: europe-west1\n";
    return Configs.in(at)
        .conf(
            "base/vertexai.yml",
            host + "run_config: {root: bucket/folder, image: \"general@sha256:1\"}\n")
        .conf(
            "base/parameters.yml",
            """
            count: 3
            map: {a: 1, b: 2}
            place: "${globals:place.a, nowhere}"
            """)
        .conf("base/globals.yml", "place: {a: data, b: x}\n")
        .conf("local/globals.yml", "place: {b: y}\n")
        .conf("local/parameters.yml", "map: {b: 3}\n")
        .conf(
            "base/catalog.yml",
            "raw: {type: csv, filepath: data/raw.csv, load_args: {sep: \";\"}}\n")
        .conf("local/catalog.yml", "raw: {filepath: data/raw.csv, type: csv}\n")
        .conf(
            "base/credentials.yml",
            """
            password_login: {password: geheim}
            token_login: {token: geheim}
            desktop_login: {desktop_client_secret: geheim}
            store_keys: {access_key: a, secret_key: b}
            merged: {a: 1}
            """)
        .conf("local/credentials.yml", "merged: {b: 2}\n")
        .conf(
            "base/mlflow.yml",
            "server: {mlflow_tracking_uri: http://mlflow, credentials: ~}\ntracking: {run: {name: a}}\n")
        .conf("local/mlflow.yml", "tracking: {experiment: {name: b}}\n")
        .file("data/raw.csv", "a\n1\n")
        .conf("local/vertexai.yml", local);
  }

  private static SpecCompiler.Result compiled(ResolvedConfig config) {
    return SpecCompiler.compile(
        new CompileRequest(graph(), config, "1.0", "code", file -> CodeDigest.ofFile(file), 17));
  }

  private static String spec(SpecCompiler.Result result, CacheLimit limit) {
    return SpecJson.of(result.pipelines().get(0).spec(), limit);
  }

  /** All that leaves this machine. */
  private static List<String> sent(Configs configs, Path dir) {
    ResolvedConfig config = configs.resolve();
    boolean isKubeflow = config.settings().service().isKubeflow();
    SpecCompiler.Result result = compiled(config);
    List<String> sent = new ArrayList<>(ConnectedTo.by(config, dir));
    Duration ttl = config.settings().run().timeToLive();
    CacheLimit limit =
        isKubeflow ? CacheLimit.none() : CacheLimit.ofJob(ttl, Instant.ofEpochSecond(1_000_000));
    sent.add(spec(result, limit));
    result
        .pipelines()
        .forEach(pipeline -> sent.add(pipeline.launches().toString() + pipeline.plan()));
    JobOptions options = RunOptions.of(config, "1.0", Optional.empty());
    sent.add(config.settings().run().root().toString());
    sent.add(RunOptions.experiment(config, "flights").toString());
    sent.add(isKubeflow ? options.labels() + " " + options.serviceAccount() : options.toString());
    Schedules schedules = config.settings().run().schedules();
    for (Schedules.Schedule one : schedules.declared()) {
      String own =
          spec(
              compiled(configs.configurations(text -> {}).ofSchedule(one.parameters())),
              CacheLimit.ofSchedule());
      String name = schedules.displayName(one, "flights");
      JobTemplate job = new JobTemplate(name, own, "gs://bucket/runs", Map.of(), options);
      Declared declared = Declared.of(OWNER, one, name, job);
      sent.add(schedule(declared.request(), isKubeflow) + declared.paused());
    }
    sent.add(image(config, result, dir));
    sent.add(config.credentials().values(List.of("merged")).toString());
    return sent;
  }

  /** The installation has no place for the other numbers (recurring_run.proto). */
  private static String schedule(ScheduleRequest request, boolean isKubeflow) {
    ScheduleTiming timing = request.timing();
    return request.displayName()
        + request.job().spec()
        + (isKubeflow
            ? timing.cron() + timing.start() + timing.end() + timing.maxConcurrentRuns()
            : timing.toString());
  }

  private static String image(ResolvedConfig config, SpecCompiler.Result result, Path dir) {
    if (!config.settings().codeInImage()) {
      return "";
    }
    ImageContents contents =
        new ImageContents(
            new ImageContents.Sources(
                List.of(dir.resolve("data/raw.csv")),
                List.of(),
                Set.of(),
                "flights",
                List.of(),
                Map.of()),
            result.pipelines());
    CodeImage image =
        new CodeImage(
            "ghcr.io/acme/app:1",
            config.settings().run().build().baseImage().orElse("usual"),
            config.settings().run().build(),
            contents,
            Instant.EPOCH,
            dir.resolve("work"));
    return image.identity();
  }

  private static List<String> cells(String leaf) {
    return SettingLeaves.table().entrySet().stream()
        .filter(
            row ->
                leaf.equals(row.getKey())
                    || leaf.startsWith(row.getKey() + ".")
                    || leaf.startsWith(row.getKey() + "["))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  /** The path of the row, as a message says it, with names of this test's. */
  private static String path(String leaf) {
    String row = cells(leaf).get(0).replaceAll("[|` ]", "");
    return Pattern.quote(row).replaceAll("<[a-z]+>", "\\\\E[^.]+\\\\Q");
  }

  @Test
  void eachSettingIsHere() {
    TreeSet<String> known = new TreeSet<>(CASES.elsewhere().keySet());
    known.addAll(CASES.of(Kind.VERTEX_AI).keySet());
    assertThat(known).isEqualTo(SettingLeaves.all());
    known = new TreeSet<>(CASES.elsewhere().keySet());
    known.addAll(CASES.of(Kind.KUBEFLOW).keySet());
    assertThat(known).isEqualTo(SettingLeaves.all());
  }

  @Test
  void whatIsHeldElsewhereIsThere() throws IOException {
    for (Map.Entry<String, String> one : CASES.elsewhere().entrySet()) {
      String[] words = one.getValue().split(" ");
      assertThat(Files.readString(Path.of("..", words[0]))).as(one.getKey()).contains(words[1]);
    }
  }

  @TestFactory
  List<DynamicTest> onVertex() {
    return tests(Kind.VERTEX_AI, 1);
  }

  @TestFactory
  List<DynamicTest> onKubeflow() {
    return tests(Kind.KUBEFLOW, 2);
  }

  private List<DynamicTest> tests(Kind service, int column) {
    List<DynamicTest> tests = new ArrayList<>();
    CASES
        .of(service)
        .forEach(
            (leaf, one) ->
                tests.add(
                    DynamicTest.dynamicTest(
                        leaf, () -> holds(service, leaf, one, cells(leaf).get(column)))));
    return tests;
  }

  private void holds(Kind service, String leaf, Case one, String words) {
    Path at = dir.resolve(service + leaf.replaceAll("\\W", "_"));
    Configs configs = configs(service, one.given(), at);
    List<String> before = configs.resolve().warnings();
    List<String> given = sent(configs, at);
    configs.conf("local/vertexai.yml", one.changed());
    String place = "conf/local/vertexai\\.yml:\\d+: " + path(leaf);
    if (words.equals("refused")) {
      refused(configs, service, place);
    } else if (words.equals("only 'emulator'")) {
      assertThat(catchThrowableOfType(UserException.class, configs::resolve))
          .hasMessageContaining("a private endpoint is for Vertex AI");
    } else if (words.equals("no, with a warning")) {
      assertThat(configs.resolve().warnings())
          .anyMatch(text -> text.matches(place + " has no effect on " + service.title() + "\\."));
      assertThat(sent(configs, at).equals(given)).isTrue();
    } else if (leaf.equals("run_config.masked_parameters")) {
      assertThat(words).isEqualTo("yes");
      assertThat(catchThrowableOfType(UserException.class, () -> sent(configs, at)))
          .hasMessageContaining("count is masked, so its value is not sent to the service");
    } else if (HOLDS.contains(words)) {
      assertThat(configs.resolve().warnings()).isEqualTo(before);
      assertThat(sent(configs, at).equals(given)).isFalse();
    } else {
      assertThat(words).isEqualTo("–");
      assertThat(configs.resolve().warnings()).isEqualTo(before);
      assertThat(sent(configs, at).equals(given)).isTrue();
    }
  }

  private static void refused(Configs configs, Kind service, String place) {
    UserException refusal = catchThrowableOfType(UserException.class, configs::resolve);
    assertThat(refusal).isNotNull();
    assertThat(refusal.problems())
        .anyMatch(
            text ->
                text.matches(
                    place
                        + ": "
                        + service.title()
                        + " has no such setting, and a run without it would not be protected as"
                        + " required\\. Remove it from this environment with '[a-z_]+: ~'\\."));
  }
}
