package io.github.vertexmaven.core.job.unchanged;

import io.github.vertexmaven.config.ConfFiles;
import io.github.vertexmaven.core.compile.project.ProjectOnDisk;
import io.github.vertexmaven.core.conf.ConfigRequest;
import io.github.vertexmaven.core.conf.Configurations;
import io.github.vertexmaven.core.conf.UserOptions;
import io.github.vertexmaven.core.job.call.Call;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The last call of a goal, as far as it was like this one. What it did holds as long as the same
 * files are there as then, those that it wrote too, and environment, command line and build answer
 * the same to what was asked of them. Where code of others takes part in the configuration, nobody
 * knows what it depends on, so that nothing is kept.
 */
public final class LastCall {

  /** What of the JVM of the build shows in what goals write and say. */
  private static final List<String> JVM =
      List.of("java.home", "java.version", "file.encoding", "sun.jnu.encoding", "os.name");

  private final Call here;
  private final ProjectOnDisk project;
  private final ConfigRequest request;
  private final Path file;
  private final String call;
  private final Instant began;
  private final Answers answers = new Answers();

  private LastCall(
      Call here,
      ProjectOnDisk project,
      ConfigRequest request,
      Path file,
      String call,
      Instant began) {
    this.here = here;
    this.project = project;
    this.request = request;
    this.file = file;
    this.call = call;
    this.began = began;
  }

  /**
   * The last call of a goal.
   *
   * @param goal its name
   * @param how what it was told that is not in the configuration
   */
  public static LastCall of(Call here, ProjectOnDisk project, String goal, List<?> how) {
    Instant began = Instant.now();
    ConfigRequest request = here.configurations().request().get();
    Path file = project.outputDirectory().resolve(".last-" + goal);
    String call = key(here, project, request, how);
    return new LastCall(here, project, request, file, call, began);
  }

  private static String key(Call here, ProjectOnDisk project, ConfigRequest request, List<?> how) {
    Fingerprint key = new Fingerprint().add(how);
    key.add(project.facts().groupId()).add(project.facts().artifactId());
    key.add(project.facts().version()).add(project.facts().baseDir());
    key.add(request.env()).add(request.pomSettings()).add(request.settingOptions());
    key.add(request.params()).add(request.paramsFile());
    key.add(here.configurations().loadVersions());
    key.add(typed(here.given().properties()));
    key.add(here.console().screen());
    key.add(project.outputDirectory()).add(project.classes()).add(project.java());
    key.add(project.jvmOptions()).add(project.release()).add(project.timestamp());
    key.add(project.gcsMount()).add(project.pluginVersion());
    for (ProjectOnDisk.Dependency dependency : project.dependencies()) {
      key.add(dependency.groupId()).add(dependency.artifactId()).add(dependency.version());
      key.add(dependency.file()).add(dependency.snapshot()).add(dependency.atRunTime());
    }
    JVM.forEach(name -> key.add(System.getProperty(name, "")));
    return key.hex();
  }

  private static SortedMap<String, String> typed(Properties properties) {
    SortedMap<String, String> typed = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(UserOptions.PREFIX)) {
        typed.put(name, properties.getProperty(name));
      }
    }
    return typed;
  }

  /** What comes of the goal, if nothing has changed since. */
  public Optional<LastOutcome> unchanged() {
    try {
      return LastState.read(file)
          .filter(last -> last.call().equals(call) && canBeKept())
          .filter(last -> last.files().stream().allMatch(SeenFile::isTheSame))
          .filter(last -> last.trees().stream().allMatch(SeenTree::isTheSame))
          .filter(last -> confFiles().stream().allMatch(new Among(last.files())::has))
          .filter(last -> last.answers().equals(Answers.digest(last.questions(), request)))
          .map(LastState::outcome);
    } catch (UncheckedIOException e) {
      // Whoever does the work says what is wrong.
      return Optional.empty();
    }
  }

  private record Among(List<SeenFile> files) {
    boolean has(Path file) {
      return files.stream().anyMatch(seen -> seen.file().equals(file));
    }
  }

  private boolean canBeKept() {
    return request.services().resolvers().isEmpty() && request.services().loaders().isEmpty();
  }

  /** The configurations of the goal, which note what they ask for. */
  public Configurations configurations(Consumer<String> warnings) {
    return here.configurations().asking(answers::noting, warnings);
  }

  /**
   * Keeps what comes of the goal when nothing changes. Nothing is kept when something has changed
   * meanwhile: nobody knows whether it was read before or after.
   *
   * @param read the files and folders of the project that were read, besides classes and {@code
   *     conf/}
   * @param written the files that were written
   */
  public void keep(Collection<Path> read, Collection<Path> written, LastOutcome outcome) {
    try {
      if (canBeKept()) {
        state(read, written, outcome).ifPresent(state -> state.write(file));
      }
    } catch (UncheckedIOException e) {
      // Losing it costs time only.
    }
  }

  private Optional<LastState> state(
      Collection<Path> read, Collection<Path> written, LastOutcome outcome) {
    List<Path> roots = new ArrayList<>(read);
    roots.addAll(ownEntries());
    List<Path> watched = new ArrayList<>(confFiles());
    request.paramsFile().ifPresent(watched::add);
    roots.forEach(root -> watched.addAll(SeenTree.files(root)));
    List<Path> folders = new ArrayList<>();
    watched.forEach(each -> folders.add(each.toAbsolutePath().getParent()));
    roots.forEach(root -> folders.addAll(SeenTree.folders(root)));
    boolean moved =
        watched.stream().anyMatch(each -> SeenFile.isNewer(each, began))
            || folders.stream().distinct().anyMatch(each -> SeenFile.isNewer(each, began));
    if (moved) {
      return Optional.empty();
    }
    List<SeenFile> files = new ArrayList<>();
    watched.forEach(each -> files.add(SeenFile.of(each)));
    written.forEach(each -> files.add(SeenFile.of(each)));
    libraries().forEach(each -> files.add(SeenFile.unread(each)));
    List<String> questions = answers.questions();
    return Optional.of(
        new LastState(
            call,
            questions,
            Answers.digest(questions, request),
            files,
            roots.stream().map(SeenTree::of).toList(),
            outcome));
  }

  /** All that configuration may be read from, also what nothing reads so far. */
  private List<Path> confFiles() {
    return ConfFiles.of(request.project().baseDir(), request.env()).all();
  }

  /** The classes of the project and of other modules of its build. */
  private List<Path> ownEntries() {
    List<Path> entries = new ArrayList<>();
    entries.add(project.classes());
    for (ProjectOnDisk.Dependency dependency : project.dependencies()) {
      if (dependency.file().toFile().isDirectory()) {
        entries.add(dependency.file());
      }
    }
    return entries;
  }

  /** The jars of the project and of the plugin, and the JDK that describes pipelines. */
  private List<Path> libraries() {
    List<Path> libraries = new ArrayList<>();
    for (ProjectOnDisk.Dependency dependency : project.dependencies()) {
      if (!dependency.file().toFile().isDirectory()) {
        libraries.add(dependency.file());
      }
    }
    libraries.addAll(PluginJars.all());
    Path java = project.java();
    libraries.add(java);
    Path bin = java.toAbsolutePath().getParent();
    libraries.add(bin.resolveSibling("release"));
    return libraries;
  }
}
