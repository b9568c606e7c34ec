package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.compile.graph.ChangedFile;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Prepares a {@code jshell} with the project opened: writes its class path and a start script to
 * {@code target/vertexai}, and prints the command. In it, {@code project} runs pipelines, loads and
 * saves datasets.
 */
@Mojo(name = "jshell", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class JshellMojo extends ProjectMojo {

  @Inject
  JshellMojo(MavenServices maven) {
    super(maven);
  }

  @Override
  void run() {
    checkCompiled("vertexai:jshell");
    ProjectJvm jvm = jvm();
    Path classPath = outputDirectory().resolve("class-path");
    Path script = outputDirectory().resolve("project.jsh");
    ChangedFile.write(
        classPath,
        jvm.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    ChangedFile.write(script, script());
    getLog().info("The project opens as 'project', for example project.run() or project.load(…):");
    getLog().info("");
    getLog().info("  " + command(jvm, classPath, script));
  }

  private String command(ProjectJvm jvm, Path classPath, Path script) {
    return jvm.java().resolveSibling("jshell")
        + " --class-path \"$(cat '"
        + classPath
        + "')\" --startup DEFAULT --startup '"
        + script
        + "'";
  }

  private String script() {
    return """
    import io.github.vertexmaven.launcher.Project;
    import io.github.vertexmaven.pipeline.*;
    Project project = Project.open(java.nio.file.Path.of("%s"), "%s");
    """
        .formatted(text(baseDir().toString()), text(config().env()));
  }

  /** Before Java 18, jshell reads its files as the locale says: ASCII is the same in all. */
  static String text(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .chars()
        .mapToObj(c -> c < 128 ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c))
        .collect(Collectors.joining());
  }
}
