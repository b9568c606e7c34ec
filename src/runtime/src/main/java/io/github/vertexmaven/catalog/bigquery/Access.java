package io.github.vertexmaven.catalog.bigquery;

import com.google.auth.Credentials;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Where BigQuery is asked, and as whom; no record, whose text would show the credentials. */
public final class Access {

  private static final Set<String> KEYS = Set.of("key_file", "key", "token");

  private final Map<String, Object> settings;
  private final Map<String, Object> credentials;
  private final Function<String, Path> files;

  /**
   * Opens nothing yet.
   *
   * @param settings {@code project}, {@code location} and {@code endpoint}, where they are given
   * @param credentials one of {@code key_file}, {@code key} and {@code token}; those of the machine
   *     when empty
   * @param files where the file of a key lies
   */
  public Access(
      Map<String, Object> settings, Map<String, Object> credentials, Function<String, Path> files) {
    this.settings = Map.copyOf(settings);
    this.credentials = Map.copyOf(credentials);
    this.files = files;
  }

  /** A client; it asks nothing yet. */
  BigQuery open(Optional<String> projectOfTable) throws BadData {
    BigQueryOptions.Builder options = BigQueryOptions.newBuilder();
    text("project").or(() -> projectOfTable).ifPresent(options::setProjectId);
    text("location").ifPresent(options::setLocation);
    text("endpoint").ifPresent(options::setHost);
    identity().ifPresent(options::setCredentials);
    try {
      return options.build().getService();
    } catch (IllegalArgumentException e) {
      throw new BadData("no Google Cloud project is known; add 'project' to the entry.", e);
    }
  }

  private Optional<String> text(String key) {
    return Optional.ofNullable((String) settings.get(key));
  }

  private Optional<Credentials> identity() throws BadData {
    if (!credentials.isEmpty()) {
      return Optional.of(named());
    }
    return isLocal() ? Optional.of(NoCredentials.getInstance()) : Optional.empty();
  }

  /** A program on the same machine that stands for BigQuery asks for no credentials. */
  private boolean isLocal() throws BadData {
    Optional<String> endpoint = text("endpoint");
    if (endpoint.isEmpty()) {
      return false;
    }
    try {
      URI uri = URI.create(endpoint.get());
      String host = String.valueOf(uri.getHost());
      boolean loopback =
          host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
      return "http".equals(uri.getScheme()) && loopback;
    } catch (IllegalArgumentException e) {
      throw new BadData("endpoint: expected a URL, found '" + endpoint.get() + "'.", e);
    }
  }

  private Credentials named() throws BadData {
    String name = credentials.keySet().iterator().next();
    if (credentials.size() > 1 || !KEYS.contains(name)) {
      throw new BadData(
          "its credentials need one of 'key_file', 'key' and 'token', and nothing else.");
    }
    if (!(credentials.get(name) instanceof String value) || value.isBlank()) {
      throw new BadData("the '" + name + "' of its credentials is not text.");
    }
    return switch (name) {
      case "token" -> GoogleCredentials.create(new AccessToken(value.strip(), null));
      case "key" -> account(new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8)), name);
      default -> ofFile(value);
    };
  }

  private Credentials ofFile(String path) throws BadData {
    try (InputStream in = Files.newInputStream(files.apply(path))) {
      return account(in, "key_file");
    } catch (IOException e) {
      throw new BadData("the 'key_file' of its credentials, " + path + ", cannot be read.", e);
    }
  }

  /** What the library says of a bad key may quote it. */
  private static Credentials account(InputStream in, String name) throws BadData {
    try {
      return ServiceAccountCredentials.fromStream(in);
    } catch (IOException | RuntimeException e) {
      throw new BadData(
          "the '" + name + "' of its credentials is not the JSON key of a service account.");
    }
  }
}
