package io.github.vertexmaven.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * Brings configuration from elsewhere than the files of {@code conf/}: one more layer over that of
 * the environment, below the POM and {@code -D}. A project or one of its libraries registers it as
 * a Java service: for the goals among the {@code <dependencies>} of the plugin, for an opened
 * project on its class path. Several are asked in the order of their class names, later wins.
 */
@FunctionalInterface
public interface ConfLoader {

  /**
   * The values of one kind of file.
   *
   * @param kind {@code vertexai}, {@code catalog}, {@code parameters}, {@code credentials}, {@code
   *     globals} or {@code mlflow}
   * @param projectDir the folder that has {@code conf/}
   * @param env the environment
   * @return by top-level key: texts, numbers, booleans, nulls, lists and maps; templates in texts
   *     are filled in as in files
   */
  Map<String, ?> load(String kind, Path projectDir, String env);
}
