package io.github.vertexmaven.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Opens the project for a test class: its tests and its constructor may take a {@code Project} as a
 * parameter. It is opened once for all of them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProjectParameter.class)
public @interface WithProject {

  /** The environment, a folder under {@code conf/}. */
  String env() default "local";

  /** The folder that has {@code conf/} and {@code target/classes}, from where tests run. */
  String dir() default "";
}
