package io.github.vertexmaven.emulator.spec;

/**
 * How a service reads the texts of a spec.
 *
 * @param program the first word of a command
 * @param command the rest of it, and the arguments
 * @param environment values of variables
 * @param constants values that tasks and importers are given
 * @param concatenates whether {@code Concat} means something in a command
 */
public record SpecRules(
    Grammar program,
    Grammar command,
    Grammar environment,
    Grammar constants,
    boolean concatenates) {

  /** Vertex AI. */
  public static final SpecRules VERTEX =
      new SpecRules(Grammar.EVERY, Grammar.EVERY, Grammar.EVERY, Grammar.EVERY, true);

  /** The backend of Kubeflow Pipelines. */
  public static final SpecRules KUBEFLOW =
      new SpecRules(Grammar.PROGRAM, Grammar.LAUNCHER, Grammar.NONE, Grammar.DRIVER, false);
}
