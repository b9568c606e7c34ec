package io.github.vertexmaven.emulator.container;

/** Why a task cannot run in its image, in a sentence. */
public final class ContainerProblem extends Exception {

  ContainerProblem(String sentence) {
    super(sentence);
  }
}
