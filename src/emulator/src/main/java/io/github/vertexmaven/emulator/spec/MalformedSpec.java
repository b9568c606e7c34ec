package io.github.vertexmaven.emulator.spec;

import java.util.List;

/** A spec that cannot be run, with every reason. */
public final class MalformedSpec extends Exception {

  private final transient List<String> problems;

  public MalformedSpec(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence each, led by the path in the spec. */
  public List<String> problems() {
    return problems;
  }
}
