package io.github.vertexmaven.maven;

import io.github.vertexmaven.config.FileNames;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.settings.InertOptions;
import io.github.vertexmaven.core.job.reactor.Reactor;
import io.github.vertexmaven.core.job.reactor.Scope;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * What all goals have in common: they can be skipped, and the user's faults end without a stack
 * trace.
 */
public abstract class VertexMojo extends AbstractMojo {

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  private Path calledIn;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
  private String pluginVersion;

  /**
   * Does nothing when true. A POM that gives the property's name as the value, {@code
   * ${vertexai.skip}}, keeps the command line in charge.
   */
  @Parameter(property = "vertexai.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip || Boolean.parseBoolean(session.getUserProperties().getProperty("vertexai.skip"))) {
      getLog().info("Skipped: vertexai.skip is set.");
      skipped();
      return;
    }
    try {
      if (chosen()) {
        UserOptions.check(session.getUserProperties());
        UserOptions.checkCharacters(session.getUserProperties(), variables());
        checkPom();
        sayWhatHasNoEffect();
        run();
      } else {
        skipped();
      }
    } catch (UserException e) {
      throw new MojoFailureException(e.getMessage());
    } catch (InvalidPathException e) {
      throw new MojoFailureException(FileNames.refusal(e));
    }
  }

  private void checkPom() {
    List<String> problems =
        PomOptions.problems(execution, pom(), project.getProperties(), session.getUserProperties());
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
  }

  private String pom() {
    if (project.getFile() == null) {
      return "pom.xml";
    }
    Path top = Path.of(session.getExecutionRootDirectory());
    Path pom = project.getFile().toPath();
    return (pom.startsWith(top) ? top.relativize(pom) : pom).toString();
  }

  /** Nothing is done where somebody asked for nothing to be done. */
  private void sayWhatHasNoEffect() {
    SortedMap<String, String> inert = CalledGoals.inert(session, execution);
    List<String> refused = new ArrayList<>();
    inert.forEach(
        (option, sentence) -> {
          if (InertOptions.isRefused(option)) {
            refused.add(sentence);
          } else {
            getLog().warn(sentence);
          }
        });
    if (!refused.isEmpty()) {
      throw new UserException(refused);
    }
  }

  /** Whether the goal has anything to do here; it may go on in another module. */
  private boolean chosen() {
    BuildModules modules = new BuildModules(session, project);
    Reactor reactor = modules.reactor(execution, namesTarget());
    Reactor.Choice choice = reactor.choose(scope(), modules.here());
    if (choice instanceof Reactor.Choice.Nothing nothing) {
      getLog().info("Skipped: " + nothing.why());
      return false;
    }
    if (choice instanceof Reactor.Choice.Other other) {
      getLog().info(other.note());
      calledIn = folder();
      project = modules.project(other.module());
    }
    return true;
  }

  /** What the goal works on. */
  abstract Scope scope();

  /** Whether command line or POM say where jobs run, so that no module's settings have to. */
  boolean namesTarget() {
    return false;
  }

  /** Told that the goal does nothing in this module. */
  void skipped() throws MojoExecutionException, MojoFailureException {}

  /** Does the goal's work. */
  abstract void run() throws MojoExecutionException, MojoFailureException;

  MavenSession session() {
    return session;
  }

  MojoExecution execution() {
    return execution;
  }

  /** Where the paths of the command line begin: the project's folder, or where Maven was called. */
  Path calledIn() {
    return calledIn == null ? folder() : calledIn;
  }

  private Path folder() {
    return project.getBasedir() == null
        ? Path.of(session.getExecutionRootDirectory())
        : project.getBasedir().toPath();
  }

  /** The project that the goal works on. */
  MavenProject project() {
    return project;
  }

  /**
   * The top of the build, where the emulator's folder is: the outermost parent in whose folder the
   * project lies; without a project the folder in which Maven was called.
   */
  Path buildDir() {
    if (project.getBasedir() == null) {
      return Path.of(session.getExecutionRootDirectory());
    }
    Path own = project.getBasedir().toPath();
    Path top = own;
    for (MavenProject parent = project.getParent();
        parent != null && parent.getBasedir() != null;
        parent = parent.getParent()) {
      Path folder = parent.getBasedir().toPath();
      top = own.startsWith(folder) ? folder : top;
    }
    return top;
  }

  /** Where the user reads what the goal says. */
  Terminal terminal() {
    return Terminal.of(session, variables(), getLog().isInfoEnabled());
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

  String pluginVersion() {
    return pluginVersion;
  }
}
