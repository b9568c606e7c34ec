package io.github.vertexmaven.mlflow;

import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.provider.NamedClass;
import io.github.vertexmaven.provider.RequestHeaderProvider;
import io.github.vertexmaven.provider.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The headers that requests sign in with, kept until they expire. */
final class Headers {

  /** Where headers come from. */
  interface Source {
    RequestHeaders get() throws Exception;
  }

  private final Source source;
  private final String name;
  private final Clock clock;
  private Map<String, String> known = Map.of();
  private Instant until = Instant.MIN;

  Headers(Source source, String name, Clock clock) {
    this.source = source;
    this.name = name;
    this.clock = clock;
  }

  /**
   * As the settings say: a header provider, else the credentials that {@code mlflow.yml} names,
   * else none.
   *
   * @throws TrackingException when the provider's class cannot be used
   */
  static Headers of(TrackingSettings settings, Credentials credentials, ClassLoader loader) {
    Clock clock = Clock.systemUTC();
    if (settings.headerProvider().isPresent()) {
      String type = settings.headerProvider().get();
      RequestHeaderProvider provider = provider(type, settings, loader);
      Source source =
          () ->
              provider.inContext()
                  ? provider.requestHeaders()
                  : new RequestHeaders(Map.of(), java.time.Duration.ofDays(1));
      return new Headers(source, "the header provider " + provider.getClass().getName(), clock);
    }
    String name = settings.credentials().orElse("");
    Source source =
        name.isEmpty()
            ? () -> new RequestHeaders(Map.of(), java.time.Duration.ofDays(1))
            : () -> signIn(credentials.of(name));
    return new Headers(source, "the credentials '" + name + "'", clock);
  }

  private static RequestHeaderProvider provider(
      String type, TrackingSettings settings, ClassLoader loader) {
    List<String> problems = new ArrayList<>();
    Optional<RequestHeaderProvider> provider =
        new NamedClass<>(
                RequestHeaderProvider.class,
                loader,
                "run_config.mlflow.request_header_provider",
                problems)
            .instance(type, settings.headerParams());
    return provider.orElseThrow(() -> new TrackingException(String.join("\n", problems)));
  }

  /** The variables of MLflow's own clients. */
  private static RequestHeaders signIn(Map<String, Object> credentials) {
    java.time.Duration day = java.time.Duration.ofDays(1);
    if (credentials.containsKey("MLFLOW_TRACKING_TOKEN")) {
      return RequestHeaders.bearer(String.valueOf(credentials.get("MLFLOW_TRACKING_TOKEN")), day);
    }
    if (credentials.containsKey("MLFLOW_TRACKING_USERNAME")) {
      String pair =
          credentials.get("MLFLOW_TRACKING_USERNAME")
              + ":"
              + credentials.getOrDefault("MLFLOW_TRACKING_PASSWORD", "");
      String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      return new RequestHeaders(Map.of("Authorization", "Basic " + basic), day);
    }
    throw new TrackingException(
        "the credentials have neither MLFLOW_TRACKING_TOKEN nor MLFLOW_TRACKING_USERNAME.");
  }

  /** Those that hold now. */
  synchronized Map<String, String> get() {
    if (!clock.instant().isBefore(until)) {
      renew();
    }
    return known;
  }

  /** Asks anew: the server has turned these away. */
  synchronized boolean expire(Map<String, String> refused) {
    if (refused.isEmpty() || !refused.equals(known)) {
      return !refused.isEmpty();
    }
    renew();
    return !refused.equals(known);
  }

  private void renew() {
    try {
      RequestHeaders headers = source.get();
      known = headers.values();
      until = clock.instant().plus(headers.validFor());
    } catch (TrackingException e) {
      throw e;
    } catch (Exception e) {
      String words =
          e.getClass().getName().startsWith("io.github.vertexmaven.")
              ? e.getMessage()
              : e.toString();
      throw new TrackingException(name + " failed: " + words, false, e);
    }
  }
}
