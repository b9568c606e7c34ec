package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Kind;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code conf/base/vertexai.yml} that a project begins with: all keys of the model, with what
 * they mean. What a project cannot do without is set, everything else stands there as a comment.
 */
public final class SampleConfig {

  /** Where the schema for editors lies, seen from the file. */
  public static final String SCHEMA = "../vertexai.schema.json";

  private static final int WIDTH = 100;
  private static final String IMAGE = "eclipse-temurin:17-jre";

  /** Sections whose keys the user names are shown by an example. */
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "run_config.dynamic_config_providers",
          """
          - cls: io.github.vertexmaven.provider.GoogleOAuthCredentialsProvider
            params:
              client_id: iam-client-id
          """,
          "run_config.hooks",
          """
          - com.acme.AuditHook
          """,
          "run_config.resources",
          """
          # A node that needs more memory
          data-import-node:
            memory: 2G
          # One whose algorithm uses several CPUs
          model-training-node:
            cpu: 8
            memory: 60G
          # One that wants an accelerator
          tensorflow-node:
            gpu: 1
          # All nodes with this tag
          gpu_node_tag:
            cpu: 1
            gpu: 2
          # All nodes
          __default__:
            cpu: 1
            memory: 4G
          """,
          "run_config.node_selectors",
          """
          gpu_node_tag:
            cloud.google.com/gke-accelerator: NVIDIA_TESLA_T4
          tensorflow-node:
            cloud.google.com/gke-accelerator: NVIDIA_L4
          """,
          "run_config.labels",
          """
          team: ml
          """,
          "run_config.nodes",
          """
          __default__:
            retry: {max: 2, backoff: 30s}
          model-training-node:
            timeout: 2h
            env: {OMP_NUM_THREADS: 8}
          """,
          "run_config.schedules",
          """
          __default__:
            nightly:
              cron: "0 3 * * *"
              time_zone: Europe/Oslo
          """,
          "run_config.network.host_aliases",
          """
          - ip: 10.10.10.10
            hostnames: [mlflow.internal]
          """,
          "run_config.network.reserved_ip_ranges",
          """
          - vertex-range
          """);

  private final Map<String, String> given;
  private final List<String> lines = new ArrayList<>();

  private SampleConfig(Map<String, String> given) {
    this.given = given;
  }

  /** The text of the file, for an installation of Kubeflow Pipelines. */
  public static String text(String host, String artifactId) {
    return text(
        Map.of(
            "host", host, "run_config.image", IMAGE, "run_config.root", "my-bucket/" + artifactId));
  }

  /** The text of the file. */
  public static String text(String projectId, String region, String artifactId) {
    String bucket = projectId.replaceAll("[^a-z0-9-]", "-") + "-pipelines";
    return text(
        Map.of(
            "project_id",
            projectId,
            "region",
            region,
            "run_config.image",
            IMAGE,
            "run_config.root",
            bucket + "/" + artifactId));
  }

  private static String text(Map<String, String> given) {
    SampleConfig sample = new SampleConfig(given);
    sample.head();
    sample.active(SettingsModel.ROOT, "", "");
    return String.join("\n", sample.lines) + "\n";
  }

  private void head() {
    lines.add("# yaml-language-server: $schema=" + SCHEMA);
    doc("", SettingsModel.ROOT.doc());
    doc(
        "",
        "Values in conf/<env>/vertexai.yml override this file, <settings> of the POM override both, and -Dvertexai.<key>=... overrides all. Keys in comments are not set.");
    doc(
        "",
        "The plugin replaces ${name} and ${name|default} by values from VERTEXAI_CONFIG_<NAME>, -D, globals.yml, the POM, and git: ${commit_id|dirty}, ${branch_name}.");
  }

  /** A section that is set. */
  private void active(Group group, String path, String indent) {
    group
        .keys()
        .forEach(
            (key, setting) -> {
              String at = path + key;
              Optional<String> value = Optional.ofNullable(given.get(at));
              if (setting instanceof Group inner && isGiven(at + ".")) {
                lines.add("");
                doc(indent, inner.doc());
                lines.add(indent + key + ":");
                active(inner, at + ".", indent + "  ");
              } else if (value.isPresent()) {
                separate(indent);
                doc(indent, setting.doc());
                lines.add(indent + key + ": " + quoted(value.get(), setting));
              } else {
                commented(key, setting, at, indent);
              }
            });
  }

  private boolean isGiven(String prefix) {
    return given.keySet().stream().anyMatch(path -> path.startsWith(prefix));
  }

  private void commented(String key, Setting setting, String path, String indent) {
    List<String> body = body(key, setting, path);
    if (!body.isEmpty()) {
      separate(indent);
      doc(indent, setting.doc() + standard(setting));
      body.forEach(line -> lines.add(indent + "# " + line));
    }
  }

  /** The lines of a key, without a comment of its own; none when nothing can be shown. */
  private static List<String> body(String key, Setting setting, String path) {
    List<String> body = new ArrayList<>();
    if (EXAMPLES.containsKey(path)) {
      body.add(key + ":");
      EXAMPLES.get(path).lines().forEach(line -> body.add("  " + line));
    } else if (setting instanceof Value value) {
      value
          .example()
          .or(value::standard)
          .ifPresent(text -> body.add(key + ": " + quoted(text, value)));
    } else if (setting instanceof Group group) {
      group.keys().forEach((inner, each) -> within(inner, each, path + "." + inner, body));
      if (!body.isEmpty()) {
        body.add(0, key + ":");
      }
    }
    return body;
  }

  private static void within(String key, Setting setting, String path, List<String> body) {
    List<String> inner = body(key, setting, path);
    if (!inner.isEmpty()) {
      wrapped(setting.doc() + standard(setting), WIDTH - 8)
          .forEach(line -> body.add("  # " + line));
      inner.forEach(line -> body.add("  " + line));
    }
  }

  private static String standard(Setting setting) {
    return setting instanceof Value value
        ? value.standard().map(text -> " Default: " + ended(text)).orElse("")
        : "";
  }

  /** A value that ends with a dot is set apart from the sentence. */
  private static String ended(String value) {
    return value.endsWith(".") ? "'" + value + "'." : value + ".";
  }

  private void separate(String indent) {
    boolean first = lines.get(lines.size() - 1).endsWith(":");
    if (!first && (!indent.isEmpty() || lines.size() > 4)) {
      lines.add("");
    }
  }

  private void doc(String indent, String text) {
    wrapped(text, WIDTH - indent.length() - 2).forEach(line -> lines.add(indent + "# " + line));
  }

  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String quoted(String text, Setting setting) {
    boolean isText = setting instanceof Value value && value.type() == Kind.TEXT;
    boolean plain =
        YamlReader.scalar(text) instanceof String
            && text.matches("[A-Za-z0-9/.$_<][^#:]*(:[^ #][^#]*)*");
    return !isText || plain ? text : "\"" + text + "\"";
  }
}
