package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.job.reactor.Submissions;
import io.github.vertexmaven.core.job.watch.FailedJob;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ParticipantsTest {

  private final List<MavenProject> modules = new ArrayList<>();
  private final List<String> submitted = Collections.synchronizedList(new ArrayList<>());
  private MavenSession session;

  private MavenProject module(String name, String packaging) {
    Model model = new Model();
    model.setGroupId("com.acme");
    model.setArtifactId(name);
    model.setVersion("1");
    model.setPackaging(packaging);
    model.setBuild(new Build());
    MavenProject module = new MavenProject(model);
    modules.add(module);
    return module;
  }

  private MavenProject module(String name) {
    return module(name, "jar");
  }

  private MavenProject taking(String name) {
    return binding(module(name), "run-once", null);
  }

  /** Binds a goal, as a POM does. */
  private static MavenProject binding(MavenProject module, String goal, String phase) {
    Plugin plugin = plugin();
    PluginExecution execution = new PluginExecution();
    execution.addGoal(goal);
    execution.setPhase(phase);
    plugin.addExecution(execution);
    module.getBuild().addPlugin(plugin);
    return module;
  }

  private static Plugin plugin() {
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.github.vertexmaven");
    plugin.setArtifactId("vertexai-maven-plugin");
    return plugin;
  }

  private Submissions.Ticket ticket(MavenProject module, MojoExecution.Source source) {
    return ticket(module, "run-once", source);
  }

  @SuppressWarnings("deprecation")
  private Submissions.Ticket ticket(
      MavenProject module, String goalName, MojoExecution.Source source) {
    if (session == null) {
      session =
          new MavenSession(
              null,
              MavenRepositorySystemUtils.newSession(),
              new DefaultMavenExecutionRequest(),
              new DefaultMavenExecutionResult());
      session.setProjects(modules);
    }
    PluginDescriptor descriptor = new PluginDescriptor();
    descriptor.setGroupId("io.github.vertexmaven");
    descriptor.setArtifactId("vertexai-maven-plugin");
    descriptor.setPlugin(plugin());
    MojoDescriptor goal = new MojoDescriptor();
    goal.setGoal(goalName);
    goal.setPluginDescriptor(descriptor);
    return Participants.turn(session, new MojoExecution(goal, "default", source), module);
  }

  private void call(MavenProject module) throws Exception {
    ticket(module, MojoExecution.Source.CLI).submit(() -> submitted.add(module.getArtifactId()));
  }

  private void bound(MavenProject module) throws Exception {
    ticket(module, MojoExecution.Source.LIFECYCLE)
        .submit(() -> submitted.add(module.getArtifactId()));
  }

  @Test
  void aProjectInWhichTheGoalIsCalledSubmitsAtOnce() throws Exception {
    MavenProject only = module("only");
    module("other");
    call(only);
    call(only);
    assertThat(submitted).containsExactly("only", "only");
  }

  @Test
  void allWaitForTheLastModule() throws Exception {
    binding(module("parent", "pom"), "run-once", null);
    MavenProject a = taking("a");
    MavenProject b = taking("b");
    MavenProject c = taking("c");
    bound(a);
    bound(b);
    bound(a);
    assertThat(submitted).isEmpty();
    bound(c);
    assertThat(submitted).containsExactly("a", "b", "a", "c");
  }

  @Test
  void onlyModulesThatBindTheGoalAreWaitedFor() throws Exception {
    MavenProject a = taking("a");
    module("library");
    binding(module("compiled"), "compile", null);
    binding(module("unbound"), "run-once", "none");
    MavenProject b = binding(module("b"), "run-once", "install");
    bound(a);
    assertThat(submitted).isEmpty();
    bound(b);
    assertThat(submitted).containsExactly("a", "b");
  }

  @Test
  void skippedModulesAreNotWaitedFor() throws Exception {
    MavenProject a = taking("a");
    taking("b").getProperties().setProperty("vertexai.skip", "true");
    bound(a);
    assertThat(submitted).containsExactly("a");
  }

  @Test
  void aModuleMayComeWithNothing() throws Exception {
    MavenProject a = taking("a");
    MavenProject b = taking("b");
    bound(a);
    assertThat(submitted).isEmpty();
    ticket(b, MojoExecution.Source.LIFECYCLE).pass();
    assertThat(submitted).containsExactly("a");
  }

  @Test
  void aJobThatFailsKeepsNoOtherFromRunning() throws Exception {
    MavenProject a = taking("a");
    MavenProject b = taking("b");
    MavenProject c = taking("c");
    failing(a);
    failing(b);
    assertThatThrownBy(() -> bound(c))
        .isInstanceOf(FailedJob.class)
        .hasMessage("Job a failed.\nJob b failed.");
    assertThat(submitted).containsExactly("c");
  }

  private void failing(MavenProject module) throws Exception {
    ticket(module, MojoExecution.Source.LIFECYCLE)
        .submit(
            () -> {
              throw new FailedJob("Job " + module.getArtifactId() + " failed.");
            });
  }

  @Test
  void oneModuleIsTheFirst() {
    MavenProject a = taking("a");
    MavenProject b = taking("b");
    assertThat(ticket(b, MojoExecution.Source.LIFECYCLE).isFirst()).isTrue();
    assertThat(ticket(a, MojoExecution.Source.LIFECYCLE).isFirst()).isFalse();
  }

  @RepeatedTest(20)
  void ofConcurrentModulesExactlyOneSubmitsAll() throws Exception {
    List<Callable<Void>> calls = new ArrayList<>();
    CyclicBarrier barrier = new CyclicBarrier(4);
    for (String name : List.of("a", "b", "c", "d")) {
      MavenProject module = taking(name);
      calls.add(
          () -> {
            barrier.await();
            bound(module);
            return null;
          });
    }
    ticket(modules.get(0), MojoExecution.Source.LIFECYCLE);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Void> done : threads.invokeAll(calls)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(submitted).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void eachGoalWaitsForItself() throws Exception {
    MavenProject a = taking("a");
    PluginExecution schedule = new PluginExecution();
    schedule.setId("schedule");
    schedule.addGoal("schedule");
    a.getBuild().getPlugins().get(0).addExecution(schedule);
    taking("b");
    bound(a);
    assertThat(submitted).isEmpty();
    ticket(a, "schedule", MojoExecution.Source.LIFECYCLE).submit(() -> submitted.add("schedule"));
    assertThat(submitted).containsExactly("schedule");
  }
}
