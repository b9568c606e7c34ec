package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.contract.ByNode;
import io.github.vertexmaven.contract.RetrySetting;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.conf.settings.NodeSettings.TaskSettings;
import io.github.vertexmaven.core.conf.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How a node's task runs: image, variables, retries, caching, time limit. */
final class TaskRules {

  /** A C identifier: {@code EnvVar.name} of pipeline_spec.proto. */
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** {@code ContainerSpec.env} of custom_job.proto. */
  private static final int MAX_VARIABLES = 100;

  private static final int MANY_RETRIES = 10;

  /** What the launcher itself is told by. */
  private static final Set<String> OURS =
      Set.of("VERTEXAI_GCS_MOUNT", "VERTEXAI_S3_MOUNT", "VERTEXAI_MINIO_MOUNT", "VERTEXAI_RUN_ID");

  /** The first that is set decides: setlocale(3). */
  private static final List<String> LOCALES = List.of("LC_ALL", "LC_CTYPE", "LANG");

  private static final Pattern UTF_8 = Pattern.compile("(?i)utf-?8");

  private static final Pattern SECRET =
      Pattern.compile("(?i)(^|.*_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY)(_.*|$)");

  private final Settings settings;
  private final ByNode<TaskSettings> tasks;

  TaskRules(Settings settings) {
    this.settings = settings;
    this.tasks = new ByNode<>(settings.run().nodes().tasks(), TaskSettings::overriddenBy);
  }

  TaskSettings of(Node node) {
    return tasks.of(node).orElse(TaskSettings.none());
  }

  void check(
      ProjectGraph graph,
      Predicate<String> concerned,
      Collection<String> problems,
      Collection<String> warnings) {
    tasks
        .section()
        .forEach(
            (name, task) -> {
              if (concerned.test(name)) {
                task.env().keySet().forEach(v -> checkVariable(name, v, problems, warnings));
              }
            });
    graph.pipelines().values().stream()
        .flatMap(List::stream)
        .distinct()
        .forEach(node -> check(node, problems, warnings));
  }

  private void checkVariable(
      String name, String variable, Collection<String> problems, Collection<String> warnings) {
    String at = settings.places().of("run_config", "nodes", name, "env", variable);
    if (!VARIABLE.matcher(variable).matches()) {
      problems.add(at + ": a variable's name has letters, digits and '_', and no digit first.");
    } else if (OURS.contains(variable)) {
      problems.add(at + ": the service sets this variable itself; use another name.");
    } else if (SECRET.matcher(variable).matches()) {
      warnings.add(
          at
              + ": everyone who can see a job can read its variables; put secrets into credentials.yml.");
    }
  }

  private void check(Node node, Collection<String> problems, Collection<String> warnings) {
    TaskSettings task = of(node);
    if (task.env().size() > MAX_VARIABLES) {
      problems.add(
          "run_config.nodes gives node '"
              + node.name()
              + "' "
              + task.env().size()
              + " environment variables; a task has at most "
              + MAX_VARIABLES
              + ".\n  "
              + node.source());
    }
    checkCharacters(node, task.env(), problems);
    task.retry().ifPresent(retry -> checkTimes(node, retry, problems, warnings));
    if (task.retry().filter(retry -> retry.max().isEmpty()).isPresent()) {
      problems.add(
          "run_config.nodes says for node '"
              + node.name()
              + "' how to retry, but not how often: retry.max is missing.\n  "
              + node.source());
    }
  }

  private static void checkTimes(
      Node node, RetrySetting retry, Collection<String> problems, Collection<String> warnings) {
    String what = "run_config.nodes says for node '" + node.name() + "' ";
    Duration first = retry.backoff().orElse(RetrySetting.BACKOFF);
    Duration most = retry.maxBackoff().orElse(RetrySetting.MAX_BACKOFF);
    if (first.compareTo(most) > 0) {
      problems.add(
          what
              + "to wait "
              + first.toSeconds()
              + " s before it is tried again, which is more than its max_backoff of "
              + most.toSeconds()
              + " s.\n  "
              + node.source());
    }
    if (retry.max().orElse(0L) > MANY_RETRIES) {
      warnings.add(
          what
              + "to try "
              + retry.max().orElseThrow()
              + " times again. Each try needs a machine of its own, and Vertex AI publishes no limit: more than "
              + MANY_RETRIES
              + " are not tested.");
    }
    if (most.compareTo(RetrySetting.MAX_BACKOFF) > 0) {
      warnings.add(
          what
              + "to wait up to "
              + most.toSeconds()
              + " s between tries; Vertex AI documents an hour at most, and may cut it to that.");
    }
  }

  /** Code of the project reads variables by itself, and the JVM reads them as the locale says. */
  private static void checkCharacters(
      Node node, Map<String, String> env, Collection<String> problems) {
    Optional<String> locale =
        LOCALES.stream().filter(name -> !env.getOrDefault(name, "").isEmpty()).findFirst();
    if (locale.isEmpty() || UTF_8.matcher(env.get(locale.get())).find()) {
      return;
    }
    env.forEach(
        (name, value) -> {
          if (!StandardCharsets.US_ASCII.newEncoder().canEncode(value)) {
            problems.add(
                "run_config.nodes gives node '"
                    + node.name()
                    + "' the variable "
                    + name
                    + ", whose characters its "
                    + locale.get()
                    + " ("
                    + env.get(locale.get())
                    + ") lacks; give it a locale with UTF-8, such as C.UTF-8.\n  "
                    + node.source());
          }
        });
  }

  /** What pipeline_spec.proto calls the policy; nothing when a failure is final. */
  static Optional<PipelineSpec.RetryPolicy> retries(TaskSettings task) {
    return task.retry().filter(retry -> retry.max().orElse(0L) > 0).map(TaskRules::policy);
  }

  private static PipelineSpec.RetryPolicy policy(RetrySetting retry) {
    return new PipelineSpec.RetryPolicy(
        retry.max().orElseThrow(),
        retry.backoff().orElse(RetrySetting.BACKOFF),
        retry.factor().orElse(RetrySetting.FACTOR),
        retry.maxBackoff().orElse(RetrySetting.MAX_BACKOFF));
  }
}
