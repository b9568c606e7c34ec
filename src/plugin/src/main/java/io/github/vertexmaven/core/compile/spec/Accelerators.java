package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.core.conf.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The accelerators that Vertex AI has names for: {@code AcceleratorType} of accelerator_type.proto.
 * Which of them a pipeline's task can have depends on region and machine, and grows: one that we do
 * not know is sent as it is.
 */
final class Accelerators {

  private static final List<String> KNOWN =
      List.of(
          "NVIDIA_TESLA_K80",
          "NVIDIA_TESLA_P100",
          "NVIDIA_TESLA_V100",
          "NVIDIA_TESLA_P4",
          "NVIDIA_TESLA_T4",
          "NVIDIA_TESLA_A100",
          "NVIDIA_A100_80GB",
          "NVIDIA_L4",
          "NVIDIA_H100_80GB",
          "NVIDIA_H100_MEGA_80GB",
          "NVIDIA_H200_141GB",
          "NVIDIA_B200",
          "NVIDIA_GB200",
          "NVIDIA_RTX_PRO_6000",
          "TPU_V2",
          "TPU_V3",
          "TPU_V4_POD",
          "TPU_V5_LITEPOD");

  private static final String ENDED = "NVIDIA_TESLA_K80";

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
    if (type.equals(ENDED)) {
      warnings.add(at + type + " is no longer supported by Google.");
    }
    if (KNOWN.contains(type)) {
      return;
    }
    String upper = type.toUpperCase(Locale.ROOT).replace('-', '_');
    Optional<String> near =
        KNOWN.stream()
            .filter(known -> known.equals(upper) || known.endsWith("_" + upper))
            .findFirst()
            .or(() -> DidYouMean.among(KNOWN, type));
    if (near.isPresent()) {
      problems.add(at + type + " is no accelerator; did you mean " + near.get() + "?");
    } else {
      warnings.add(at + type + " is no accelerator known to this plugin; it is sent as it is.");
    }
  }
}
