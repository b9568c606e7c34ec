package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.contract.OutOfMemory;
import io.github.vertexmaven.core.service.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about failures whose words say little to who has not met them before. */
final class FailureHint {

  /** 128 and the number of the signal that cannot be caught. */
  private static final Pattern KILLED = Pattern.compile("non-zero status of 137\\b");

  private static final String MORE_MEMORY =
      "The process was killed, usually because the machine ran out of memory: give the task more memory with run_config.resources, or limit its JVM with run_config.jvm_flags.";

  /** The first class of ours that a task loads, from below /gcs. */
  private static final String NO_LAUNCHER =
      "Could not find or load main class io.github.vertexmaven.boot.Boot";

  private static final List<String> NO_CODE =
      List.of(
          "The task did not find its code below /gcs, where the service mounts the bucket. There are three possible causes:",
          "- The account of the tasks cannot read the bucket: "
              + Grant.bucket("BUCKET", Grant.member("ACCOUNT")).command(),
          "- The machine has no working /gcs, as reported for H200 and B200: use another accelerator, or put the code into an image with run_config.code: image.",
          "- The code was deleted from the bucket after the job was created: run again, which uploads missing files.");

  private static final Pattern PERMISSION =
      Pattern.compile(
          "\\b((?:aiplatform|storage|artifactregistry|secretmanager|logging)"
              + "(?:\\.[A-Za-z]+){2})\\b");

  private static final Pattern BUCKET = Pattern.compile("gs://([^/\\s'\"]+)");

  private FailureHint() {}

  /**
   * The lines of it; none where the words say enough.
   *
   * @param reason why the task or the job failed, as the service says it
   * @param tail the last lines that the task printed
   */
  static List<String> of(String reason, List<String> tail) {
    if (KILLED.matcher(reason).find()) {
      return List.of(MORE_MEMORY);
    }
    if (tail.stream().anyMatch(line -> line.contains(NO_LAUNCHER))) {
      return NO_CODE;
    }
    Optional<List<String>> lacking = lacking(reason);
    if (lacking.isPresent()) {
      return lacking.get();
    }
    return isOutOfMemory(reason, tail) && !reason.contains(OutOfMemory.SETTING)
        ? List.of(OutOfMemory.MORE_FOR_A_TASK)
        : List.of();
  }

  /** A job fails after it was made when it is not its maker who lacks something. */
  private static Optional<List<String>> lacking(String reason) {
    Matcher matcher = PERMISSION.matcher(reason);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String permission = matcher.group(1);
    Matcher bucket = BUCKET.matcher(reason);
    List<String> lines = new ArrayList<>();
    lines.add(
        "The account of the tasks lacks "
            + permission
            + ". It is run_config.service_account, else"
            + " PROJECT_NUMBER-compute@developer.gserviceaccount.com. An owner of the project can grant it:");
    Grant.of(
            permission,
            "PROJECT",
            bucket.find() ? Optional.of(bucket.group(1)) : Optional.empty(),
            Grant.member("ACCOUNT"))
        .map(Grant::command)
        .ifPresent(lines::add);
    return Optional.of(lines);
  }

  /** The error may have been caught and printed by others; as the last thing it ends a task. */
  private static boolean isOutOfMemory(String reason, List<String> tail) {
    return reason.contains(OutOfMemory.ERROR)
        || tail.stream().anyMatch(line -> line.startsWith(OutOfMemory.LAST_WORDS))
        || tail.stream()
            .anyMatch(line -> line.startsWith("Terminating due to " + OutOfMemory.ERROR));
  }
}
