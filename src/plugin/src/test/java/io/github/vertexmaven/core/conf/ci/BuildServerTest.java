package io.github.vertexmaven.core.conf.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files as their readers see them; their shell steps are run with a Maven that takes notes. */
class BuildServerTest {

  private static final BuildServer.Facts FACTS =
      new BuildServer.Facts("my-project", "europe-west1", "mvn", "17", "prod", "local");

  private static final BuildServer.KubeflowFacts KUBEFLOW =
      new BuildServer.KubeflowFacts("https://kubeflow.acme.com/pipeline", "mvn", "17", "prod");

  @TempDir Path dir;

  private static Map<?, ?> yaml(BuildServer server, String file) {
    return (Map<?, ?>) YamlReader.readValue(server.files(FACTS).get(file), file).plain();
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static Set<String> keys(Object value) {
    Set<String> keys = new TreeSet<>();
    map(value).keySet().forEach(key -> keys.add(String.valueOf(key)));
    return keys;
  }

  @ParameterizedTest
  @EnumSource(BuildServer.class)
  void fillsInEverything(BuildServer server) {
    assertThat(server.files(FACTS))
        .hasSize(2)
        .allSatisfy(
            (file, text) ->
                assertThat(text).doesNotContainPattern("(?<![\\w/-])@[a-z_]+@").endsWith("\n"));
  }

  @ParameterizedTest
  @EnumSource(BuildServer.class)
  void fillsInEverythingForKubeflowToo(BuildServer server) {
    assertThat(server.files(KUBEFLOW))
        .hasSize(2)
        .hasSameSizeAs(server.files(FACTS))
        .allSatisfy(
            (file, text) ->
                assertThat(text)
                    .doesNotContainPattern("(?<![\\w/-])@[a-z_]+@")
                    .contains("https://kubeflow.acme.com/pipeline")
                    .endsWith("\n"));
  }

  /** On a push one run, on the main branch versions and schedules. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theStepsForKubeflowCallMaven() throws Exception {
    String file = ".github/workflows/vertexai.yml";
    String text = BuildServer.GITHUB.files(KUBEFLOW).get(file);
    Map<?, ?> workflow = map(YamlReader.readValue(text, file).plain());
    for (Map<?, ?> step : steps(map(workflow.get("jobs")))) {
      assertThat(keys(step)).isSubsetOf(Set.of("name", "if", "uses", "run", "with"));
      if (step.containsKey("run")) {
        run(List.of(String.valueOf(step.get("run"))));
      }
    }
    String where = " -Dvertexai.env=prod -Dvertexai.host=https://kubeflow.acme.com/pipeline";
    List<String> calls =
        List.of(
            "--batch-mode --no-transfer-progress package" + where,
            "--batch-mode --no-transfer-progress vertexai:run-once -Dvertexai.wait" + where,
            "--batch-mode --no-transfer-progress -DskipTests package vertexai:publish"
                + " vertexai:schedule"
                + where);
    assertThat(notes()).containsExactlyElementsOf(calls);
    Map<?, ?> gitlab =
        map(
            YamlReader.readValue(
                    BuildServer.GITLAB.files(KUBEFLOW).get(".gitlab-ci.yml"), ".gitlab-ci.yml")
                .plain());
    List<String> script = new ArrayList<>();
    for (String job : List.of("build", "deploy")) {
      ((List<?>) map(gitlab.get(job)).get("script")).forEach(s -> script.add((String) s));
    }
    assertThat(script).containsExactlyElementsOf(calls.stream().map("mvn "::concat).toList());
  }

  /** The keys that are meant, and actions by their commits. */
  @Test
  void isAWorkflowOfGithub() {
    Map<?, ?> workflow = yaml(BuildServer.GITHUB, ".github/workflows/vertexai.yml");
    assertThat(keys(workflow))
        .isEqualTo(Set.of("name", "on", "permissions", "concurrency", "jobs"));
    assertThat(keys(workflow.get("on"))).isEqualTo(Set.of("push", "workflow_dispatch"));
    Map<?, ?> jobs = map(workflow.get("jobs"));
    jobs.values()
        .forEach(
            job -> {
              assertThat(keys(job))
                  .isSubsetOf(
                      Set.of("if", "needs", "runs-on", "timeout-minutes", "permissions", "steps"))
                  .contains("runs-on", "steps");
              Object needs = map(job).get("needs");
              assertThat(needs == null || jobs.containsKey(needs)).isTrue();
            });
    for (Map<?, ?> step : steps(jobs)) {
      assertThat(keys(step)).isSubsetOf(Set.of("name", "uses", "run", "with"));
      assertThat(step.containsKey("uses")).isNotEqualTo(step.containsKey("run"));
      if (step.containsKey("uses")) {
        assertThat(String.valueOf(step.get("uses"))).matches("[\\w-]+/[\\w-]+@[0-9a-f]{40}");
      }
    }
    assertThat(map(map(jobs.get("deploy")).get("permissions")).get("id-token")).isEqualTo("write");
  }

  private static List<Map<?, ?>> steps(Map<?, ?> jobs) {
    List<Map<?, ?>> steps = new ArrayList<>();
    jobs.values().forEach(job -> ((List<?>) map(job).get("steps")).forEach(s -> steps.add(map(s))));
    return steps;
  }

  @Test
  void isAPipelineOfGitlab() {
    Map<?, ?> pipeline = yaml(BuildServer.GITLAB, ".gitlab-ci.yml");
    assertThat(keys(pipeline))
        .isEqualTo(Set.of("stages", "default", "variables", "build", "deploy"));
    List<?> stages = (List<?>) pipeline.get("stages");
    for (String name : List.of("build", "deploy")) {
      Map<?, ?> job = map(pipeline.get(name));
      assertThat(keys(job)).isSubsetOf(Set.of("stage", "timeout", "rules", "id_tokens", "script"));
      assertThat(stages.contains(job.get("stage"))).isTrue();
      assertThat((List<?>) job.get("script")).isNotEmpty().allMatch(String.class::isInstance);
    }
    assertThat(keys(map(map(pipeline.get("deploy")).get("id_tokens")).get("GCP_ID_TOKEN")))
        .isEqualTo(Set.of("aud"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theStepsOfGithubCallMaven() throws Exception {
    Map<?, ?> jobs = map(yaml(BuildServer.GITHUB, ".github/workflows/vertexai.yml").get("jobs"));
    for (Map<?, ?> step : steps(jobs)) {
      if (step.containsKey("run")) {
        run(List.of(String.valueOf(step.get("run"))));
      }
    }
    assertThat(notes())
        .containsExactly(
            "--batch-mode --no-transfer-progress package",
            "--batch-mode --no-transfer-progress vertexai:run-once -Dvertexai.env=local"
                + " -Dvertexai.endpoint=emulator",
            "--batch-mode --no-transfer-progress -DskipTests package vertexai:publish"
                + " vertexai:schedule -Dvertexai.env=prod"
                + " -Dvertexai.run_config.template_repository="
                + "https://europe-west1-kfp.pkg.dev/my-project/pipelines");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theStepsOfGitlabSignInWithoutAKey() throws Exception {
    Map<?, ?> pipeline = yaml(BuildServer.GITLAB, ".gitlab-ci.yml");
    List<String> script = new ArrayList<>();
    ((List<?>) map(pipeline.get("build")).get("script")).forEach(s -> script.add((String) s));
    ((List<?>) map(pipeline.get("deploy")).get("script")).forEach(s -> script.add((String) s));
    run(script);
    assertThat(notes()).hasSize(3).last().asString().contains("vertexai:publish vertexai:schedule");
    JsonObject credentials =
        JsonParser.parseString(Files.readString(dir.resolve("project.credentials.json")))
            .getAsJsonObject();
    assertThat(credentials.get("type").getAsString()).isEqualTo("external_account");
    assertThat(credentials.get("audience").getAsString())
        .isEqualTo("//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/ci");
    Path token =
        Path.of(credentials.getAsJsonObject("credential_source").get("file").getAsString());
    assertThat(token).hasContent("a-token");
    assertThat(Files.getPosixFilePermissions(token)).hasSize(2);
  }

  /** The lines of one job, one after the other in one shell, as both servers do. */
  private void run(List<String> script) throws Exception {
    Path bin = Files.createDirectories(dir.resolve("bin"));
    Path mvn = bin.resolve("mvn");
    Files.writeString(mvn, "#!/bin/sh\necho \"$@\" >> '" + dir.resolve("notes") + "'\n");
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-e", "-u", "-c", String.join("\n", script));
    builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    builder.environment().put("CI_PROJECT_DIR", dir.resolve("project").toString());
    builder.environment().put("GCP_ID_TOKEN", "a-token");
    builder.environment().put("GCP_SERVICE_ACCOUNT", "deploy@my-project.iam.gserviceaccount.com");
    builder
        .environment()
        .put(
            "GCP_WORKLOAD_IDENTITY_PROVIDER",
            "projects/1/locations/global/workloadIdentityPools/ci");
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
  }

  private List<String> notes() throws Exception {
    return Files.readAllLines(dir.resolve("notes"));
  }
}
