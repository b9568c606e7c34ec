package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import java.util.Map;

/** How a run ended is told from 2.14 on; older servers refuse a spec that asks for it. */
final class FinalStatusRule {

  private static final String ASKED = "taskFinalStatus";

  private FinalStatusRule() {}

  static void check(Map<String, Object> spec, KubeflowRelease release) {
    if (!release.isFrom(2, 14) && asks(spec)) {
      throw ApiFault.internal(
          "Failed to create a run due to error creating its workflow",
          "task final status not supported yet");
    }
  }

  private static boolean asks(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.containsKey(ASKED) || map.values().stream().anyMatch(FinalStatusRule::asks);
    }
    return value instanceof Iterable<?> list && anyAsks(list);
  }

  private static boolean anyAsks(Iterable<?> list) {
    for (Object element : list) {
      if (asks(element)) {
        return true;
      }
    }
    return false;
  }
}
