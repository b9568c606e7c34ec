package io.github.vertexmaven.testkit;

import io.github.vertexmaven.launcher.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the opened project to a test class with {@link WithProject}. */
final class ProjectParameter implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Project.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    WithProject wanted = context.getRequiredTestClass().getAnnotation(WithProject.class);
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(ProjectParameter.class, wanted))
        .getOrComputeIfAbsent(
            Project.class, any -> Project.open(Path.of(wanted.dir()), wanted.env()));
  }
}
