package io.github.vertexmaven.core.submit;

import io.github.vertexmaven.core.config.ResolvedConfig;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The labels that every job of ours has, in the characters that the service allows. */
public final class RunLabels {

  private static final int MAX_LENGTH = 63;

  private RunLabels() {}

  /** Who made the job, of which project, for which environment. */
  public static Map<String, String> of(ResolvedConfig config, String pluginVersion) {
    Map<String, String> labels = new TreeMap<>();
    labels.put("vertexai-maven-plugin", value(pluginVersion));
    labels.put("vertexai-project", value(config.project().artifactId()));
    labels.put("vertexai-version", value(config.project().version()));
    labels.put("vertexai-env", value(config.env()));
    return labels;
  }

  /** Lowercase letters, digits, dashes and underscores, 63 at most. */
  static String value(String text) {
    String sanitised = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    return sanitised.substring(0, Math.min(MAX_LENGTH, sanitised.length()));
  }
}
