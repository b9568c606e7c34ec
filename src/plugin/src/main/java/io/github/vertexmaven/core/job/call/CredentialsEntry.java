package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The entry of {@code credentials.yml} that {@code kubeflow.<section>.credentials} names. */
final class CredentialsEntry {

  private final Map<String, String> values = new TreeMap<>();
  private final String place;
  private final String name;

  /** An entry; one that is not there, or has no keys, has no values. */
  CredentialsEntry(ResolvedConfig config, String section, String name) {
    this.place = config.settings().places().of("kubeflow", section, "credentials");
    this.name = name;
    if (config.credentials().values(List.of(name)).get(name) instanceof Map<?, ?> entry) {
      entry.forEach(
          (key, value) -> values.put(String.valueOf(key), Objects.toString(value, "").strip()));
    }
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** What it says, unless that is blank. */
  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }

  UserException lacks(String what) {
    return new UserException(
        place + ": credentials.yml has no entry '" + name + "' with " + what + ".");
  }
}
