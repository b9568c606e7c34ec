package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.reactor.BuildModule;
import io.github.vertexmaven.core.job.reactor.BuildModule.Trait;
import io.github.vertexmaven.core.job.reactor.ModuleFiles;
import io.github.vertexmaven.core.job.reactor.Reactor;
import io.github.vertexmaven.core.job.reactor.Reactor.Call;
import io.github.vertexmaven.core.show.status.Commands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** The modules of Maven's session, as the core chooses among them. */
final class BuildModules {

  private static final String GROUP = "io.github.vertexmaven";
  private static final String RUNTIME = "vertexai-runtime";
  private static final String PLUGIN = GROUP + ":vertexai-maven-plugin";
  private static final Set<String> AT_RUN_TIME =
      Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

  private final MavenSession session;
  private final MavenProject current;
  private final Map<String, MavenProject> byKey;

  BuildModules(MavenSession session, MavenProject current) {
    this.session = session;
    this.current = current;
    this.byKey =
        Stream.concat(all(session).stream(), Stream.of(current))
            .collect(Collectors.toMap(BuildModules::key, project -> project, (a, b) -> a));
  }

  /**
   * The build, and how a goal is called in it.
   *
   * @param execution null where a goal runs outside of Maven
   * @param namesTarget whether command line or POM say where jobs run
   */
  Reactor reactor(MojoExecution execution, boolean namesTarget) {
    List<MavenProject> taking = taking();
    List<BuildModule> others = new ArrayList<>();
    for (MavenProject project : all(session)) {
      if (!taking.contains(project)) {
        others.add(module(project));
      }
    }
    if (all(session).size() <= 1) {
      others.addAll(notLoaded());
    }
    boolean bound = execution != null && execution.getSource() == MojoExecution.Source.LIFECYCLE;
    Call call =
        bound || execution == null
            ? new Call.Bound()
            : new Call.ByName(execution.getGoal(), TypedCommands.options(session), namesTarget);
    return new Reactor(taking.stream().map(this::module).toList(), others, call);
  }

  /** The module in which Maven calls the goal. */
  BuildModule here() {
    return module(current);
  }

  /** The project that a module stands for. */
  MavenProject project(BuildModule module) {
    return taking().stream()
        .filter(project -> module(project).equals(module))
        .findFirst()
        .orElse(current);
  }

  /** Who names modules does not mean the parents that {@code -am} adds. */
  private List<MavenProject> taking() {
    List<MavenProject> building = session.getProjects();
    if (building == null || building.isEmpty()) {
      return List.of(current);
    }
    List<MavenProject> meant = building.stream().filter(project -> !isAdded(project)).toList();
    return meant.isEmpty() ? building : meant;
  }

  private boolean isAdded(MavenProject project) {
    return project.isExecutionRoot()
        && isPom(project)
        && !session.getRequest().getSelectedProjects().isEmpty()
        && !isNamed(project);
  }

  private boolean isNamed(MavenProject project) {
    return session.getRequest().getSelectedProjects().stream()
        .map(selector -> selector.replaceFirst("^[+?]", ""))
        .anyMatch(selector -> names(selector, project));
  }

  /** As Maven reads it: a path of a folder or a POM, or {@code [groupId]:artifactId}. */
  private boolean names(String selector, MavenProject project) {
    if (selector.indexOf(':') >= 0) {
      return selector.equals(":" + project.getArtifactId()) || selector.equals(key(project));
    }
    String root = session.getExecutionRootDirectory();
    if (root == null || project.getBasedir() == null) {
      return false;
    }
    Path place = Path.of(root).resolve(selector).normalize();
    return place.equals(project.getBasedir().toPath().normalize())
        || place.equals(project.getFile().toPath().normalize());
  }

  private static List<MavenProject> all(MavenSession session) {
    List<MavenProject> all = session.getAllProjects();
    List<MavenProject> known = all == null ? session.getProjects() : all;
    return known == null ? List.of() : known;
  }

  private static String key(MavenProject project) {
    return project.getGroupId() + ":" + project.getArtifactId();
  }

  private static boolean isPom(MavenProject project) {
    return "pom".equals(project.getPackaging());
  }

  private static String key(Dependency dependency) {
    return dependency.getGroupId() + ":" + dependency.getArtifactId();
  }

