package io.github.vertexmaven.core.compile.graph;

import io.github.vertexmaven.core.Sha256;
import io.github.vertexmaven.core.compile.fork.ForkEvents;
import io.github.vertexmaven.core.compile.fork.ForkRequest;
import io.github.vertexmaven.core.compile.fork.JavaFork;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.json.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps {@code graph.json} up to date: the pipelines are described again when anything that they
 * depend on has changed.
 */
public final class Description {

  private static final String DESCRIBE = "io.github.vertexmaven.launcher.Describe";

  private static final String GRAPH = "graph.json";
  private static final String STATE = ".graph-state";
  private static final String UNKNOWN = "?";
  private static final int LINES = 3;

  /** Short-lived: a quick start matters more than a high speed. */
  private static final List<String> JVM_OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m");

  private final Path graphFile;
  private final Path stateFile;
  private final State state;
  private final Consumer<String> warnings;
  private final Runnable meanwhile;

  /**
   * What it depends on.
   *
   * @param seen by size and time of the files, before anything was described
   * @param now the same at this moment
   * @param content by what is in them
   */
  private record State(String seen, Supplier<String> now, Supplier<String> content) {

    static State of(ProjectJvm jvm, ResolvedConfig config, String pluginVersion) {
      Supplier<String> now = () -> GraphState.of(jvm, config, pluginVersion);
      return new State(now.get(), now, () -> GraphState.ofContent(jvm, config, pluginVersion));
    }

    /** Nothing is known of the content of files that somebody changes meanwhile. */
    String steadyContent() {
      String found = content.get();
      return seen.equals(now.get()) ? found : UNKNOWN;
    }
  }

  /**
   * What {@code graph.json} was described for, and what came of it: a file that somebody spoiled is
   * no use.
   */
  private record Kept(String seen, String content, String graph) {

    String text() {
      return seen + "\n" + content + "\n" + graph + "\n";
    }
  }

  private Description(Path outputDir, State state, Consumer<String> warnings, Runnable meanwhile) {
    this.graphFile = outputDir.resolve(GRAPH);
    this.stateFile = outputDir.resolve(STATE);
    this.state = state;
    this.warnings = warnings;
    this.meanwhile = meanwhile;
  }

  /** The description kept in a folder, for the given classes and configuration. */
  public static Description in(
      Path outputDir, ProjectJvm jvm, ResolvedConfig config, String pluginVersion) {
    return new Description(
        outputDir, State.of(jvm, config, pluginVersion), warning -> {}, () -> {});
  }

  /** A digest of all that a description depends on, the same after a comment was added. */
  public String content() {
    return kept()
        .filter(kept -> kept.seen().equals(state.seen()) && !kept.content().equals(UNKNOWN))
        .map(Kept::content)
        .orElseGet(state.content());
  }

  /** The same, which tells what one should know of a project that is described anew. */
  public Description warning(Consumer<String> receiver) {
    return new Description(graphFile.getParent(), state, receiver, meanwhile);
  }

  /** The same, with something to begin when another process describes. */
  public Description meanwhile(Runnable begin) {
    return new Description(graphFile.getParent(), state, warnings, begin);
  }

  /** Whether {@code graph.json} is still right. */
  public boolean isFresh() {
    Optional<Kept> kept = kept().filter(this::isOfTheGraph);
    if (kept.isEmpty() || kept.get().seen().equals(state.seen())) {
      return kept.isPresent();
    }
    String content = state.steadyContent();
    if (!content.equals(kept.get().content()) || content.equals(UNKNOWN)) {
      return false;
    }
    keep(new Kept(state.seen(), content, kept.get().graph()));
    return true;
  }

  private boolean isOfTheGraph(Kept kept) {
    return Files.exists(graphFile) && kept.graph().equals(Sha256.ofFile(graphFile));
  }

  private Optional<Kept> kept() {
    try {
      if (!Files.exists(stateFile)) {
        return Optional.empty();
      }
      List<String> lines = Files.readString(stateFile).lines().toList();
      return lines.size() == LINES
          ? Optional.of(new Kept(lines.get(0), lines.get(1), lines.get(2)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keep(Kept kept) {
    ChangedFile.write(stateFile, kept.text());
  }

  /** Where {@code graph.json} is. */
  public Path graphFile() {
    return graphFile;
  }

  /** What is kept in a folder. */
  public static List<Path> files(Path outputDir) {
    return List.of(outputDir.resolve(GRAPH), outputDir.resolve(STATE));
  }

  /**
   * Where a program that describes writes to, until {@link #described()} takes it over: each build
   * has its own, since several may run in one folder.
   */
  public Path draft() {
    return graphFile.resolveSibling("graph.json." + ProcessHandle.current().pid() + ".draft");
  }

  /** The draft is good. An unchanged {@code graph.json} is not touched. */
  public void described() {
    try {
      ChangedFile.write(graphFile, Files.readAllBytes(draft()));
      forgetDraft();
      keep(new Kept(state.seen(), state.steadyContent(), Sha256.ofFile(graphFile)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The pipelines, described anew only when something changed.
   *
   * @param gcsMount the folder that stands for {@code gs://}
   * @param output receives what code of the project prints
   */
  public ProjectGraph graph(
      ProjectJvm jvm,
      List<Path> classes,
      ResolvedConfig config,
      Path gcsMount,
      Consumer<String> output) {
    return graph(jvm, classes, config, gcsMount, output, Set.of());
  }

  /**
   * The same, for which only some pipelines have to be sound. What is wrong with others comes with
   * the graph, which is not kept then.
   *
   * @param named the pipelines; all when there are none
   */
  public ProjectGraph graph(
      ProjectJvm jvm,
      List<Path> classes,
      ResolvedConfig config,
      Path gcsMount,
      Consumer<String> output,
      Set<String> named) {
    if (isFresh()) {
      return GraphReader.read(graphFile);
    }
    List<String> aside = new ArrayList<>();
    meanwhile.run();
    try {
      JavaFork.run(
          jvm,
          DESCRIBE,
          JVM_OPTIONS,
          new ForkRequest(classes, draft(), true, config, Optional.of(gcsMount), Optional.empty())
              .naming(named),
          printing(output, aside, warnings));
      if (!aside.isEmpty()) {
        return GraphReader.read(draft()).without(aside);
      }
      ProjectGraph graph = GraphReader.read(draft());
      described();
      return graph;
    } finally {
      forgetDraft();
    }
  }

  private void forgetDraft() {
    try {
      Files.deleteIfExists(draft());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ForkEvents printing(
      Consumer<String> output, List<String> aside, Consumer<String> warnings) {
    return new ForkEvents() {
      @Override
      public void event(String name, Fields fields) {
        // The fork keeps problems and steps itself.
        if (name.equals("setAside")) {
          aside.addAll(fields.texts("problems"));
        } else if (name.equals("warning")) {
          warnings.accept(fields.text("why"));
        }
      }

      @Override
      public void output(String line) {
        output.accept(line);
      }
    };
  }
}
