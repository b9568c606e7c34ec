package io.github.vertexmaven.emulator.logging;

import java.util.Arrays;
import java.util.Optional;

/** How a field is compared. */
enum Operator {
  EQUAL("="),
  NOT_EQUAL("!="),
  AT_LEAST(">="),
  AT_MOST("<="),
  GREATER(">"),
  LESS("<"),
  HAS(":");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  static Optional<Operator> of(String symbol) {
    return Arrays.stream(values()).filter(operator -> operator.symbol.equals(symbol)).findFirst();
  }

  String symbol() {
    return symbol;
  }

  /** Whether it asks for an order, beyond being equal or not. */
  boolean orders() {
    return this == AT_LEAST || this == AT_MOST || this == GREATER || this == LESS;
  }

  /** Whether it holds for two values that compare so. */
  boolean holds(int comparison) {
    return switch (this) {
      case EQUAL, HAS -> comparison == 0;
      case NOT_EQUAL -> comparison != 0;
      case AT_LEAST -> comparison >= 0;
      case AT_MOST -> comparison <= 0;
      case GREATER -> comparison > 0;
      case LESS -> comparison < 0;
    };
  }
}
