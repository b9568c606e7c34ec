package io.github.vertexmaven.emulator.spec;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every placeholder of a command names something that the component has. */
final class PlaceholderCheck {

  private final Problems problems;
  private final SpecRules rules;
  private final Set<String> handed;

  /**
   * @param rules how the service reads texts
   * @param handed inputs that some task hands over: templated values use them without declaring
   */
  PlaceholderCheck(Problems problems, SpecRules rules, Set<String> handed) {
    this.problems = problems;
    this.rules = rules;
    this.handed = handed;
  }

  void check(String path, Component component) {
    if (component.body() instanceof Container container) {
      elements(path + " (command)", container.command(), component);
      elements(path + " (args)", container.args(), component);
      container
          .environment()
          .forEach(
              (name, value) ->
                  placeholders(
                      path + " (env " + name + ")",
                      TextTemplate.read(value, rules.environment(), problem -> {}).placeholders(),
                      component));
    }
    if (component.body() instanceof Component.Importer importer) {
      placeholders(path + " (artifactUri)", importer.uri().placeholders(), component);
    }
  }

  private void elements(String path, List<Argument> elements, Component component) {
    for (Argument element : elements) {
      placeholders(path, element.placeholders(), component);
      optionals(path, element, component);
    }
  }

  private void optionals(String path, Argument element, Component component) {
    if (element instanceof Argument.Concat concat) {
      concat.parts().forEach(part -> optionals(path, part, component));
    } else if (element instanceof Argument.IfPresent present) {
      if (!declares(component, present.input())) {
        problems.add(path, "IfPresent names '" + present.input() + "', which is not an input");
      }
      present.then().forEach(part -> optionals(path, part, component));
      present.otherwise().forEach(part -> optionals(path, part, component));
    }
  }

  private void placeholders(String path, Stream<Placeholder> placeholders, Component component) {
    placeholders.forEach(placeholder -> placeholder(path, placeholder, component));
  }

  private void placeholder(String path, Placeholder placeholder, Component component) {
    if (placeholder instanceof Placeholder.Escaped escaped) {
      placeholder(path, escaped.inner(), component);
    } else if (placeholder instanceof Placeholder.InputParameter input) {
      known(path, parameter(component, input.name()), "input parameter", input.name());
    } else if (placeholder instanceof Placeholder.InputArtifacts input) {
      known(path, artifact(component, input.name()), "input artifact", input.name());
    } else if (placeholder instanceof Placeholder.OutputFile file) {
      known(
          path,
          component.outputs().parameters().containsKey(file.parameter()),
          "output parameter",
          file.parameter());
    } else if (placeholder instanceof Placeholder.ArtifactField field) {
      boolean known =
          field.input()
              ? artifact(component, field.name())
              : component.outputs().artifacts().containsKey(field.name());
      known(path, known, field.input() ? "input artifact" : "output artifact", field.name());
    }
  }

  private boolean declares(Component component, String name) {
    return parameter(component, name) || artifact(component, name);
  }

  private boolean parameter(Component component, String name) {
    return component.inputs().parameters().containsKey(name) || handed.contains(name);
  }

  private boolean artifact(Component component, String name) {
    return component.inputs().artifacts().containsKey(name) || handed.contains(name);
  }

  private void known(String path, boolean known, String kind, String name) {
    if (!known) {
      problems.add(path, "a placeholder names the " + kind + " '" + name + "', which there is not");
    }
  }
}
