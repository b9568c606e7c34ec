package io.github.vertexmaven.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of a node that receives a value of {@code conf/<env>/parameters*.yml}.
 *
 * <p>The value is converted to the declared type: numbers, booleans, strings, enums, lists, maps,
 * and records whose components are the keys of a map in snake_case. An {@code Optional} is empty
 * when the parameter is missing or null.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Param {

  /**
   * The key; dots reach nested values ({@code "model.alpha"}), {@code "*"} is the whole tree. The
   * parameter's name in snake_case when left out (needs {@code javac -parameters}).
   */
  String value() default "";
}
