package io.github.vertexmaven.maven;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/**
 * The submissions of one build by one goal. A job that fails keeps no other from running. They wait
 * until every module that takes part has come to its own: a module that fails before leaves nothing
 * submitted.
 */
final class Submissions {

  /** Uploads and submits one job. */
  interface Submission {
    void run() throws MojoExecutionException, MojoFailureException;
  }

  /** Each goal waits for itself. */
  private record Key(String goal) {}

  private final AtomicBoolean first = new AtomicBoolean(true);
  private final Set<String> expected;
  private final Set<String> come = new HashSet<>();
  private final List<Submission> waiting = new ArrayList<>();

  private Submissions(Set<String> expected) {
    this.expected = expected;
  }

  /** Those of the module's build. */
  static Ticket of(MavenSession session, MojoExecution execution, MavenProject project) {
    Submissions kept =
        BuildValues.of(session)
            .once(
                new Key(execution.getGoal()),
                Submissions.class,
                () -> new Submissions(participants(session, execution, project)));
    return new Ticket(kept, project.getId());
  }

  /** A module's place among them. */
  record Ticket(Submissions submissions, String module) {
    void submit(Submission submission) throws MojoExecutionException, MojoFailureException {
      run(List.of(submission));
    }

    /** Whether no other module has asked this before. */
    boolean isFirst() {
      return submissions.first.compareAndSet(true, false);
    }

    /** The module has come and has nothing to submit; the others need not wait for it. */
    void pass() throws MojoExecutionException, MojoFailureException {
      run(List.of());
    }

    private void run(List<Submission> own) throws MojoExecutionException, MojoFailureException {
      List<String> failures = new ArrayList<>();
      for (Submission ready : submissions.add(module, own)) {
        try {
          ready.run();
        } catch (MojoFailureException e) {
          failures.add(e.getMessage());
        }
      }
      if (!failures.isEmpty()) {
        throw new MojoFailureException(String.join("\n", failures));
      }
    }
  }

  private synchronized List<Submission> add(String module, List<Submission> own) {
    waiting.addAll(own);
    come.add(module);
    if (!come.containsAll(expected)) {
      return List.of();
    }
    List<Submission> ready = List.copyOf(waiting);
    waiting.clear();
    return ready;
  }

  /**
   * Called by name the goal runs in one project, because it can do without any; bound, in those
   * modules that bind it and have classes.
   */
  private static Set<String> participants(
      MavenSession session, MojoExecution execution, MavenProject caller) {
    if (execution.getSource() == MojoExecution.Source.CLI) {
      return Set.of(caller.getId());
    }
    Set<String> participants = new HashSet<>();
    for (MavenProject project : session.getProjects()) {
      boolean hasClasses = !"pom".equals(project.getPackaging());
      if (hasClasses && binds(project, execution) && !isSkipped(project)) {
        participants.add(project.getId());
      }
    }
    return participants;
  }

  private static boolean binds(MavenProject project, MojoExecution execution) {
    Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
    return plugin != null
        && plugin.getExecutions().stream()
            .filter(bound -> !"none".equals(bound.getPhase()))
            .map(PluginExecution::getGoals)
            .anyMatch(goals -> goals.contains(execution.getGoal()));
  }

  private static boolean isSkipped(MavenProject project) {
    return Boolean.parseBoolean(project.getProperties().getProperty("vertexai.skip"));
  }
}
