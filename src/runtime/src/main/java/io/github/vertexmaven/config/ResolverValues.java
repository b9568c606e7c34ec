package io.github.vertexmaven.config;

import java.util.Map;

/**
 * Where the resolvers of Kedro look.
 *
 * @param variables environment variables, for {@code ${oc.env:NAME}}
 * @param globals of {@code globals*.yml}, for {@code ${globals:name}}
 * @param runtimeParams for {@code ${runtime_params:name}}
 */
record ResolverValues(
    Map<String, String> variables, ConfValue.Mapping globals, RuntimeParams runtimeParams) {

  static ResolverValues none() {
    return new ResolverValues(
        Map.of(), ConfValue.Mapping.empty(Location.of("globals.yml")), RuntimeParams.none());
  }
}
