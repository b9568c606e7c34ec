package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.job.reactor.BuildModule;
import io.github.vertexmaven.core.job.reactor.BuildModule.Trait;
import io.github.vertexmaven.core.job.reactor.GoalScope;
import io.github.vertexmaven.core.job.reactor.Reactor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildModulesTest {

  @TempDir Path dir;

  private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
  private MavenProject top;
  private MavenProject common;
  private MavenProject prices;

  @BeforeEach
  void build() throws Exception {
    top = project("top", "pom", "");
    top.setExecutionRoot(true);
    top.getModel().addModule("common");
    top.getModel().addModule("prices");
    common = project("common", "jar", "common");
    prices = project("prices", "jar", "prices");
    depends(prices, "io.github.vertexmaven", "vertexai-runtime", "compile");
    settings("prices");
    request.setBaseDirectory(dir.toFile());
  }

  private MavenProject project(String name, String packaging, String folder) throws Exception {
    Model model = new Model();
    model.setGroupId("com.acme");
    model.setArtifactId(name);
    model.setVersion("1");
    model.setPackaging(packaging);
    model.setBuild(new Build());
    MavenProject project = new MavenProject(model);
    project.setOriginalModel(new Model());
    Path base = Files.createDirectories(dir.resolve(folder));
    project.setFile(base.resolve("pom.xml").toFile());
    model.getBuild().setOutputDirectory(base.resolve("target/classes").toString());
    return project;
  }

  private static void depends(MavenProject project, String group, String name, String scope) {
    Dependency dependency = new Dependency();
    dependency.setGroupId(group);
    dependency.setArtifactId(name);
    dependency.setScope(scope);
    project.getModel().addDependency(dependency);
  }

  private void settings(String module) throws Exception {
    Path base = Files.createDirectories(dir.resolve(module).resolve("conf/base"));
    Files.writeString(base.resolve("vertexai.yml"), "");
  }

  @SuppressWarnings("deprecation")
  private MavenSession session(List<MavenProject> building, List<MavenProject> all) {
    MavenSession session =
        new MavenSession(
            null,
            MavenRepositorySystemUtils.newSession(),
            request,
            new DefaultMavenExecutionResult());
    session.setProjects(building);
    session.setAllProjects(all);
    return session;
  }

  private static MojoExecution called(String goal) {
    MojoDescriptor descriptor = new MojoDescriptor();
    descriptor.setGoal(goal);
    return new MojoExecution(descriptor, "default-cli", MojoExecution.Source.CLI);
  }

  private BuildModules modules(MavenProject here, MavenProject... building) {
    return new BuildModules(session(List.of(building), List.of(top, common, prices)), here);
  }

  private static Reactor.Choice status(BuildModules modules) {
    return modules.reactor(called("status"), false).choose(GoalScope.SETTINGS, modules.here());
  }

  @Test
  void readsTheTraitsFromTheModels() throws Exception {
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.github.vertexmaven");
    plugin.setArtifactId("vertexai-maven-plugin");
    Build own = new Build();
    own.addPlugin(plugin);
    prices.getOriginalModel().setBuild(own);
    Reactor reactor = modules(top, top, common, prices).reactor(called("status"), false);
    assertThat(reactor.building())
        .containsExactly(
            new BuildModule("top", ".", java.util.Set.of(Trait.TOP, Trait.POM, Trait.TAKEABLE)),
            new BuildModule("common", "common", java.util.Set.of(Trait.TAKEABLE)),
            new BuildModule(
                "prices",
                "prices",
                java.util.Set.of(
                    Trait.RUNTIME, Trait.SETTINGS, Trait.DECLARES_PLUGIN, Trait.TAKEABLE)));
  }

  @Test
  void theRuntimeMayComeThroughAModuleButNotForTestsOnly() throws Exception {
    MavenProject base = project("base", "jar", "base");
    depends(base, "io.github.vertexmaven", "vertexai-runtime", null);
    depends(common, "com.acme", "base", "compile");
    MavenProject tests = project("tests", "jar", "tests");
    depends(tests, "io.github.vertexmaven", "vertexai-runtime", "test");
    List<MavenProject> all = List.of(base, common, tests);
    List<BuildModule> found =
        new BuildModules(session(all, all), base).reactor(called("x"), false).building();
    assertThat(found)
        .extracting(module -> module.name() + " " + module.is(Trait.RUNTIME))
        .containsExactly("base true", "common true", "tests false");
  }

  @Test
  void takesTheProjectOfTheOnlyModuleWithSettings() {
    BuildModules modules = modules(top, top, common, prices);
    Reactor.Choice choice = status(modules);
    assertThat(choice).isInstanceOf(Reactor.Choice.Other.class);
    assertThat(modules.project(((Reactor.Choice.Other) choice).module())).isSameAs(prices);
  }

  @Test
  void aParentThatComesAlongWithANamedModuleIsNotMeant() throws Exception {
    settings("");
    request.setSelectedProjects(List.of("prices"));
    assertThat(status(modules(top, top, common, prices))).isInstanceOf(Reactor.Choice.Other.class);
    request.setSelectedProjects(List.of());
    assertThat(status(modules(top, top, common, prices))).isInstanceOf(Reactor.Choice.Here.class);
  }

  @Test
  void knowsTheModulesThatAreNamedInEachWay() throws Exception {
    settings("common");
    for (String selector : List.of("prices", "prices/pom.xml", ":prices", "com.acme:prices")) {
      request.setSelectedProjects(List.of(selector));
      BuildModules modules = modules(top, top, common, prices);
      Reactor.Choice choice = status(modules);
      assertThat(modules.project(((Reactor.Choice.Other) choice).module())).isSameAs(prices);
    }
  }

  @Test
  void aSkippedModuleIsNotMeant() {
    prices.getProperties().setProperty("vertexai.skip", "true");
    assertThat(status(modules(top, top, common, prices))).isInstanceOf(Reactor.Choice.Here.class);
  }

  @Test
  void namesModulesThatMavenDidNotLoad() {
    BuildModules modules = new BuildModules(session(List.of(top), List.of(top)), top);
    assertThatThrownBy(() -> status(modules))
        .hasMessage(
            "This module has no settings; prices has.\n"
                + "  Name it: mvn vertexai:status -pl prices");
  }

  @Test
  void namesModulesThatWereNotNamed() {
    request.setSelectedProjects(List.of("common"));
    assertThatThrownBy(() -> status(modules(common, common)))
        .hasMessage(
            "This module has no settings; prices has.\n"
                + "  Name it: mvn vertexai:status -pl prices");
  }

  @Test
  void repeatsThePomAndTheOptions() throws Exception {
    MavenProject ratings = project("ratings", "war", "more/ratings");
    settings("more/ratings");
    request.setPom(dir.resolve("pom.xml").toFile());
    request.getSystemProperties().setProperty("user.dir", dir.getParent().toString());
    request.setUserProperties(new Properties());
    request.getUserProperties().setProperty("vertexai.job", "a b");
    request.getUserProperties().setProperty("other", "x");
    List<MavenProject> all = new ArrayList<>(List.of(top, common, ratings, prices));
    BuildModules modules = new BuildModules(session(all, all), top);
    assertThatThrownBy(() -> status(modules))
        .hasMessage(
            "This module has no settings; ratings, prices have.\n"
                + "  Name one: mvn vertexai:status -pl more/ratings -f "
                + dir.getFileName()
                + "/pom.xml '-Dvertexai.job=a b'");
  }

  @Test
  void withoutAPomThereIsOneProject() {
    MavenProject alone = new MavenProject();
    alone.setArtifactId("standalone-pom");
    alone.setPackaging("pom");
    BuildModules modules = new BuildModules(session(List.of(alone), null), alone);
    assertThat(status(modules)).isInstanceOf(Reactor.Choice.Here.class);
  }
}
