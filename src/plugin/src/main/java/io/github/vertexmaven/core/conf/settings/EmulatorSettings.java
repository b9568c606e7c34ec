package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Kind;
import io.github.vertexmaven.core.conf.settings.Setting.Listed;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the emulator behaves.
 *
 * @param containers which tasks run in their image; the emulator's own rule when empty
 * @param containerArguments words for the command line of Docker or Podman
 * @param strict whether it refuses and delays what the service does
 * @param accountsWithoutRoles accounts whose jobs fail
 * @param accountsNotUsable accounts that nobody may run tasks as
 * @param staleCache whether known results are taken whose data is gone
 * @param keepJobs how many jobs that have ended it keeps; its own number when empty
 */
public record EmulatorSettings(
    Optional<String> containers,
    List<String> containerArguments,
    boolean strict,
    List<String> accountsWithoutRoles,
    List<String> accountsNotUsable,
    boolean staleCache,
    Optional<Integer> keepJobs) {

  private static final String AUTO = "auto";
  private static final String NONE = "none";
  private static final int MOST_JOBS = 1_000_000;

  /** Copies the lists. */
  public EmulatorSettings {
    containerArguments = List.copyOf(containerArguments);
    accountsWithoutRoles = List.copyOf(accountsWithoutRoles);
    accountsNotUsable = List.copyOf(accountsNotUsable);
  }

  static Group model() {
    return Group.of("How the emulator behaves.")
        .with(
            "containers",
            Value.text(
                    "Which tasks run in their image: with 'docker' or 'podman' all, with 'none' none, and with 'auto', if Docker or Podman works, those that are not Java code of this plugin, because Java code starts faster as a process.")
                .where(Rule.oneOf(NONE, AUTO, "docker", "podman"))
                .standard(AUTO))
        .with(
            "container_arguments",
            new Listed(
                "Words for the command line of Docker or Podman, such as --gpus and all: words before 'run' are arguments of the program, words after it arguments of 'run'; without the word 'run', all are arguments of 'run'.",
                Value.text("A word.")))
        .with(
            "strict",
            Value.of(
                    Kind.BOOLEAN,
                    "Whether it rejects what Vertex AI rejects, such as unknown machines, and has its delays: jobs are PENDING first, contexts and logs appear later.")
                .standard("false"))
        .with(
            "accounts_without_roles",
            new Listed(
                "Service accounts that lack roles/aiplatform.user: their jobs are accepted and"
                    + " fail.",
                Value.text("An e-mail.").where(Rule.serviceAccount())))
        .with(
            "accounts_not_usable",
            new Listed(
                "Service accounts that you may not run tasks as: their jobs are rejected.",
                Value.text("An e-mail.").where(Rule.serviceAccount())))
        .with(
            "stale_cache",
            Value.of(
                    Kind.BOOLEAN,
                    "Whether the cache returns a result whose data was deleted, as Vertex AI does.")
                .standard("false"))
        .with(
            "keep_jobs",
            Value.of(
                    Kind.INTEGER,
                    "How many finished jobs to keep. The emulator deletes older ones with their output and their data below the pipeline root, unless a remaining job uses the data.")
                .where(Rule.between(1, MOST_JOBS))
                .standard("1000"));
  }

  static EmulatorSettings read(Section section) {
    return new EmulatorSettings(
        section.text("containers"),
        section.texts("container_arguments"),
        section.flag("strict").orElse(false),
        section.texts("accounts_without_roles"),
        section.texts("accounts_not_usable"),
        section.flag("stale_cache").orElse(false),
        section.integer("keep_jobs").map(Long::intValue));
  }

  /** Whether each task runs in its image. */
  public boolean inImages() {
    return containers.filter(word -> !word.equals(AUTO) && !word.equals(NONE)).isPresent();
  }

  /** What the emulator is told, under its own names; what is as usual is left out. */
  public Map<String, Object> preferences() {
    Map<String, Object> told = new LinkedHashMap<>();
    containers.ifPresent(word -> told.put("containers", word));
    if (!containerArguments.isEmpty()) {
      told.put("containerArguments", containerArguments);
    }
    if (strict) {
      told.put("strict", true);
    }
    if (!accountsWithoutRoles.isEmpty()) {
      told.put("accountsWithoutRoles", accountsWithoutRoles);
    }
    if (!accountsNotUsable.isEmpty()) {
      told.put("accountsNotUsable", accountsNotUsable);
    }
    if (staleCache) {
      told.put("staleCache", true);
    }
    keepJobs.ifPresent(count -> told.put("keepJobs", count));
    return told;
  }
}
