package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.core.compile.spec.MachineTable.Accelerator;
import io.github.vertexmaven.core.conf.settings.Settings;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether accelerators are called as Vertex AI calls them. Which of them a pipeline's task can have
 * depends on region and machine, and grows: one that we do not know is sent as it is.
 */
final class Accelerators {

  private Accelerators() {}

  /**
   * Finds names that are none.
   *
   * @param concerned tells the nodes and tags that are looked at
   */
  static void check(
      Settings settings,
      Predicate<String> concerned,
      Collection<String> problems,
      Collection<String> warnings) {
    settings
        .run()
        .nodes()
        .accelerators()
        .forEach(
            (name, type) -> {
              String at =
                  settings
                          .places()
                          .of(
                              "run_config",
                              "node_selectors",
                              name,
                              "cloud.google.com/gke-accelerator")
                      + ": ";
              if (concerned.test(name)) {
                check(at, type, problems, warnings);
              }
            });
  }

  private static void check(
      String at, String type, Collection<String> problems, Collection<String> warnings) {
    Map<String, Accelerator> known = MachineTable.published().accelerators();
    if (known.containsKey(type)) {
      if (known.get(type).isEnded()) {
        warnings.add(at + type + " is no longer supported by Google.");
      }
      return;
    }
    String upper = type.toUpperCase(Locale.ROOT).replace('-', '_');
    Optional<String> near =
        known.keySet().stream()
            .filter(name -> name.equals(upper) || name.endsWith("_" + upper))
            .findFirst()
            .or(() -> DidYouMean.among(known.keySet(), type));
    if (near.filter(name -> digits(name).equals(digits(upper))).isPresent()) {
      problems.add(at + type + " is not an accelerator; did you mean " + near.get() + "?");
    } else {
      warnings.add(
          at
              + type
              + " is an accelerator that this plugin does not know"
              + near.map(name -> " (did you mean " + name + "?)").orElse("")
              + "; it is sent as it is.");
    }
  }

  /** Names with other numbers are other models, which may be newer than this plugin. */
  private static String digits(String name) {
    return name.replaceAll("[^0-9]+", " ");
  }
}
