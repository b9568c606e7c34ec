package io.github.vertexmaven.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a node of a pipeline. The parameters of the method are the inputs of the node; its
 * result is the output.
 *
 * <p>The method must be public. It is static, or its class has a public constructor without
 * parameters. It stays an ordinary method, and a unit test calls it like any other. It must not
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
 * the dataset {@code regressor}. Compile with {@code -parameters} (in Maven, {@code
 * maven.compiler.parameters}), because inputs take their names from the parameters.
 *
 * <p>Each parameter needs exactly one of {@link Input}, {@link Param}, {@link RunContext} and
 * {@link FinalStatus}.
 *
 * @see Input
 * @see Param
 * @see io.github.vertexmaven.pipeline.Pipeline#of(Class...)
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Node {

  /** The name of the node. The default is the name of the method in snake_case. */
  String name() default "";

  /**
   * The names of the datasets that the node writes.
   *
   * <ul>
   *   <li>A {@code void} method writes no dataset.
   *   <li>A method that returns a record needs no names: it writes one dataset for each component,
   *       with the name of the component in snake_case. To rename a dataset, list all components in
   *       the order of the record, and write {@code component=dataset} for the renamed one. A
   *       single name that is not a component writes the whole record to one dataset.
   *   <li>A method that returns a {@code Map}, with several names, writes one dataset for each of
   *       these keys.
   *   <li>Any other method needs one name.
   * </ul>
   *
   * <pre>{@code
   * record Split(DataFrame train, DataFrame test) {}
   *
   * @Node // writes train and test
   * public static Split split(@Input DataFrame table) { … }
   *
   * @Node(outputs = {"train", "test=holdout"}) // writes train and holdout
   * public static Split split(@Input DataFrame table) { … }
   * }</pre>
   */
  String[] outputs() default {};

  /**
   * Labels of the node. Use them to choose nodes ({@code -Dvertexai.tags}), and to set resources in
   * {@code vertexai.yml}.
   */
  String[] tags() default {};

  /** The namespace of the node, which becomes a prefix of its name. */
  String namespace() default "";
}
