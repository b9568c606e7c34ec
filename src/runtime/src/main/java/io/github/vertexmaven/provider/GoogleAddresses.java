package io.github.vertexmaven.provider;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where Google's services are. Each can be set by a system property, such as {@code
 * vertexai.endpoint.secretmanager}, or by the environment variable of that name in capitals, for
 * private endpoints and for tests; the metadata server also by {@code GCE_METADATA_HOST}, as
 * everywhere.
 *
 * @param metadata the metadata server
 * @param iamCredentials the IAM Credentials API
 * @param secretManager the Secret Manager API; empty for Google's own
 * @param token where refresh tokens are exchanged, unless the credentials name a place
 */
public record GoogleAddresses(
    String metadata, String iamCredentials, Optional<String> secretManager, String token) {

  /** As the system says. */
  public static GoogleAddresses ofSystem() {
    return of(System::getProperty, System.getenv());
  }

  static GoogleAddresses of(UnaryOperator<String> properties, Map<String, String> variables) {
    String metadata =
        Optional.ofNullable(variables.get("GCE_METADATA_HOST"))
            .map(host -> "http://" + host)
            .orElse("http://metadata.google.internal");
    return new GoogleAddresses(
        set("metadata", properties, variables).orElse(metadata),
        set("iamcredentials", properties, variables)
            .orElse("https://iamcredentials.googleapis.com"),
        set("secretmanager", properties, variables),
        set("oauth2", properties, variables).orElse("https://oauth2.googleapis.com/token"));
  }

  private static Optional<String> set(
      String name, UnaryOperator<String> properties, Map<String, String> variables) {
    String property = "vertexai.endpoint." + name;
    String variable = property.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
    return Optional.ofNullable(properties.apply(property))
        .or(() -> Optional.ofNullable(variables.get(variable)))
        .map(url -> url.replaceFirst("/+$", ""));
  }
}
