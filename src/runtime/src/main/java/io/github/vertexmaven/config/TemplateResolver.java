package io.github.vertexmaven.config;

import java.util.List;
import java.util.Optional;

/**
 * Gives values for {@code ${name}} in configuration files. A project or one of its libraries may
 * register its own as a Java service: for the goals among the {@code <dependencies>} of the plugin,
 * for an opened project on its class path. It is asked after environment variables and {@code -D},
 * and before {@code globals}; several in the order of their class names.
 */
@FunctionalInterface
public interface TemplateResolver {

  /**
   * The value of a name.
   *
   * @return a text, which stays a text although it may look like a number; or a number, a boolean,
   *     a list or a map; empty when this resolver does not know the name
   */
  Optional<?> resolve(String name);

  /**
   * The value of {@code ${resolver:arguments}}, what Kedro calls a custom resolver: {@code
   * ${add:1,2}} asks for {@code add} with the numbers 1 and 2. Those of Kedro itself, such as
   * {@code globals}, are not asked for.
   *
   * @param arguments texts, numbers, booleans, nulls, lists and maps
   * @return a value as that of a name; empty when there is no such resolver here
   */
  default Optional<?> resolve(String resolver, List<?> arguments) {
    return Optional.empty();
  }
}
