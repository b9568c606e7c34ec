package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.conf.KnownSecrets;
import io.github.vertexmaven.core.conf.ProjectFacts;
import io.github.vertexmaven.core.job.call.Folders;
import io.github.vertexmaven.core.job.reactor.Submissions;
import io.github.vertexmaven.core.show.status.Commands;
import io.github.vertexmaven.core.show.terminal.Console;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * The project that a goal works on, in the build that called it.
 *
 * @param calledIn where the goal was called, when that is another module
 * @param secrets what the goal says nothing of
 */
record CalledProject(
    MavenSession session,
    MojoExecution execution,
    MavenProject project,
    Optional<Path> calledIn,
    Log log,
    KnownSecrets secrets) {

  /** Where the user reads what the goal says. */
  Console console() {
    return new MavenConsole(log, session, variables(), secrets);
  }

  /** What the user may type next. */
  Commands commands() {
    return TypedCommands.commands(session, baseDir());
  }

  /** Whether the build makes a job or a schedule later. */
  boolean makesJobs() {
    return CalledGoals.makesJobs(session.getGoals(), project);
  }

  ProjectFacts facts() {
    return new ProjectFacts(
        project.getGroupId(), project.getArtifactId(), project.getVersion(), baseDir());
  }

  /** The module's place among those of the build that the goal is bound in. */
  Submissions.Ticket turn() {
    return Participants.turn(session, execution, project);
  }

  Folders folders() {
    return new Folders(baseDir(), buildDir(), calledIn.orElseGet(this::baseDir));
  }

  /** The project's folder; without a project the one in which Maven was called. */
  Path baseDir() {
    return project.getBasedir() == null
        ? Path.of(session.getExecutionRootDirectory())
        : project.getBasedir().toPath();
  }

  /**
   * The top of the build: the outermost parent in whose folder the project lies; without a project
   * the folder in which Maven was called.
   */
  private Path buildDir() {
    Path own = baseDir();
    Path top = own;
    for (MavenProject parent = project.getBasedir() == null ? null : project.getParent();
        parent != null && parent.getBasedir() != null;
        parent = parent.getParent()) {
      Path folder = parent.getBasedir().toPath();
      top = own.startsWith(folder) ? folder : top;
    }
    return top;
  }

  /** Where the project's compiler puts classes. */
  Path compilerOutput() {
    return project.getBasedir() == null
        ? baseDir().resolve("target").resolve("classes")
        : Path.of(project.getBuild().getOutputDirectory());
  }

  /** The POM, as it is shown to people. */
  String pom() {
    if (project.getFile() == null) {
      return "pom.xml";
    }
    Path top = Path.of(session.getExecutionRootDirectory());
    Path pom = project.getFile().toPath();
    return (pom.startsWith(top) ? top.relativize(pom) : pom).toString();
  }

  /** The environment variables, as the session knows them. */
  Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    session
        .getSystemProperties()
        .forEach(
            (name, value) -> {
              String text = String.valueOf(name);
              if (text.startsWith("env.")) {
                variables.put(text.substring("env.".length()), String.valueOf(value));
              }
            });
    return variables;
  }
}