  private BuildModule module(MavenProject project) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    add(traits, Trait.TOP, project.isExecutionRoot() && !isAdded(project));
    add(traits, Trait.NAMED, isNamed(project));
    add(traits, Trait.POM, isPom(project));
    add(traits, Trait.TAKEABLE, configuration(project).equals(configuration(current)));
    if (!isSkipped(project)) {
      addContents(traits, project);
    }
    return new BuildModule(project.getArtifactId(), place(project), traits);
  }

  private static boolean isSkipped(MavenProject project) {
    return Boolean.parseBoolean(project.getProperties().getProperty("vertexai.skip"));
  }

  private void addContents(Set<Trait> traits, MavenProject project) {
    add(traits, Trait.RUNTIME, hasRuntime(project));
    add(traits, Trait.SETTINGS, hasSettings(project));
    // The classes of a large build are looked through only where the answer matters.
    add(
        traits,
        Trait.NODES,
        traits.contains(Trait.RUNTIME)
            && !traits.contains(Trait.SETTINGS)
            && mayHaveNodes(project));
    add(traits, Trait.DECLARES_PLUGIN, declaresPlugin(project));
  }

  private static void add(Set<Trait> traits, Trait trait, boolean holds) {
    if (holds) {
      traits.add(trait);
    }
  }

  private static boolean hasSettings(MavenProject project) {
    return project.getBasedir() != null && ModuleFiles.haveSettings(project.getBasedir().toPath());
  }

  private static boolean mayHaveNodes(MavenProject project) {
    Build build = project.getBuild();
    return build != null
        && build.getOutputDirectory() != null
        && ModuleFiles.mayHaveNodes(
            Path.of(build.getOutputDirectory()),
            project.getCompileSourceRoots().stream().map(Path::of).toList());
  }

  /**
   * What is resolved is right; of other modules it is known what they and their modules declare.
   */
  private boolean hasRuntime(MavenProject project) {
    boolean resolved =
        project.getArtifacts().stream()
            .anyMatch(a -> a.getGroupId().equals(GROUP) && a.getArtifactId().equals(RUNTIME));
    return resolved || declaresRuntime(project, new HashSet<>());
  }

  private boolean declaresRuntime(MavenProject project, Set<MavenProject> seen) {
    return seen.add(project)
        && project.getDependencies().stream()
            .filter(BuildModules::isThereAtRunTime)
            .anyMatch(
                dependency ->
                    isRuntime(dependency)
                        || Optional.ofNullable(byKey.get(key(dependency)))
                            .filter(module -> declaresRuntime(module, seen))
                            .isPresent());
  }

  private static boolean isRuntime(Dependency dependency) {
    return GROUP.equals(dependency.getGroupId()) && RUNTIME.equals(dependency.getArtifactId());
  }

  private static boolean isThereAtRunTime(Dependency dependency) {
    return dependency.getScope() == null || AT_RUN_TIME.contains(dependency.getScope());
  }

  private static boolean declaresPlugin(MavenProject project) {
    Model own = project.getOriginalModel();
    return own != null
        && own.getBuild() != null
        && own.getBuild().getPlugins().stream().anyMatch(p -> PLUGIN.equals(p.getKey()));
  }

  /** What a goal that is called by name is configured with. */
  private static String configuration(MavenProject project) {
    Plugin plugin = project.getBuild() == null ? null : project.getPlugin(PLUGIN);
    if (plugin == null) {
      return "";
    }
    PluginExecution called = plugin.getExecutionsAsMap().get("default-cli");
    return Objects.toString(plugin.getConfiguration(), "")
        + (called == null ? "" : Objects.toString(called.getConfiguration(), ""));
  }

  private String place(MavenProject project) {
    return project.getBasedir() == null
        ? ":" + project.getArtifactId()
        : place(project.getBasedir().toPath(), project.getArtifactId());
  }

  private String place(Path folder, String artifactId) {
    String root = session.getExecutionRootDirectory();
    if (root == null || !Path.of(root).isAbsolute() || !folder.isAbsolute()) {
      return ":" + artifactId;
    }
    String place = Path.of(root).relativize(folder).toString().replace('\\', '/');
    return place.isEmpty() ? "." : Commands.quoted(place);
  }

  /** With {@code -N} Maven loads no modules: what their folders hold is known all the same. */
  private List<BuildModule> notLoaded() {
    List<BuildModule> modules = new ArrayList<>();
    Model model = current.getModel();
    if (current.getBasedir() == null || model == null) {
      return modules;
    }
    for (String name : model.getModules()) {
      Path folder = current.getBasedir().toPath().resolve(name).normalize();
      if (ModuleFiles.haveSettings(folder)) {
        String place = place(folder, folder.getFileName().toString());
        modules.add(
            new BuildModule(folder.getFileName().toString(), place, Set.of(Trait.SETTINGS)));
      }
    }
    return modules;
  }
}
