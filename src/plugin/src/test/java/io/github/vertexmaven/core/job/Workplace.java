package io.github.vertexmaven.core.job;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.Javac;
import io.github.vertexmaven.Said;
import io.github.vertexmaven.core.compile.code.CompiledClasses;
import io.github.vertexmaven.core.compile.project.ProjectOnDisk;
import io.github.vertexmaven.core.compile.project.ProjectOnDisk.Dependency;
import io.github.vertexmaven.core.conf.GivenOptions;
import io.github.vertexmaven.core.conf.ProjectFacts;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.call.Folders;
import io.github.vertexmaven.core.job.image.RegistryLogins;
import io.github.vertexmaven.core.job.project.PipelinePart;
import io.github.vertexmaven.core.job.project.ProjectBuild;
import io.github.vertexmaven.core.job.reactor.Submissions;
import io.github.vertexmaven.core.job.release.ReleaseArtifacts;
import io.github.vertexmaven.core.service.KubeflowConnector;
import io.github.vertexmaven.core.service.MemoryService;
import io.github.vertexmaven.core.service.RegistryAccess.Login;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.core.service.connect.EarlyStart;
import io.github.vertexmaven.core.service.connect.Modules;
import io.github.vertexmaven.core.show.status.Commands;
import io.github.vertexmaven.core.show.terminal.Question;
import io.github.vertexmaven.slice.Slice;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** A project in a folder and a service in memory: all that a verb needs, without Maven. */
final class Workplace {

  private static final String VERSION = "1.0";

  /** What a task of the project needs; the rest of the class path of the tests is not looked at. */
  private static final List<String> NEEDED = List.of("runtime", "snakeyaml", "gson");

  /** What is known of these, for all tests: the same in each, and held against the files. */
  private static final Path LIBRARIES = Path.of("target", "libraries").toAbsolutePath();

  private final Path dir;
  private final Configs configs;
  final Said said = new Said();
  final MemoryService service;
  final Properties typed = new Properties();
  private final EarlyStart early = new EarlyStart();

  private Workplace(Path dir) {
    this.dir = dir;
    this.service = new MemoryService(dir.resolve("buckets"));
    this.configs =
        Configs.in(dir)
            .conf("base/parameters.yml", "size: 3\n")
            .conf(
                "base/vertexai.yml",
                "project_id: acme-ml\nregion: europe-west1\nrun_config: {root: bucket/folder}\n");
  }

  /** One whose node {@code train} is this method of a class. */
  static Workplace in(Path dir, String train) {
    Javac.into(
        dir.resolve("target/classes"),
        Map.of("Science", "public class Science { @Node(outputs = \"model\") " + train + " }"));
    return new Workplace(dir);
  }

  /** The usual one. */
  static Workplace in(Path dir) {
    return in(dir, "public static int train(@Param int size) { return size; }");
  }

  /** Its files. */
  Configs configs() {
    return configs;
  }

  /** The jobs are run here or there, as its settings say. */
  ProjectBuild build() {
    return new ProjectBuild(
        call(), project(), logins(), new Question(false, System.out, new StringReader("")));
  }

  private Call call() {
    return new Call(
        said,
        new GivenOptions(typed),
        Map.of(),
        configs.configurations(said::warn),
        modules(),
        new Folders(dir, dir, dir),
        new Commands("", "mvn deploy"),
        java(),
        VERSION,
        false);
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private ProjectOnDisk project() {
    return new ProjectOnDisk(
        new ProjectFacts("com.acme", "space", VERSION, dir),
        dir.resolve("target/vertexai"),
        CompiledClasses.of(
            dir.resolve("target/classes"),
            List.of(),
            Optional.empty(),
            dir.resolve("target/vertexai/classes")),
        Javac.classPath().stream()
            .filter(entry -> NEEDED.stream().anyMatch(entry.toString()::contains))
            .map(
                entry ->
                    new Dependency(
                        "io.github.vertexmaven", "vertexai-runtime", VERSION, entry, false, true))
            .toList(),
        java(),
        List.of(),
        17,
        Instant.EPOCH,
        dir.resolve("buckets"),
        VERSION,
        LIBRARIES);
  }

  private Modules modules() {
    return new Modules() {
      @Override
      public EarlyStart early() {
        return early;
      }

      @Override
      public RemoteConnector connector() {
        return service;
      }

      @Override
      public KubeflowConnector kubeflow() {
        return service.installation();
      }

      @Override
      public List<Proxy> proxies() {
        return List.of();
      }

      @Override
      public List<Path> jars(String artifactId) {
        throw new AssertionError(artifactId + " is not needed");
      }
    };
  }

  private static RegistryLogins logins() {
    return new RegistryLogins() {
      @Override
      public List<Login> of(Optional<String> own, Set<String> hosts) {
        return List.of();
      }

      @Override
      public List<Proxy> proxies() {
        return List.of();
      }

      @Override
      public Path layers() {
        return Path.of("layers");
      }
    };
  }

  /** No release is anywhere. */
  static ReleaseArtifacts releases() {
    return new ReleaseArtifacts(
        (coordinates, extension, classifier) -> {
          throw new AssertionError(coordinates);
        });
  }

  /** The turn of a build of one module. */
  static Submissions.Ticket turn() {
    return new Submissions.Ticket(new Submissions(Set.of("space")), "space");
  }

  /** All of the usual pipeline. */
  static PipelinePart all() {
    return new PipelinePart("__default__", false, Slice.all(), false);
  }

  /** What was said, without what differs from run to run. */
  List<String> lines() {
    return said.lines().stream()
        .map(
            line ->
                line.replaceAll("space-[0-9]{14}-[a-z0-9]+", "JOB")
                    .replaceAll("[0-9]+(\\.[0-9]+)? (bytes?|kB|MB|s\\b)", "N $2"))
        .toList();
  }
}
