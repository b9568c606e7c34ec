package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.DagSpec;
import io.github.vertexmaven.emulator.spec.Task;

/**
 * What a task gives is found by its {@code taskInfo.name}: of importers on every release, of all
 * tasks before 2.14. The server notices that in the middle of a run; here it is said before.
 */
final class ProducerNames {

  private ProducerNames() {}

  /** Refuses tasks that would not be found. */
  static void check(CheckedSpec spec, KubeflowRelease release) {
    check(spec.root(), spec, release);
    spec.components().values().forEach(component -> check(component, spec, release));
  }

  private static void check(Component component, CheckedSpec spec, KubeflowRelease release) {
    if (component.body() instanceof DagSpec dag) {
      dag.tasks().values().forEach(task -> check(task, spec, release));
    }
  }

  private static void check(Task task, CheckedSpec spec, KubeflowRelease release) {
    boolean isByKey = release.isFrom(2, 14) && !isImporter(spec.components().get(task.component()));
    if (!isByKey && !task.displayName().equals(task.name())) {
      throw ApiFault.invalid(
          "The task '"
              + task.name()
              + "' has the taskInfo.name '"
              + task.displayName()
              + "': Kubeflow Pipelines "
              + release
              + " looks for what it gives by that name, and tasks that read it name '"
              + task.name()
              + "'. Give both one name");
    }
  }

  private static boolean isImporter(Component component) {
    return component != null && component.body() instanceof Component.Importer;
  }
}
