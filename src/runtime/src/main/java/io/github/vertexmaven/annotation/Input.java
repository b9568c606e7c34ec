package io.github.vertexmaven.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Passes a dataset to a parameter of a {@link Node}. The dataset comes from the catalog or from the
 * node that writes it.
 *
 * <pre>{@code
 * @Node(outputs = "report")
 * public static String summarize(
 *     @Input DataFrame companies, // the dataset companies, as a table
 *     @Input("raw_shuttles") List<Shuttle> shuttles, // the dataset raw_shuttles, as records
 *     @Input Optional<String> comment) { // empty if there is no such data
 *   …
 * }
 * }</pre>
 *
 * <p>The type of the parameter chooses the form of the data: a table is a {@code DataFrame}, a
 * {@code List} of records, or a {@code List} of maps. An {@code Optional} is empty if the data does
 * not exist: the file or object is missing, or the run leaves out the node that writes it.
 *
 * @see io.github.vertexmaven.catalog.Dataset
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Input {

  /**
   * The name of the dataset. The default is the name of the parameter in snake_case, which needs
   * {@code javac -parameters}. {@code table@csv} and {@code table@text} are one dataset, read as
   * two types.
   */
  String value() default "";
}
