package io.github.vertexmaven.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of a node that receives a dataset.
 *
 * <p>An {@code Optional} is empty when the data is not there: its file or object does not exist, or
 * the run leaves out the node that writes it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Input {

  /**
   * The dataset's name; the parameter's name in snake_case when left out (needs {@code javac
   * -parameters}). {@code table@csv} and {@code table@text} are one dataset, seen as two types.
   */
  String value() default "";
}
