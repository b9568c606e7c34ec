package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.core.conf.settings.Setting.Free;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How runs reach the tracking server that {@code mlflow.yml} names.
 *
 * @param headerProvider the class that gives headers for requests
 * @param headerParams what its constructor gets
 * @param onFailure {@code fail} or {@code warn}
 */
public record MlflowSettings(
    Optional<String> headerProvider, Map<String, Object> headerParams, Optional<String> onFailure) {

  /** Copies the map, keeping its order. */
  public MlflowSettings {
    headerParams = Collections.unmodifiableMap(new LinkedHashMap<>(headerParams));
  }

  static Group model() {
    return Group.of("How runs reach the MLflow server in mlflow.yml.")
        .with(
            "request_header_provider",
            Value.text("The class that returns headers for requests, a RequestHeaderProvider.")
                .example("io.github.vertexmaven.provider.GoogleIamHeaderProvider"))
        .with(
            "request_header_provider_params",
            new Free("Parameters of the header provider's constructor, as a map.", true))
        .with(
            "on_failure",
            Value.text(
                    "What happens if the MLflow server fails: 'fail' ends the run, 'warn' continues it.")
                .where(Rule.oneOf("fail", "warn"))
                .standard("fail"));
  }

  static MlflowSettings read(Section section) {
    return new MlflowSettings(
        section.text("request_header_provider"),
        ProviderSettings.map(section, "request_header_provider_params"),
        section.text("on_failure"));
  }

  /** As the runtime reads it. */
  public Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    headerProvider.ifPresent(type -> plain.put("request_header_provider", type));
    if (!headerParams.isEmpty()) {
      plain.put("request_header_provider_params", headerParams);
    }
    onFailure.ifPresent(word -> plain.put("on_failure", word));
    return plain;
  }
}
