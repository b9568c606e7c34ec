package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.TemplateResolver;
import io.github.vertexmaven.config.Templating;
import io.github.vertexmaven.core.conf.git.GitCheckout;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What templates may ask of the build. */
public final class BuildTemplates {

  private BuildTemplates() {}

  /**
   * Properties mean what unquoted YAML means; a version and a commit are texts.
   *
   * @param name the project's name
   * @param properties the project's
   */
  public static List<TemplateResolver> of(
      ProjectFacts project, String name, Properties properties, GitCheckout git) {
    return List.of(
        Templating.unquoted(key -> Optional.ofNullable(properties.getProperty(key))),
        key -> coordinate(key, project, name),
        key ->
            switch (key) {
              case "commit_id" -> git.commitId();
              case "branch_name" -> git.branchName();
              default -> Optional.empty();
            });
  }

  private static Optional<String> coordinate(String key, ProjectFacts project, String name) {
    return switch (key) {
      case "project.groupId" -> Optional.of(project.groupId());
      case "project.artifactId" -> Optional.of(project.artifactId());
      case "project.version" -> Optional.of(project.version());
      case "project.name" -> Optional.of(name);
      default -> Optional.empty();
    };
  }
}
