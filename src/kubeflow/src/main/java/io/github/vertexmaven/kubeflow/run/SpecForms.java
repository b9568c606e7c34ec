package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.kubeflow.json.ApiFields;
import io.github.vertexmaven.kubeflow.json.ApiText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A spec with its platform document: as a file has both, one behind the other, and as the API has
 * them, side by side.
 */
final class SpecForms {

  /** What parts them in a file. */
  private static final String SEPARATOR = "\n---\n";

  private SpecForms() {}

  /** The API's form: the spec alone where there is no platform document. */
  static ApiText.Raw inRequest(String file) {
    int end = file.indexOf(SEPARATOR);
    if (end < 0) {
      return new ApiText.Raw(file);
    }
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("pipeline_spec", new ApiText.Raw(file.substring(0, end)));
    both.put("platform_spec", new ApiText.Raw(file.substring(end + SEPARATOR.length())));
    return new ApiText.Raw(ApiText.of(both));
  }

  /** The form of a file, of what the API calls {@code pipeline_spec}. */
  static String inFile(ApiFields field) {
    if (!field.has("pipeline_spec")) {
      return field.json();
    }
    return field.json("pipeline_spec")
        + (field.has("platform_spec") ? SEPARATOR + field.json("platform_spec") : "");
  }
}
