package io.github.vertexmaven.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Passes a value from {@code conf/<env>/parameters*.yml} to a parameter of a {@link Node}.
 *
 * <pre>{@code
 * record ModelOptions(double testSize, int randomState) {}
 *
 * @Node(outputs = "model")
 * public static Model train(
 *     @Input DataFrame table,
 *     @Param double priceLimit, // price_limit: 3000
 *     @Param("model.alpha") double alpha, // model: {alpha: 0.1}
 *     @Param ModelOptions modelOptions) { // model_options: {test_size: 0.2, random_state: 3}
 *   …
 * }
 * }</pre>
 *
 * <p>The value is converted to the declared type: numbers, booleans, strings, enums, lists, maps,
 * and records whose components are the keys of a map in snake_case. An {@code Optional} is empty if
 * the parameter is missing or null. If a task reads a parameter, a change of its value runs the
 * task again.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Param {

  /**
   * The key of the value. Dots lead to nested values ({@code "model.alpha"}); {@code "*"} is the
   * whole tree. The default is the name of the parameter in snake_case, which needs {@code javac
   * -parameters}.
   */
  String value() default "";
}
