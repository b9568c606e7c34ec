package io.github.vertexmaven.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a node of a pipeline: its parameters are the node's inputs, its result the node's
 * outputs.
 *
 * <p>The method is public and either static or declared by a class with a public constructor
 * without parameters. It stays an ordinary method: a unit test calls it as it is. It must not
 * change its inputs, because other nodes may read the same values.
 *
 * <pre>{@code
 * @Node(name = "train_model_node", outputs = "regressor", tags = "gpu")
 * public static Model trainModel(@Input DataFrame xTrain, @Param("model.alpha") double alpha) {
 *   return Model.fit(xTrain, alpha);
 * }
 * }</pre>
 *
 * <p>This node reads the dataset {@code x_train} and the parameter {@code model.alpha}, and writes
 * the dataset {@code regressor}. Compile with {@code -parameters}, so that names of parameters are
 * kept.
 *
 * @see Input
 * @see Param
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Node {

  /** The node's name; the method's name in snake_case when left out. */
  String name() default "";

  /**
   * The datasets that the result is written to.
   *
   * <p>A {@code void} method has none. A record that is returned writes one dataset per component,
   * named like the component in snake_case. When outputs are given all the same, they name the
   * components in the record's order, and {@code component=dataset} sends a component to a dataset
   * of another name; one name that is none of several components' is the record as one dataset. Any
   * other result needs outputs: one name, or several when the method returns a {@code Map} with
   * these keys.
   */
  String[] outputs() default {};

  /** Labels to select nodes by, and to give them resources by. */
  String[] tags() default {};

  /** The namespace that the node belongs to; it becomes a prefix of the node's name. */
  String namespace() default "";
}
