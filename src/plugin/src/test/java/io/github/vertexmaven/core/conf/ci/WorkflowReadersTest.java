package io.github.vertexmaven.core.conf.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vertexmaven.waiting.Eventually;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The generated files before readers that know the schema of their format: GitHub's own, and one
 * that holds a file against GitLab's. Both are npm packages, installed globally.
 */
class WorkflowReadersTest {

  private static final String GITHUB = "@actions/workflow-parser";
  private static final String GITLAB = "gitlab-ci-local";

  private static final List<BuildServer.Facts> PROJECTS =
      List.of(
          new BuildServer.Facts("my-project", "europe-west1", "mvn", "17", "prod", "local"),
          new BuildServer.Facts("other-project", "us-central1", "./mvnw", "21", "live", "base"));

  private static final List<BuildServer.KubeflowFacts> INSTALLATIONS =
      List.of(
          new BuildServer.KubeflowFacts("https://kf.acme.com/pipeline", "mvn", "17", "cluster"),
          new BuildServer.KubeflowFacts("http://[2001:db8::7]:8888", "./mvnw", "21", "base"));

  @TempDir Path dir;

  @Test
  void githubReadsItsWorkflow() throws Exception {
    Path packages = packagesWith(GITHUB);
    List<String> command =
        new ArrayList<>(List.of("node", script().toString(), packages.toString()));
    for (int i = 0; i < PROJECTS.size(); i++) {
      command.add(written("workflow" + i + ".yml", github(i)).toString());
    }
    for (int i = 0; i < INSTALLATIONS.size(); i++) {
      command.add(written("kubeflow" + i + ".yml", kubeflow(i)).toString());
    }
    assertThat(output(command)).isEmpty();
  }

  /** A reader that lets everything pass would prove nothing. */
  @Test
  void githubRefusesWhatItDoesNotKnow() throws Exception {
    Path packages = packagesWith(GITHUB);
    Map<String, String> damages = new LinkedHashMap<>();
    damages.put("runs-on:", "runson:");
    damages.put("needs: build", "needs: bild");
    damages.put("id-token: write", "id-token: maybe");
    damages.put("timeout-minutes: 60", "timeout-minutes: sixty");
    damages.put("workflow_dispatch:", "workflow_dispatched:");
    damages.put("if: github.ref", "if: github_ref");
    List<String> command =
        new ArrayList<>(List.of("node", script().toString(), packages.toString()));
    int number = 0;
    for (Map.Entry<String, String> damage : damages.entrySet()) {
      String name = "damaged" + number++ + ".yml";
      command.add(written(name, damaged(github(0), damage)).toString());
    }
    for (Map.Entry<String, String> damage : damages.entrySet()) {
      String name = "damaged" + number++ + ".yml";
      command.add(written(name, damaged(kubeflow(0), damage)).toString());
    }
    List<String> problems = output(command);
    for (int i = 0; i < number; i++) {
      String name = "damaged" + i + ".yml";
      assertThat(problems).anyMatch(problem -> problem.startsWith(name));
    }
    assertThat(problems)
        .contains(
            "damaged1.yml: damaged1.yml (Line: 38, Col: 12): Job 'deploy' depends on unknown job"
                + " 'bild'.");
  }

  @Tag("slow")
  @Test
  void theSchemaOfGitlabHoldsForItsFile() throws Exception {
    Path packages = packagesWith(GITLAB);
    List<String> files = new ArrayList<>();
    PROJECTS.forEach(facts -> files.add(BuildServer.GITLAB.files(facts).get(".gitlab-ci.yml")));
    INSTALLATIONS.forEach(
        facts -> files.add(BuildServer.GITLAB.files(facts).get(".gitlab-ci.yml")));
    for (String file : files) {
      assertThat(gitlab(packages, file))
          .as("what the reader said")
          .anyMatch(line -> line.startsWith("json schema validated in "))
          .anyMatch(line -> line.matches("build +build +on_success .*"))
          .anyMatch(line -> line.matches("deploy +deploy +on_success .*"));
    }
  }

  @Test
  @Tag("slow")
  void theSchemaOfGitlabRefusesWhatItDoesNotKnow() throws Exception {
    Path packages = packagesWith(GITLAB);
    String file = BuildServer.GITLAB.files(PROJECTS.get(0)).get(".gitlab-ci.yml");
    String damaged =
        damaged(damaged(file, Map.entry("timeout:", "timout:")), Map.entry("aud:", "aut:"));
    assertThat(gitlab(packages, damaged))
        .noneMatch(line -> line.startsWith("json schema validated"))
        .anyMatch(line -> line.contains("timout"));
  }

  private static String github(int project) {
    return BuildServer.GITHUB.files(PROJECTS.get(project)).get(".github/workflows/vertexai.yml");
  }

  private static String kubeflow(int installation) {
    return BuildServer.GITHUB
        .files(INSTALLATIONS.get(installation))
        .get(".github/workflows/vertexai.yml");
  }

  private static String damaged(String text, Map.Entry<String, String> damage) {
    assertThat(text).contains(damage.getKey());
    return text.replace(damage.getKey(), damage.getValue());
  }

  private List<String> gitlab(Path packages, String file) throws Exception {
    written(".gitlab-ci.yml", file);
    Path reader = packages.resolve(GITLAB).resolve("src/index.js");
    return output(List.of("node", reader.toString(), "--cwd", ".", "--list"));
  }

  private Path written(String name, String text) throws Exception {
    return Files.writeString(dir.resolve(name), text);
  }

  private static Path script() throws Exception {
    return Path.of(WorkflowReadersTest.class.getResource("read-workflows.mjs").toURI());
  }

  private List<String> output(List<String> command) throws Exception {
    Path output = dir.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .directory(dir.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return Files.readAllLines(output, StandardCharsets.UTF_8);
  }

  /** They have to be there on a build server; elsewhere the tests are left out. */
  private static Path packagesWith(String name) {
    String found =
        Stream.concat(
                Stream.ofNullable(System.getenv("NODE_PATH")),
                Stream.of("/usr/lib/node_modules", "/usr/local/lib/node_modules"))
            .filter(folder -> Files.isDirectory(Path.of(folder, name)))
            .findFirst()
            .orElse("");
    if ("true".equals(System.getenv("CI"))) {
      assertThat(found).as(name + " is installed").isNotEmpty();
    }
    assumeTrue(!found.isEmpty(), name + " is not installed");
    return Path.of(found);
  }
}
