package io.github.vertexmaven.emulator.expression;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A compiled expression.
 *
 * <p>The variables are those of pipeline_spec.proto: a condition sees {@code inputs} (an
 * ExecutorInput), a selector sees {@code string_value}; both have {@code parseJson}. Numbers
 * compare by value whatever their type, because every number of a Struct is a double.
 */
public final class Expression {

  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

  private final CelRuntime.Program program;

  private Expression(CelRuntime.Program program) {
    this.program = program;
  }

  /** A trigger condition, over {@code inputs}. */
  public static Expression condition(String text) throws MalformedExpression {
    return compiled(Environment.CONDITION, text);
  }

  /** A parameter selector, over {@code string_value}. */
  public static Expression selector(String text) throws MalformedExpression {
    return compiled(Environment.SELECTOR, text);
  }

  /** Whether the condition holds; anything but true or false is an error. */
  public boolean holds(Map<String, Object> inputs) throws MalformedExpression {
    Object value = evaluated(Map.of("inputs", inputs));
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw new MalformedExpression(
        "the result is " + JsonValues.write(plain(value)) + ", not a boolean");
  }

  /** The part of a value that the selector names. */
  public Object select(Object value) throws MalformedExpression {
    String text = value instanceof String string ? string : JsonValues.write(value);
    return plain(evaluated(Map.of("string_value", text)));
  }

  private Object evaluated(Map<String, Object> variables) throws MalformedExpression {
    try {
      return program.eval(variables);
    } catch (CelEvaluationException e) {
      // Of a key that is not there, the library says no more than its name.
      throw new MalformedExpression(
          firstLine(e).replaceFirst("^evaluation error: (\\S+)$", "there is no key '$1'"));
    }
  }

  private static Expression compiled(Cel cel, String text) throws MalformedExpression {
    try {
      CelAbstractSyntaxTree parsed = Indexes.dynamic(cel.parse(text).getAst());
      return new Expression(cel.createProgram(cel.check(parsed).getAst()));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new MalformedExpression(firstLine(e));
    }
  }

  private static String firstLine(Exception e) {
    String message = Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
    return message.lines().findFirst().orElse(message).replaceFirst("^ERROR: <input>:", "at ");
  }

  private static Object plain(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Expression::plain).collect(Collectors.toList());
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> object = new LinkedHashMap<>();
      map.forEach((key, entry) -> object.put(String.valueOf(key), plain(entry)));
      return object;
    }
    boolean absent = value instanceof com.google.protobuf.NullValue;
    return absent || value == null ? null : value instanceof Boolean ? value : value.toString();
  }

  /** Built on first use: a spec without control flow never pays for the library. */
  private static final class Environment {

    static final Cel CONDITION =
        environment("inputs", MapType.create(SimpleType.STRING, SimpleType.DYN));
    static final Cel SELECTOR = environment("string_value", SimpleType.STRING);

    private static Cel environment(String variable, dev.cel.common.types.CelType type) {
      return CelFactory.standardCelBuilder()
          .setOptions(OPTIONS)
          .addVar(variable, type)
          .addFunctionDeclarations(
              CelFunctionDecl.newFunctionDeclaration(
                  "parseJson",
                  CelOverloadDecl.newGlobalOverload(
                      "parse_json_string", SimpleType.DYN, SimpleType.STRING)))
          .addFunctionBindings(
              CelFunctionBinding.from("parse_json_string", String.class, Environment::parsed))
          .build();
    }

    /** The library takes a key whose value is Java's null for one that is not there. */
    private static Object withNulls(Object value) {
      if (value instanceof Map<?, ?> map) {
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((key, entry) -> copy.put(key, withNulls(entry)));
        return copy;
      }
      if (value instanceof List<?> list) {
        return list.stream().map(Environment::withNulls).toList();
      }
      return value == null ? com.google.protobuf.NullValue.NULL_VALUE : value;
    }

    private static Object parsed(String text) throws CelEvaluationException {
      try {
        return withNulls(JsonValues.read(text));
      } catch (MalformedJson e) {
        throw new CelEvaluationException("parseJson: " + e.getMessage());
      }
    }
  }
}
