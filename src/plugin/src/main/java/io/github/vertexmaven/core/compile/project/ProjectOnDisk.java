package io.github.vertexmaven.core.compile.project;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.code.CompiledClasses;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.conf.ProjectFacts;
import io.github.vertexmaven.core.jvm.SharedClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A project as the build left it on disk.
 *
 * @param outputDirectory where goals write
 * @param compiled what it compiled
 * @param dependencies what the build has resolved for it
 * @param java the {@code java} of its toolchain, else of the JDK that Maven runs on
 * @param jvmOptions for the JVMs that run its code
 * @param release the Java version that its classes are compiled for
 * @param timestamp the one time that everything in this build is given
 * @param gcsMount the folder that stands for {@code gs://} on this machine
 * @param pluginVersion which its runtime has to have
 * @param knownLibraries a folder for what is known of dependencies, which outlives {@code clean}
 */
public record ProjectOnDisk(
    ProjectFacts facts,
    Path outputDirectory,
    CompiledClasses compiled,
    List<Dependency> dependencies,
    Path java,
    List<String> jvmOptions,
    int release,
    Instant timestamp,
    Path gcsMount,
    String pluginVersion,
    Path knownLibraries) {

  private static final String GROUP = "io.github.vertexmaven";
  private static final String RUNTIME = "vertexai-runtime";

  /** Copies the lists. */
  public ProjectOnDisk {
    dependencies = List.copyOf(dependencies);
    jvmOptions = List.copyOf(jvmOptions);
  }

  /**
   * A jar, or the classes of another module.
   *
   * @param snapshot whether it may have other content tomorrow
   * @param atRunTime whether the project's code finds it when it runs
   */
  public record Dependency(
      String groupId,
      String artifactId,
      String version,
      Path file,
      boolean snapshot,
      boolean atRunTime) {}

  /** The folder of what the project compiled. */
  public Path classes() {
    return compiled.folder();
  }

  /** The JVM of the project, with its classes first. */
  public ProjectJvm jvm() {
    checkRuntime();
    List<Path> classPath = new ArrayList<>(List.of(classes()));
    List<Path> own = new ArrayList<>(List.of(classes()));
    for (Dependency dependency : dependencies) {
      if (dependency.atRunTime()) {
        classPath.add(dependency.file());
        if (dependency.groupId().equals(facts.groupId())) {
          own.add(dependency.file());
        }
      }
    }
    return new ProjectJvm(
        java,
        classPath,
        own,
        jvmOptions,
        Optional.of(SharedClasses.folder(knownLibraries.getParent())));
  }

  /** Another folder for what outlives {@code clean}. */
  public Path lasting(String name) {
    return knownLibraries.resolveSibling(name);
  }

  private void checkRuntime() {
    Dependency runtime =
        dependencies.stream()
            .filter(one -> one.groupId().equals(GROUP) && one.artifactId().equals(RUNTIME))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserException(
                        "The project does not depend on "
                            + GROUP
                            + ":"
                            + RUNTIME
                            + ".\n"
                            + "  Add it to the <dependencies> of pom.xml with version "
                            + pluginVersion
                            + "."));
    if (!runtime.version().equals(pluginVersion)) {
      throw new UserException(
          "The project depends on "
              + RUNTIME
              + " "
              + runtime.version()
              + ", but the plugin is "
              + pluginVersion
              + ".\n"
              + "  Give both the same version in pom.xml.");
    }
  }

  /**
   * Classes have to be there, and not older than their sources.
   *
   * @param goal the goal that needs them
   */
  public void checkCompiled(String goal) {
    if (!Files.isDirectory(classes())) {
      throw new UserException(
          "The project is not compiled: "
              + shown(classes())
              + " does not exist.\n  Run: mvn compile vertexai:"
              + goal);
    }
    compiled
        .stale()
        .ifPresent(
            source -> {
              throw new UserException(
                  shown(source) + " is newer than its class.\n  Run: mvn compile vertexai:" + goal);
            });
  }

  /** A file as it is shown to people. */
  public String shown(Path file) {
    Path base = facts.baseDir();
    return file.startsWith(base) ? base.relativize(file).toString() : file.toString();
  }

  /** The jars that may have other content tomorrow: snapshots, and other modules of this build. */
  public Set<Path> changingJars() {
    Set<Path> changing = new HashSet<>();
    for (Dependency dependency : dependencies) {
      if (dependency.snapshot() || dependency.groupId().equals(facts.groupId())) {
        changing.add(dependency.file());
      }
    }
    return changing;
  }
}
