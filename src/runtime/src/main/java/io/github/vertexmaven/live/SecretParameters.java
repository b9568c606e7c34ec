package io.github.vertexmaven.live;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.SecretNames;
import io.github.vertexmaven.provider.CredentialStore;
import io.github.vertexmaven.tell.SecretTexts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts values in the place of what was sent instead of them: {@code {secret: projects/…}} is
 * fetched from Secret Manager, {@code {masked: path}} is in the project's own file, which only a
 * task on this machine is told of.
 */
final class SecretParameters {

  private static final String MASKED = "masked";
  private static final String CREDENTIALS = "params:";

  private final Set<String> names;
  private final Credentials credentials;

  private SecretParameters(Set<String> names, Credentials credentials) {
    this.names = names;
    this.credentials = credentials;
  }

  /** The parameters with their values, {@code names} being those of all credentials. */
  static ConfValue.Mapping filled(
      ConfValue.Mapping parameters, Set<String> names, Credentials credentials) {
    return new SecretParameters(names, credentials).mapping(parameters);
  }

  /**
   * Keeps out of what is printed what nobody may see: values that are shown as references, and
   * those whose names are those of secrets.
   */
  static void hide(ConfValue parameters, ConfValue shown) {
    if (!(parameters instanceof ConfValue.Mapping mapping)) {
      return;
    }
    for (Map.Entry<String, ConfValue> entry : mapping.entries().entrySet()) {
      ConfValue seen =
          shown instanceof ConfValue.Mapping other
              ? other.get(entry.getKey()).orElse(entry.getValue())
              : entry.getValue();
      boolean hidden = isReference(seen) && !isReference(entry.getValue());
      if (hidden || SecretNames.has(entry.getKey())) {
        SecretTexts.hide(entry.getValue().plain());
      } else {
        hide(entry.getValue(), seen);
      }
    }
  }

  private static boolean isReference(ConfValue value) {
    return value instanceof ConfValue.Mapping mapping
        && (only(mapping, MASKED).isPresent()
            || only(mapping, CredentialStore.SECRET)
                .filter(name -> name.startsWith("projects/"))
                .isPresent());
  }

  private ConfValue.Mapping mapping(ConfValue.Mapping mapping) {
    Map<String, ConfValue> filled = new LinkedHashMap<>();
    for (Map.Entry<String, ConfValue> entry : mapping.entries().entrySet()) {
      filled.put(entry.getKey(), value(entry.getKey(), entry.getValue()));
    }
    return new ConfValue.Mapping(filled, mapping.keys(), mapping.at());
  }

  private ConfValue value(String key, ConfValue value) {
    if (value instanceof ConfValue.Sequence sequence) {
      return new ConfValue.Sequence(
          sequence.items().stream().map(item -> value(key, item)).toList(), sequence.at());
    }
    if (!(value instanceof ConfValue.Mapping mapping)) {
      return value;
    }
    Optional<String> secret =
        only(mapping, CredentialStore.SECRET).filter(name -> name.startsWith("projects/"));
    if (secret.isPresent()) {
      return located(secret(key, mapping), value.at());
    }
    // A parameter of the user's may well have a key of that name.
    return only(mapping, MASKED)
        .map(path -> CREDENTIALS + path)
        .filter(names::contains)
        .map(name -> located(credentials.of(name).get("value"), value.at()))
        .orElseGet(() -> mapping(mapping));
  }

  private static Object secret(String key, ConfValue.Mapping reference) {
    Map<String, Object> entry = Map.of("parameter " + key, Map.of("value", reference.plain()));
    return CredentialStore.of(entry).of("parameter " + key).get("value");
  }

  private static Optional<String> only(ConfValue.Mapping mapping, String key) {
    return mapping.entries().size() == 1
        ? mapping.get(key).map(ConfValue::plain).map(String::valueOf)
        : Optional.empty();
  }

  private static ConfValue located(Object plain, Location at) {
    return ConfValue.of(plain, at);
  }
}
