package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.util.Optional;

/**
 * How this machine reaches the store of a root that is not Google's.
 *
 * @param endpoint its address; Amazon's own when empty
 * @param region it is in
 * @param credentials an entry of credentials.yml
 */
public record StoreSettings(
    Optional<String> endpoint, String region, Optional<String> credentials) {

  private static final String REGION = "us-east-1";

  static Group model() {
    return Group.of(
            "How this machine reaches the store of a root that begins with s3:// or minio://. Without it, the code must be in an image.")
        .with(
            "endpoint",
            Value.text("The address of the store. The default for s3:// is Amazon's.")
                .where(
                    Rule.form(
                        "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/*",
                        "the address of a store such as https://minio.example.com:9000"))
                .example("https://minio.example.com:9000"))
        .with("region", Value.text("The region of the store.").standard(REGION))
        .with(
            "credentials",
            Value.text(
                "The entry of credentials.yml with access_key and secret_key. The default is AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or another source that Amazon's tools read."));
  }

  /**
   * Reads them.
   *
   * @param root the section {@code run_config}, whose root is in the store
   */
  static Optional<StoreSettings> read(Section section, Section run) {
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> endpoint = section.text("endpoint");
    if (endpoint.isEmpty() && run.text("root").filter(at -> at.startsWith("minio:")).isPresent()) {
      section.problem("endpoint", "is missing: the address of the store of a minio:// root.");
    }
    return Optional.of(
        new StoreSettings(
            endpoint.map(address -> address.replaceFirst("/+$", "")),
            section.text("region").orElse(REGION),
            section.text("credentials")));
  }
}
