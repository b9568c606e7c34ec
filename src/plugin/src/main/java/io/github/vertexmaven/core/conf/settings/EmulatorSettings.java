package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Kind;
import io.github.vertexmaven.core.conf.settings.Setting.Listed;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the emulator plays Vertex AI.
 *
 * @param strict whether it refuses and delays what the service does
 * @param accountsWithoutRoles accounts whose jobs fail
 * @param accountsNotUsable accounts that nobody may run tasks as
 * @param staleCache whether known results are taken whose data is gone
 */
public record EmulatorSettings(
    boolean strict,
    List<String> accountsWithoutRoles,
    List<String> accountsNotUsable,
    boolean staleCache) {

  /** Copies the lists. */
  public EmulatorSettings {
    accountsWithoutRoles = List.copyOf(accountsWithoutRoles);
    accountsNotUsable = List.copyOf(accountsNotUsable);
  }

  static Group model() {
    return Group.of("How the emulator plays Vertex AI.")
        .with(
            "strict",
            Value.of(
                    Kind.BOOLEAN,
                    "Whether it refuses what the service refuses, such as machines that there are"
                        + " not, and is as late: jobs are PENDING first, contexts and logs come"
                        + " later than the call.")
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
                "Service accounts that you may not run tasks as: jobs are refused.",
                Value.text("An e-mail.").where(Rule.serviceAccount())))
        .with(
            "stale_cache",
            Value.of(
                    Kind.BOOLEAN,
                    "Whether a known result is taken although its data was deleted, as the service"
                        + " does.")
                .standard("false"));
  }

  static EmulatorSettings read(Section section) {
    return new EmulatorSettings(
        section.flag("strict").orElse(false),
        section.texts("accounts_without_roles"),
        section.texts("accounts_not_usable"),
        section.flag("stale_cache").orElse(false));
  }

  /** What the emulator is told, under its own names; what is as usual is left out. */
  public Map<String, Object> preferences() {
    Map<String, Object> told = new LinkedHashMap<>();
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
    return told;
  }
}
