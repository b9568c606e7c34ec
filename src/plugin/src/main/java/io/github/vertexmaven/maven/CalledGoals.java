package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.conf.UserOptions;
import io.github.vertexmaven.core.conf.settings.InertOptions;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/** The plugin's goals that a command line runs, and the options that they read. */
final class CalledGoals {

  private static final String ARTIFACT = "vertexai-maven-plugin";
  private static final String PLUGIN = "io.github.vertexmaven:" + ARTIFACT;

  /** The phases after the one in which pipelines are compiled, in their order. */
  private static final List<String> LATE_PHASES =
      List.of(
          "package",
          "pre-integration-test",
          "integration-test",
          "post-integration-test",
          "verify",
          "install",
          "deploy");

  private static final Set<String> JOB_MAKERS = Set.of("run-once", "schedule");

  private CalledGoals() {}

  /** Options of the command line that do nothing there, where somebody typed the goal. */
  static SortedMap<String, String> inert(MavenSession session, MojoExecution execution) {
    if (execution.getSource() != MojoExecution.Source.CLI) {
      return InertOptions.of(Set.of(), Set.of(), Map.of());
    }
    Set<String> given = new HashSet<>();
    for (String name : session.getUserProperties().stringPropertyNames()) {
      if (name.startsWith(UserOptions.PREFIX)) {
        given.add(name.substring(UserOptions.PREFIX.length()));
      }
    }
    Set<String> called = new TreeSet<>(typed(session.getGoals()));
    called.add(execution.getGoal());
    // A phase runs what the POMs bind.
    if (session.getGoals().stream().anyMatch(word -> !word.contains(":"))) {
      session.getProjects().stream()
          .map(project -> project.getPlugin(PLUGIN))
          .filter(plugin -> plugin != null)
          .flatMap(plugin -> plugin.getExecutions().stream())
          .forEach(bound -> called.addAll(bound.getGoals()));
    }
    PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
    return InertOptions.of(given, called, reads(plugin.getMojos()));
  }

  /** Whether the build makes a job or a schedule after the project is packaged. */
  static boolean makesJobs(List<String> words, MavenProject project) {
    if (!Collections.disjoint(typed(words), JOB_MAKERS)) {
      return true;
    }
    int last = words.stream().mapToInt(LATE_PHASES::indexOf).max().orElse(-1);
    Plugin plugin = project.getPlugin(PLUGIN);
    return plugin != null
        && plugin.getExecutions().stream()
            .filter(bound -> !Collections.disjoint(bound.getGoals(), JOB_MAKERS))
            .map(bound -> bound.getPhase() == null ? "deploy" : bound.getPhase())
            .anyMatch(phase -> LATE_PHASES.contains(phase) && LATE_PHASES.indexOf(phase) <= last);
  }

  /** The plugin's goals among the words of a command line. */
  static Set<String> typed(List<String> words) {
    Set<String> goals = new TreeSet<>();
    for (String word : words) {
      if (word.startsWith("vertexai:") || word.matches("[^:]+:" + ARTIFACT + ":.+")) {
        goals.add(word.replaceFirst("@.*", "").replaceFirst(".*:", ""));
      }
    }
    return goals;
  }

  /** The options of each goal. */
  static Map<String, Set<String>> reads(List<MojoDescriptor> goals) {
    Map<String, Set<String>> reads = new HashMap<>();
    for (MojoDescriptor goal : goals) {
      Set<String> options = new TreeSet<>();
      if (goal.getParameters() != null) {
        for (Parameter parameter : goal.getParameters()) {
          PomOptions.option(parameter).ifPresent(options::add);
        }
      }
      reads.put(goal.getGoal(), options);
    }
    // It is generated, and its options are its own.
    reads.remove("help");
    return reads;
  }
}
