package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.CreateProject;
import io.github.vertexmaven.core.job.reactor.GoalScope;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Creates a new project in a folder of its own: nodes, configuration and schemas, data, tests, and
 * Maven's wrapper. It asks for names; with {@code -B} it takes the defaults.
 */
@Mojo(name = "create", requiresProject = false, aggregator = true, threadSafe = true)
public final class CreateMojo extends NewFilesMojo {

  @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
  private String pluginVersion;

  /**
   * The starter: {@code spaceflights}, three pipelines with data, a model and a plot, or {@code
   * minimal}, a single node.
   */
  @Parameter(property = "vertexai.starter")
  private String starter;

  /** The display name of the project, for example {@code Spaceflights}. */
  @Parameter(property = "projectName")
  private String projectName;

  /** The group ID of the project, for example {@code com.example}. */
  @Parameter(property = "groupId")
  private String groupId;

  /**
   * The artifact ID of the project, also the name of its folder and of its pipeline. The default
   * comes from {@code projectName}.
   */
  @Parameter(property = "artifactId")
  private String artifactId;

  /** The version of the project. The default is {@code 0.1.0-SNAPSHOT}. */
  @Parameter(property = "version")
  private String version;

  /** The Java package. The default consists of group ID and artifact ID. */
  @Parameter(property = "package")
  private String javaPackage;

  /** The folder in which to create the folder of the project. The default is the current one. */
  @Parameter(property = "outputDirectory")
  private String outputDirectory;

  @Inject private MavenServices maven;

  @Override
  public GoalScope scope() {
    return GoalScope.NO_MODULE;
  }

  @Override
  public void run(CalledProject here) {
    Path current = Path.of(session().getExecutionRootDirectory());
    MavenModules modules =
        new MavenModules(maven.repositories(), session(), here.project(), pluginVersion);
    new CreateProject(
            here.console(),
            current,
            outputDirectory == null ? current : current.resolve(outputDirectory).normalize(),
            Optional.ofNullable(starter),
            names(),
            place(),
            servers(),
            maven.question(session()),
            archetype -> modules.jars(archetype).get(0))
        .run();
  }

  private Map<String, String> names() {
    Map<String, String> names = new TreeMap<>();
    names.put("projectName", projectName);
    names.put("groupId", groupId);
    names.put("artifactId", artifactId);
    names.put("version", version);
    names.put("package", javaPackage);
    names.values().removeIf(value -> value == null || value.isBlank());
    return names;
  }
}
