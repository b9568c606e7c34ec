package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.DagSpec;
import java.util.regex.Pattern;

/** Names of a spec that become names of a workflow, as they are. */
final class ArgoNames {

  private static final Pattern TEMPLATE = Pattern.compile("[a-zA-Z0-9][-a-zA-Z0-9]{0,127}");
  private static final Pattern TASK = Pattern.compile("[a-zA-Z0-9][-_a-zA-Z0-9]{0,127}");

  private ArgoNames() {}

  /** Refuses names that Argo does not take. */
  static void check(CheckedSpec spec) {
    tasks(spec.root());
    spec.components()
        .forEach(
            (name, component) -> {
              if (!TEMPLATE.matcher(name).matches()) {
                throw refused(
                    "templates.name: '"
                        + name
                        + "' is invalid: name must consist of alpha-numeric characters or '-', and"
                        + " must start with an alpha-numeric character (e.g. My-name1-2, 123-NAME)");
              }
              tasks(component);
            });
  }

  private static void tasks(Component component) {
    if (component.body() instanceof DagSpec dag) {
      for (String name : dag.tasks().keySet()) {
        if (!TASK.matcher(name).matches()) {
          throw refused(
              "templates.tasks.name: '"
                  + name
                  + "' is invalid: must consist of alpha-numeric characters, '_' or '-' e.g."
                  + " My_param_1, MY-PARAM-1");
        }
      }
    }
  }

  private static ApiFault refused(String reason) {
    return ApiFault.internal("Failed to create a run due to error creating its workflow", reason);
  }
}
