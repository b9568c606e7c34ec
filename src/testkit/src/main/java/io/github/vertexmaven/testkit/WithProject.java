package io.github.vertexmaven.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Opens the project for a test class, once. Its tests and its constructor may take the {@code
 * Project} as a parameter.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProjectParameter.class)
public @interface WithProject {

  /** The environment, a folder under {@code conf/}. */
  String env() default "local";

  /**
   * The folder with {@code conf/} and {@code target/classes}, relative to the folder of the tests.
   */
  String dir() default "";
}
