package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.compile.graph.ChangedFile;
import io.github.vertexmaven.core.compile.project.ProjectOnDisk;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.show.terminal.Console;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prepares a {@code jshell} with the project opened. */
public record WriteShell(Call call, ProjectOnDisk project) {

  /** Does it, and prints the command. */
  public void run() {
    project.checkCompiled("jshell");
    ProjectJvm jvm = project.jvm();
    Path classPath = project.outputDirectory().resolve("class-path");
    Path script = project.outputDirectory().resolve("project.jsh");
    ChangedFile.write(
        classPath,
        jvm.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    ChangedFile.write(script, script());
    Console console = call.console();
    console.info("The project opens as 'project', for example project.run() or project.load(…):");
    console.info("");
    console.info("  " + command(jvm, classPath, script));
  }

  private static String command(ProjectJvm jvm, Path classPath, Path script) {
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
        .formatted(
            text(call.folders().project().toString()), text(call.configurations().ofCall().env()));
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
