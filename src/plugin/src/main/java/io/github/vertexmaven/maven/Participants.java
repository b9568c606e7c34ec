package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.reactor.Submissions;
import java.util.HashSet;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** The modules of a build that take part in the submissions of a goal. */
final class Participants {

  /** Each goal waits for itself. */
  private record Key(String goal) {}

  private Participants() {}

  /** The place of a module among them. */
  static Submissions.Ticket turn(
      MavenSession session, MojoExecution execution, MavenProject project) {
    Submissions kept =
        BuildValues.of(session)
            .once(
                new Key(execution.getGoal()),
                Submissions.class,
                () -> new Submissions(of(session, execution, project)));
    return new Submissions.Ticket(kept, project.getId());
  }

  /**
   * Called by name the goal runs in one project, because it can do without any; bound, in those
   * modules that bind it and have classes.
   */
  private static Set<String> of(
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
