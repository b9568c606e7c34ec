package io.github.vertexmaven.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Passes a {@link PipelineStatus} to a parameter of a {@link Node}: how the run ended. Only nodes
 * of an exit pipeline ({@code run_config.on_exit_pipeline}) can have such a parameter.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface FinalStatus {}
