package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.conf.Redaction;
import io.github.vertexmaven.core.service.JobTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters that a request has, as people may see them. */
final class SentParameters {

  private SentParameters() {}

  /** Those with a value; part of a group is masked by the name that it has in conf/. */
  static Map<String, Object> of(JobTemplate job, SpecDocument spec, Redaction redaction) {
    Map<String, Object> values = new LinkedHashMap<>();
    job.parameters()
        .forEach(
            (name, value) -> {
              // One without a value is not sent.
              if (value != null) {
                ConfValue given = ConfValue.of(value, Location.of(name));
                List<String> path = List.of(ShownParameters.name(spec, name).split("\\."));
                values.put(name, redaction.parameter(path, given));
              }
            });
    return values;
  }
}
