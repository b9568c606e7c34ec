package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.compile.code.CompiledClasses;
import io.github.vertexmaven.core.compile.project.ProjectOnDisk;
import io.github.vertexmaven.core.compile.project.ProjectOnDisk.Dependency;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.toolchain.Toolchain;

/**
 * What Maven has made of a project so far.
 *
 * @param outputDirectory where goals write
 * @param release the Java version that its classes are compiled for, as the POM says it
 * @param jvmArgs options for JVMs, separated by white space
 */
record BuiltProject(
    CalledProject here,
    MavenServices maven,
    Path outputDirectory,
    String release,
    Optional<String> jvmArgs) {

  private static final int DEFAULT_RELEASE = 17;

  /** As the core knows it. */
  ProjectOnDisk onDisk(String pluginVersion) {
    return new ProjectOnDisk(
        here.facts(),
        output(),
        compiled(),
        here.project().getArtifacts().stream().map(BuiltProject::dependency).toList(),
        java(),
        jvmArgs.map(text -> List.of(text.strip().split("\\s+"))).orElse(List.of()),
        release != null && release.matches("[0-9]+") ? Integer.parseInt(release) : DEFAULT_RELEASE,
        timestamp(),
        gcsMount(),
        pluginVersion,
        knownLibraries());
  }

  /** In the local repository, which build servers keep from build to build. */
  private Path knownLibraries() {
    Path repository =
        here.session().getRepositorySession().getLocalRepository().getBasedir().toPath();
    return repository.resolve("io/github/vertexmaven/.known-libraries");
  }

  /** Maven knows no such folder without a project. */
  private Path output() {
    return here.project().getBasedir() == null
        ? here.baseDir().resolve("target").resolve("vertexai")
        : outputDirectory;
  }

  private CompiledClasses compiled() {
    List<Path> roots = here.project().getCompileSourceRoots().stream().map(Path::of).toList();
    return CompiledClasses.of(here.compilerOutput(), roots, jar(), output().resolve("classes"));
  }

  /** The project's jar, when this build has made it or a build cache has put it back. */
  private Optional<Path> jar() {
    return Optional.ofNullable(here.project().getArtifact())
        .map(Artifact::getFile)
        .map(File::toPath)
        .filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file));
  }

  private static Dependency dependency(Artifact artifact) {
    boolean runs =
        !Artifact.SCOPE_TEST.equals(artifact.getScope())
            && !Artifact.SCOPE_PROVIDED.equals(artifact.getScope());
    return new Dependency(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getBaseVersion(),
        artifact.getFile().toPath(),
        artifact.isSnapshot(),
        artifact.getArtifactHandler().isAddedToClasspath() && runs);
  }

  /** Maven 4 cannot be asked for a toolchain where there is no project. */
  Path java() {
    Toolchain toolchain =
        here.project().getBasedir() == null
            ? null
            : maven.toolchains().getToolchainFromBuildContext("jdk", here.session());
    String found = toolchain == null ? null : toolchain.findTool("java");
    return found == null ? Path.of(System.getProperty("java.home"), "bin", "java") : Path.of(found);
  }

  /** The one time that everything in this build is given. */
  private Instant timestamp() {
    String text = here.project().getProperties().getProperty("project.build.outputTimestamp", "");
    try {
      return text.matches("[0-9]{2,}")
          ? Instant.ofEpochSecond(Long.parseLong(text))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /** The given folder, else the emulator's. */
  private Path gcsMount() {
    return Optional.ofNullable(here.variables().get("VERTEXAI_GCS_MOUNT"))
        .map(Path::of)
        .orElseGet(() -> here.folders().emulator().resolve("buckets"));
  }
}
