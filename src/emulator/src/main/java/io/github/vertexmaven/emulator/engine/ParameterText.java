package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.json.JsonValues;

/** Values as text in a command, by the rules of the backend's launcher. */
final class ParameterText {

  private ParameterText() {}

  /** A string verbatim, 2.0 as 2, lists and objects as compact JSON. */
  static String of(Object value) {
    return value instanceof String text ? text : JsonValues.write(value);
  }
}
