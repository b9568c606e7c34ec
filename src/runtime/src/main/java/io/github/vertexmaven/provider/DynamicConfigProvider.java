package io.github.vertexmaven.provider;

import java.util.Map;

/**
 * Generates a part of the configuration when a task starts, before its nodes run; {@code run-local}
 * does so too. It is named by its class in {@code run_config.dynamic_config_providers}.
 *
 * <p>An implementation is a public class with a public constructor that takes the {@code params} of
 * the setting as a {@code Map<String, Object>}; without params it may have one without parameters.
 */
public interface DynamicConfigProvider {

  /**
   * The file that is generated: {@code credentials*.yml}, {@code catalog*.yml}, {@code
   * parameters*.yml} and {@code mlflow*.yml} change what the task reads; any other name makes a
   * file of that name in the folder that the system property {@code vertexai.conf} names.
   */
  String targetConfigFile();

  /**
   * The content for the file.
   *
   * @param run what is known of the run
   * @throws Exception ends the task; the message names this class and the file
   */
  Map<String, Object> generateConfig(RunConfiguration run) throws Exception;

  /**
   * What becomes of the file: by default maps are merged deeply and everything else is replaced.
   *
   * @param existing the content so far, empty when there is no such file
   * @param generated what this provider generated
   */
  default Map<String, Object> mergeWithExisting(
      Map<String, Object> existing, Map<String, Object> generated) {
    return DeepMerge.of(existing, generated);
  }
}
