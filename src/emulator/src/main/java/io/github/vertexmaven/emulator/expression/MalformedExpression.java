package io.github.vertexmaven.emulator.expression;

/** An expression that cannot be read, or whose evaluation fails; never a silent false. */
public final class MalformedExpression extends Exception {

  public MalformedExpression(String message) {
    super(message);
  }
}
