package io.github.vertexmaven.core.conf.ci;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The build servers that files can be written for. */
public enum BuildServer {
  GITHUB(
      "github-actions.yml",
      ".github/workflows/vertexai.yml",
      ".github/vertexai.md",
      Map.of(
          "host", "GitHub",
          "place", "Settings, Secrets and variables, Actions, Variables",
          "repository", "my-organisation/my-repository",
          "provider", "github",
          "issuer", "https://token.actions.githubusercontent.com",
          "claim", "repository")),
  GITLAB(
      "gitlab-ci.yml",
      ".gitlab-ci.yml",
      ".gitlab/vertexai.md",
      Map.of(
          "host", "GitLab",
          "place", "Settings, CI/CD, Variables",
          "repository", "my-group/my-project",
          "provider", "gitlab",
          "issuer", "https://gitlab.com",
          "claim", "project_path"));

  private final String resource;
  private final String file;
  private final String page;
  private final Map<String, String> words;

  BuildServer(String resource, String file, String page, Map<String, String> words) {
    this.resource = resource;
    this.file = file;
    this.page = page;
    this.words = words;
  }

  /**
   * What the files say of the project.
   *
   * @param projectId of Google Cloud
   * @param mvn how Maven is called there
   * @param java the version that the build needs
   * @param env the environment of the cloud
   * @param pushEnv the environment of the run on the emulator
   */
  public record Facts(
      String projectId, String region, String mvn, String java, String env, String pushEnv) {}

  /**
   * What the files say of a project that runs on Kubeflow Pipelines.
   *
   * @param address of the installation
   * @param mvn how Maven is called there
   * @param java the version that the build needs
   * @param env the environment of the installation
   */
  public record KubeflowFacts(String address, String mvn, String java, String env) {}

  /** The texts by their place in the project. */
  public SortedMap<String, String> files(KubeflowFacts facts) {
    Map<String, String> all = words();
    all.put("kubeflow", facts.address());
    all.put("mvn", facts.mvn());
    all.put("java", facts.java());
    all.put("env", facts.env());
    return files(resource.replaceFirst("\\.yml$", "-kubeflow.yml"), "setup-kubeflow.md", all);
  }

  private Map<String, String> words() {
    Map<String, String> all = new LinkedHashMap<>(words);
    all.put("file", file);
    return all;
  }

  private SortedMap<String, String> files(String script, String setup, Map<String, String> all) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put(file, filled(text(script), all));
    files.put(page, filled(text(setup), all));
    return files;
  }

  /** The texts by their place in the project. */
  public SortedMap<String, String> files(Facts facts) {
    Map<String, String> all = words();
    all.put("project_id", facts.projectId());
    all.put("region", facts.region());
    all.put("mvn", facts.mvn());
    all.put("java", facts.java());
    all.put("env", facts.env());
    all.put("push_env", facts.pushEnv());
    all.put(
        "templates",
        "https://" + facts.region() + "-kfp.pkg.dev/" + facts.projectId() + "/pipelines");
    return files(resource, "setup.md", all);
  }

  private static String filled(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("@" + value.getKey() + "@", value.getValue());
    }
    return filled;
  }

  private static String text(String name) {
    try (InputStream in = BuildServer.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
