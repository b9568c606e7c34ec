package it;

import io.github.vertexmaven.provider.DynamicConfigProvider;
import io.github.vertexmaven.provider.RunConfiguration;
import java.util.Map;

/** Generates a parameter when a task starts. */
public final class Made implements DynamicConfigProvider {

  private final Object word;

  public Made(Map<String, Object> params) {
    word = params.get("word");
  }

  @Override
  public String targetConfigFile() {
    return "parameters.yml";
  }

  @Override
  public Map<String, Object> generateConfig(RunConfiguration run) {
    return Map.of("audit", Map.of("made", word + " in " + run.settings().get("region")));
  }
}
