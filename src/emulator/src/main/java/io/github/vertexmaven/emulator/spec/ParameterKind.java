package io.github.vertexmaven.emulator.spec;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The types of pipeline_spec.proto's ParameterType that a local run can honour. */
public enum ParameterKind {
  NUMBER_DOUBLE,
  NUMBER_INTEGER,
  STRING,
  BOOLEAN,
  LIST,
  STRUCT,
  TASK_FINAL_STATUS;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?((\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|Infinity)|NaN");
  private static final double LARGEST_INTEGER = 9007199254740991.0;

  /** Whether a value of the plain model (numbers are doubles) is of this type. */
  public boolean accepts(Object value) {
    return switch (this) {
      case NUMBER_DOUBLE -> value instanceof Double;
      case NUMBER_INTEGER -> value instanceof Double number && isInteger(number);
      case STRING -> value instanceof String;
      case BOOLEAN -> value instanceof Boolean;
      case LIST -> value instanceof List;
      case STRUCT, TASK_FINAL_STATUS -> value instanceof Map;
    };
  }

  /**
   * The value that a task wrote to an output file: a string is kept to the last newline, the other
   * types are trimmed (launcher rule of the open-source backend).
   *
   * @throws IllegalArgumentException when the text is not of this type
   */
  public Object parse(String text) {
    Object value =
        switch (this) {
          case STRING -> text;
          case NUMBER_DOUBLE, NUMBER_INTEGER -> number(text.trim());
          case BOOLEAN -> truth(text.trim());
          case LIST, STRUCT, TASK_FINAL_STATUS -> structured(text);
        };
    if (!accepts(value)) {
      throw new IllegalArgumentException("'" + text.trim() + "' is not a " + this);
    }
    return value;
  }

  /** What a value is, in the words of a spec. */
  public static String describe(Object value) {
    if (value == null) {
      return "null";
    }
    String type =
        value instanceof String
            ? "the string "
            : value instanceof Map ? "the object " : value instanceof List ? "the list " : "";
    String text = JsonValues.write(value);
    return type + (text.length() > 60 ? text.substring(0, 57) + "..." : text);
  }

  private static boolean isInteger(double number) {
    return number == Math.rint(number) && Math.abs(number) <= LARGEST_INTEGER;
  }

  /** Java's own spellings ({@code 1d}, {@code 0x1p3}) are none of the backend's. */
  private Double number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a " + this);
    }
    return Double.valueOf(text);
  }

  /** The spellings of Go's {@code strconv.ParseBool}, which the service's launcher uses. */
  private static Boolean truth(String text) {
    return switch (text) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is not a BOOLEAN");
    };
  }

  private static Object structured(String text) {
    try {
      return JsonValues.read(text);
    } catch (MalformedJson e) {
      throw new IllegalArgumentException("it is not JSON (" + e.getMessage() + ")", e);
    }
  }
}
