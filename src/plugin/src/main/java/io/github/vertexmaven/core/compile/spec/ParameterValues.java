package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.config.ConfValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which values the inputs of a run can have. */
public final class ParameterValues {

  /**
   * Beyond this a number of the spec, which is a double, is another number: {@code NUMBER_INTEGER}
   * in the proto.
   */
  private static final BigInteger MAX_INTEGER = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);

  /** How what the service fills in begins. */
  private static final String PLACEHOLDER = "{{$";

  private ParameterValues() {}

  /**
   * What no input can carry, at any depth of a value.
   *
   * @param path the value's, for messages
   */
  public static List<String> problems(ConfValue value, String path) {
    List<String> problems = new ArrayList<>();
    check(value, path, problems);
    return problems;
  }

  private static void check(ConfValue value, String path, List<String> problems) {
    if (value instanceof ConfValue.Mapping mapping) {
      mapping.entries().forEach((key, child) -> check(child, path + "." + key, problems));
    } else if (value instanceof ConfValue.Sequence sequence) {
      sequence.items().forEach(item -> check(item, path, problems));
    } else {
      scalar(((ConfValue.Scalar) value).value(), value, path, problems);
    }
  }

  private static void scalar(Object scalar, ConfValue value, String path, List<String> problems) {
    if (isInteger(scalar) && new BigInteger(scalar.toString()).abs().compareTo(MAX_INTEGER) > 0) {
      problems.add(
          value.at()
              + ": "
              + path
              + ": "
              + scalar
              + " is beyond 2^53-1, where the service loses digits. Write it as text in quotes.");
    }
    if (scalar instanceof String text && text.contains(PLACEHOLDER)) {
      problems.add(
          value.at()
              + ": "
              + path
              + ": the service fills in what stands between {{$ and }}, so the text would not reach"
              + " a task as it is. Write it in another way, such as {{ $.");
    }
    if (scalar instanceof Double number && !Double.isFinite(number)) {
      problems.add(value.at() + ": " + path + ": " + number + " cannot be an input of a run.");
    }
  }

  private static boolean isInteger(Object value) {
    return value instanceof Long || value instanceof BigInteger;
  }

  /** Whether the service takes the value for an input of the type. */
  public static boolean fits(ParameterType type, Object value) {
    return switch (type) {
      case NUMBER_INTEGER ->
          isInteger(value) || value instanceof Double number && number == Math.rint(number);
      case NUMBER_DOUBLE -> value instanceof Number;
      case STRING -> value instanceof String;
      case BOOLEAN -> value instanceof Boolean;
      case LIST -> value instanceof List<?>;
      case STRUCT -> value instanceof Map<?, ?>;
      case TASK_FINAL_STATUS -> false;
    };
  }

  /** A type as a person says it. */
  public static String words(ParameterType type) {
    return switch (type) {
      case NUMBER_INTEGER -> "a whole number";
      case NUMBER_DOUBLE -> "a number";
      case STRING -> "text";
      case BOOLEAN -> "true or false";
      case LIST -> "a list";
      case STRUCT -> "a map";
      case TASK_FINAL_STATUS -> "a final status";
    };
  }
}
