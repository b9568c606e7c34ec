package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.compile.document.ContainerSpec;
import io.github.vertexmaven.core.compile.document.ExecutorSpec;
import io.github.vertexmaven.core.compile.document.ImporterSpec;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A task as a job's spec has it.
 *
 * @param executor what runs; empty for a task that holds tasks
 * @param cached whether an earlier result may serve
 * @param parameters the values that it reads, as JSON texts
 * @param producers the displayed names of the tasks whose outputs it reads, by input
 */
record SubmittedTask(
    ExecutorSpec executor,
    boolean cached,
    SortedMap<String, String> parameters,
    SortedMap<String, String> producers) {

  private static final Pattern LAUNCH_JAR =
      Pattern.compile("/(gcs|s3|minio)/(\\S+/launch-([0-9a-f]{32})\\.jar)");

  /** The launch jar of a task of ours; it is named by all that the task's own work depends on. */
  Optional<String> launchJar() {
    return launch().map(found -> scheme(found.group(1)) + "://" + found.group(2));
  }

  Optional<String> identity() {
    return launch().map(found -> found.group(3));
  }

  private static String scheme(String folder) {
    return folder.equals("gcs") ? "gs" : folder;
  }

  private Optional<Matcher> launch() {
    return executor
        .container()
        .map(container -> LAUNCH_JAR.matcher(String.join(" ", container.command())))
        .filter(Matcher::find);
  }

  /** What an importer imports. */
  Optional<ImporterSpec> importer() {
    return executor.importer();
  }

  /** The container without the command, which names the launch jar. */
  Map<String, Object> settings() {
    return executor.container().map(ContainerSpec::settings).orElse(Map.of());
  }
}
