package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.KnownSecrets;
import io.github.vertexmaven.core.conf.UserOptions;
import io.github.vertexmaven.core.conf.settings.InertOptions;
import io.github.vertexmaven.core.job.reactor.GoalScope;
import io.github.vertexmaven.core.job.reactor.Reactor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * Maven's call of a goal: whether it has anything to do here, what is wrong with what was typed,
 * and how its faults end.
 *
 * @param project in which Maven calls it
 * @param skip whether the POM wants it to do nothing
 */
record GoalCall(
    MavenSession session, MavenProject project, MojoExecution execution, Log log, boolean skip) {

  /** What is called. */
  interface Goal {

    /** What it works on. */
    GoalScope scope();

    /** Whether command line or POM say where jobs run, so that no module's settings have to. */
    default boolean namesTarget() {
      return false;
    }

    /** Does its work. */
    void run(CalledProject here);

    /** Told that it does nothing in this module. */
    default void skipped(CalledProject here) {}
  }

  /** Calls it. */
  void of(Goal goal) throws MojoExecutionException, MojoFailureException {
    KnownSecrets secrets = new KnownSecrets();
    Faults.told(() -> call(goal, secrets), secrets, output());
  }

  /** Of the project; where there is none, the folder in which Maven was called. */
  private Path output() {
    return project.getBuild() == null || project.getBuild().getDirectory() == null
        ? Path.of("").toAbsolutePath()
        : Path.of(project.getBuild().getDirectory());
  }

  private void call(Goal goal, KnownSecrets secrets) {
    if (skip || Boolean.parseBoolean(session.getUserProperties().getProperty("vertexai.skip"))) {
      log.info("Skipped: vertexai.skip is set.");
      goal.skipped(here(secrets));
      return;
    }
    Optional<CalledProject> chosen = chosen(goal, secrets);
    if (chosen.isPresent()) {
      check(chosen.get());
      sayWhatHasNoEffect();
      goal.run(chosen.get());
    } else {
      goal.skipped(here(secrets));
    }
  }

  private CalledProject here(KnownSecrets secrets) {
    return new CalledProject(session, execution, project, Optional.empty(), log, secrets);
  }

  /** The project that the goal works on, which may be another module; nothing without work. */
  private Optional<CalledProject> chosen(Goal goal, KnownSecrets secrets) {
    BuildModules modules = new BuildModules(session, project);
    Reactor reactor = modules.reactor(execution, goal.namesTarget());
    Reactor.Choice choice = reactor.choose(goal.scope(), modules.here());
    if (choice instanceof Reactor.Choice.Nothing nothing) {
      log.info("Skipped: " + nothing.why());
      return Optional.empty();
    }
    if (choice instanceof Reactor.Choice.Other other) {
      log.info(other.note());
      MavenProject module = modules.project(other.module());
      Optional<Path> calledIn = Optional.of(here(secrets).baseDir());
      return Optional.of(new CalledProject(session, execution, module, calledIn, log, secrets));
    }
    return Optional.of(here(secrets));
  }

  private void check(CalledProject chosen) {
    UserOptions.check(session.getUserProperties());
    UserOptions.checkCharacters(session.getUserProperties(), chosen.variables());
    List<String> problems =
        PomOptions.problems(
            execution, chosen.pom(), chosen.project().getProperties(), session.getUserProperties());
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
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
            log.warn(sentence);
          }
        });
    if (!refused.isEmpty()) {
      throw new UserException(refused);
    }
  }
}
