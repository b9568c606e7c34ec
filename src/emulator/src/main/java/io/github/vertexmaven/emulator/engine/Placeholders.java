package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.spec.Constants;
import io.github.vertexmaven.emulator.spec.Grammar;
import io.github.vertexmaven.emulator.spec.Placeholder;
import io.github.vertexmaven.emulator.spec.TextTemplate;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The values of placeholders for one task. */
final class Placeholders {

  private final PlaceholderFacts facts;
  private final Values inputs;
  private final Optional<OutputPlan> plan;
  private final Supplier<String> executorInput;

  private Placeholders(
      PlaceholderFacts facts,
      Values inputs,
      Optional<OutputPlan> plan,
      Supplier<String> executorInput) {
    this.facts = facts;
    this.inputs = inputs;
    this.plan = plan;
    this.executorInput = executorInput;
  }

  /** For values that are made up before there is anything to run. */
  static Placeholders of(PlaceholderFacts facts, Values inputs) {
    return new Placeholders(facts, inputs, Optional.empty(), () -> "");
  }

  /** For a command. */
  static Placeholders of(
      PlaceholderFacts facts, Values inputs, OutputPlan plan, Supplier<String> executorInput) {
    return new Placeholders(facts, inputs, Optional.of(plan), executorInput);
  }

  /** How constants are read. */
  Grammar constants() {
    return facts.dialect().rules().constants();
  }

  boolean has(String input) {
    return inputs.has(input);
  }

  /** The value of a variable. */
  String filledVariable(String text) throws TaskFailed {
    return filled(TextTemplate.read(text, facts.dialect().rules().environment(), problem -> {}));
  }

  /** The name of an image, an amount of a resource. */
  String filledField(String text) throws TaskFailed {
    return filled(TextTemplate.read(text, constants(), problem -> {}));
  }

  String filled(TextTemplate template) throws TaskFailed {
    try {
      return template.filled(this::text);
    } catch (Unfilled e) {
      throw new TaskFailed(e.getMessage());
    }
  }

  /** A constant with every string in it filled. */
  Object filledConstant(Object constant) throws TaskFailed {
    Grammar grammar = constants();
    try {
      return Constants.mapped(
          constant, text -> TextTemplate.read(text, grammar, problem -> {}).filled(this::text));
    } catch (Unfilled e) {
      throw new TaskFailed(e.getMessage());
    }
  }

  private String text(Placeholder placeholder) {
    if (placeholder instanceof Placeholder.Run run) {
      return facts.get(run.fact());
    } else if (placeholder instanceof Placeholder.InputParameter input) {
      return ParameterText.of(
          inputs.parameter(input.name()).orElseThrow(() -> unfilled(input.name())));
    } else if (placeholder instanceof Placeholder.InputArtifacts input) {
      return JsonValues.write(inputArtifacts(input.name()).stream().map(Artifact::toJson).toList());
    } else if (placeholder instanceof Placeholder.ArtifactField field) {
      return field(field);
    } else if (placeholder instanceof Placeholder.OutputFile file) {
      return path(outputs().parameters().get(file.parameter()));
    } else if (placeholder instanceof Placeholder.ExecutorOutputFile) {
      return path(outputs().executorOutput());
    } else if (placeholder instanceof Placeholder.Escaped escaped) {
      String inner = text(escaped.inner());
      return escaped.level() == 0 ? inner : JsonValues.escaped(inner);
    }
    outputs();
    return executorInput.get();
  }

  private String field(Placeholder.ArtifactField field) {
    Artifact artifact =
        field.input() ? onlyInput(field.name()) : outputs().artifacts().get(field.name());
    return switch (field.field()) {
      case URI -> artifact.uri();
      case NAME -> artifact.name();
      case PATH -> path(artifact.uri());
      case METADATA -> metadata(artifact, field.key());
    };
  }

  private String path(String place) {
    return facts
        .dialect()
        .path(place)
        .orElseThrow(() -> new Unfilled("'" + place + "' has no path: it is in no bucket."));
  }

  private static String metadata(Artifact artifact, Optional<String> key) {
    if (key.isEmpty()) {
      return JsonValues.write(artifact.metadata());
    }
    if (!artifact.metadata().containsKey(key.get())) {
      throw new Unfilled(
          "The artifact '" + artifact.name() + "' has no metadata '" + key.get() + "'.");
    }
    return ParameterText.of(artifact.metadata().get(key.get()));
  }

  private Artifact onlyInput(String name) {
    List<Artifact> artifacts = inputArtifacts(name);
    if (artifacts.size() != 1) {
      throw new Unfilled(
          "The input '" + name + "' is " + artifacts.size() + " artifacts, not one.");
    }
    return artifacts.get(0);
  }

  private List<Artifact> inputArtifacts(String name) {
    return inputs.artifact(name).orElseThrow(() -> unfilled(name));
  }

  private OutputPlan outputs() {
    return plan.orElseThrow(
        () -> new Unfilled("A placeholder for outputs is in a place without outputs."));
  }

  private static Unfilled unfilled(String input) {
    return new Unfilled(
        "A placeholder names the input '" + input + "', which was given no value; use IfPresent.");
  }

  /** Out of the lambda that fills a template. */
  private static final class Unfilled extends RuntimeException {
    Unfilled(String message) {
      super(message);
    }
  }
}
