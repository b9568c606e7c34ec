package io.github.vertexmaven.config;

import java.util.Map;
import java.util.Optional;

/**
 * Passwords and the like, by the name under which {@code credentials*.yml} has them. They are
 * looked up when they are first needed, and stand in no message.
 */
@FunctionalInterface
public interface Credentials {

  /**
   * The values of one entry, secrets filled in.
   *
   * @throws ConfException when there is no such entry, or a secret cannot be had
   */
  Map<String, Object> of(String name);

  /** Why there is no such entry, as far as it is known without fetching secrets. */
  default Optional<String> problem(String name) {
    return Optional.empty();
  }

  /** Where no credentials are configured. */
  static Credentials none() {
    return name -> {
      throw new ConfException(
          "credentials '" + name + "' are not given; add them to a file credentials.yml of conf/.");
    };
  }
}
