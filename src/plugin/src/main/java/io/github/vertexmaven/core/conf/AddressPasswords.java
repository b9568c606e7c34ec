package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.SecretValues;
import java.util.ArrayList;
import java.util.List;

/**
 * Passwords in addresses, {@code https://user:password@host}, where no secret may stand: settings,
 * catalog and parameters are compiled into files that are shared.
 */
final class AddressPasswords {

  private static final String BELONGS =
      " has a password in its address, which everybody could read who sees the compiled files;"
          + " keep it in credentials.yml.";

  private static final String MASK =
      " has a password in its address, which everybody could read who sees the run; add the"
          + " parameter to run_config.masked_parameters.";

  private AddressPasswords() {}

  /** A finished text for each; none repeats the password. */
  static List<String> problems(
      ConfValue.Mapping settings, ConfValue.Mapping catalog, ConfValue.Mapping parameters) {
    List<String> problems = new ArrayList<>();
    find(settings, "", BELONGS, problems);
    find(catalog, "", BELONGS, problems);
    find(parameters, "", MASK, problems);
    return problems;
  }

  /** Sentences that may repeat what is wrong. */
  static List<String> hidden(List<String> sentences) {
    return sentences.stream()
        .map(sentence -> SecretValues.withoutPasswords(sentence, Masking.MASK))
        .toList();
  }

  private static void find(ConfValue value, String path, String advice, List<String> problems) {
    if (value instanceof ConfValue.Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, child) ->
                  find(child, path.isEmpty() ? key : path + "." + key, advice, problems));
    } else if (value instanceof ConfValue.Sequence sequence) {
      sequence.items().forEach(item -> find(item, path, advice, problems));
    } else if (value.plain() instanceof String text && SecretValues.isAddressWithPassword(text)) {
      problems.add(value.at() + ": " + path + advice);
    }
  }
}
