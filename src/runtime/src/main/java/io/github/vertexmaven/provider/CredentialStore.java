package io.github.vertexmaven.provider;

import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.YamlReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials of a run. A value {@code {secret: projects/…/secrets/…}} is fetched from Secret
 * Manager when its entry is asked for; {@code {public: value}} is the value. Where an entry itself
 * is a secret, the secret's text is YAML or JSON with the entry's keys.
 */
public final class CredentialStore implements Credentials {

  /** The key of a reference to a secret. */
  public static final String SECRET = "secret";

  /** The key of a value that anyone may see. */
  public static final String PUBLIC = "public";

  /** The key that stands where a value was not sent along; it says where the value is. */
  public static final String WITHHELD = "withheld";

  private final Map<String, Object> entries;
  private Optional<SecretManager> secrets;

  CredentialStore(Map<String, Object> entries, SecretManager secrets) {
    this(entries, Optional.of(secrets));
  }

  private CredentialStore(Map<String, Object> entries, Optional<SecretManager> secrets) {
    this.secrets = secrets;
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    this.secrets = secrets;
  }

  /**
   * Secrets are fetched as the identity that this process has on its machine. Most tasks fetch
   * none, and do not pay for a client of Google's services.
   */
  public static CredentialStore of(Map<String, Object> entries) {
    return new CredentialStore(entries, Optional.empty());
  }

  @Override
  public Optional<String> problem(String name) {
    return entries.containsKey(name)
        ? Optional.empty()
        : Optional.of(
            "credentials '"
                + name
                + "' are not given in credentials.yml"
                + DidYouMean.suffix(entries.keySet(), name));
  }

  @Override
  public Map<String, Object> of(String name) {
    Optional<String> problem = problem(name);
    if (problem.isPresent()) {
      throw new ConfException(problem.get());
    }
    Object value = value(name, entries.get(name));
    Object whole = value instanceof String text ? parsed(name, text) : value;
    if (!(whole instanceof Map<?, ?> map)) {
      throw new ConfException("credentials '" + name + "': expected keys with values.");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((key, each) -> values.put(String.valueOf(key), each));
    return Collections.unmodifiableMap(values);
  }

  /** Only a secret can be the text of an entry; its words stay out of the message. */
  private static Object parsed(String name, String text) {
    try {
      return YamlReader.readValue(text, "the secret of " + name).plain();
    } catch (ConfException e) {
      throw new ConfException(
          "credentials '" + name + "': the secret's text is not YAML or JSON with keys.");
    }
  }

  private Object value(String path, Object written) {
    if (written instanceof List<?> list) {
      List<Object> values = new ArrayList<>();
      list.forEach(item -> values.add(value(path, item)));
      return values;
    }
    if (!(written instanceof Map<?, ?> map)) {
      return written;
    }
    if (map.size() == 1 && map.get(SECRET) instanceof String secret) {
      return secret(path, secret);
    }
    if (map.size() == 1 && map.containsKey(PUBLIC)) {
      return map.get(PUBLIC);
    }
    if (map.size() == 1 && map.get(WITHHELD) instanceof String file) {
      throw withheld(path, file);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((key, each) -> values.put(String.valueOf(key), value(path + "." + key, each)));
    return values;
  }

  private String secret(String path, String name) {
    try {
      return secrets().text(name);
    } catch (GoogleException e) {
      ConfException failure =
          new ConfException("credentials '" + path + "' are not available: " + e.getMessage());
      failure.initCause(e);
      throw failure;
    }
  }

  private synchronized SecretManager secrets() {
    if (secrets.isEmpty()) {
      secrets = Optional.of(SecretManager.ofSystem());
    }
    return secrets.get();
  }

  private static ConfException withheld(String path, String file) {
    return new ConfException(
        "credentials '"
            + path
            + "' are plain text in "
            + file
            + ", which is not sent to tasks. Store the value in Secret Manager and write {secret:"
            + " projects/<project>/secrets/<secret>/versions/latest}, or {public: …} if anyone may see it.");
  }

  /** Only the names. */
  @Override
  public String toString() {
    return entries.keySet().toString();
  }
}
