package io.github.vertexmaven.core.compile.graph;

import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.slice.GraphNode;
import io.github.vertexmaven.slice.InvalidSliceException;
import io.github.vertexmaven.slice.Slice;
import io.github.vertexmaven.slice.Transcoding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The pipelines of a project, as {@code graph.json} has them: data only, no class of the project.
 *
 * @param runtimeVersion the version of the runtime that described them
 * @param pipelines by name, nodes in topological order
 * @param chosen what of them is wanted: all, or a part of one
 * @param groups the nodes that share tasks, by pipeline and group, where a class of the project
 *     says it
 * @param setAside what is wrong with pipelines that nobody asked for, whose nodes may be missing
 */
public record ProjectGraph(
    String runtimeVersion,
    SortedMap<String, List<Node>> pipelines,
    SortedMap<String, List<Node>> chosen,
    Map<String, Map<String, List<String>>> groups,
    List<String> setAside) {

  /** The pipeline that is used when none is named. */
  public static final String DEFAULT = "__default__";

  /** Copies the maps. */
  public ProjectGraph {
    pipelines = Collections.unmodifiableSortedMap(new TreeMap<>(pipelines));
    chosen = Collections.unmodifiableSortedMap(new TreeMap<>(chosen));
    groups = Map.copyOf(groups);
    setAside = List.copyOf(setAside);
  }

  /** All of the pipelines. */
  public ProjectGraph(String runtimeVersion, SortedMap<String, List<Node>> pipelines) {
    this(runtimeVersion, pipelines, pipelines, Map.of(), List.of());
  }

  /**
   * The same project, of which only a part of one pipeline is wanted.
   *
   * @throws UserException when the slice asks for what the pipeline does not have
   */
  public ProjectGraph only(String pipeline, Slice slice) {
    try {
      return only(pipeline, slice.of(pipeline(pipeline)));
    } catch (InvalidSliceException e) {
      throw new UserException(e.problems());
    }
  }

  /** The same project, of which only these nodes of one pipeline are wanted. */
  public ProjectGraph only(String pipeline, List<Node> nodes) {
    return new ProjectGraph(
        runtimeVersion, pipelines, new TreeMap<>(Map.of(pipeline, nodes)), groups, setAside);
  }

  /** Whether only a part is wanted. */
  public boolean isPart() {
    return !chosen.equals(pipelines);
  }

  /** The same project, whose own class has grouped the nodes. */
  ProjectGraph grouped(Map<String, Map<String, List<String>>> given) {
    return new ProjectGraph(runtimeVersion, pipelines, chosen, given, setAside);
  }

  /** The same project, of which pipelines that nobody asked for are not sound. */
  ProjectGraph without(List<String> problems) {
    return new ProjectGraph(runtimeVersion, pipelines, chosen, groups, problems);
  }

  /** The same project with these pipelines alone. */
  public ProjectGraph named(Set<String> names) {
    SortedMap<String, List<Node>> some = new TreeMap<>(pipelines);
    some.keySet().retainAll(names);
    SortedMap<String, List<Node>> wanted = new TreeMap<>(chosen);
    wanted.keySet().retainAll(names);
    return new ProjectGraph(runtimeVersion, some, wanted, groups, setAside);
  }

  /** The nodes that share tasks, by group, where a class of the project says it. */
  public Map<String, List<String>> groups(String pipeline) {
    return groups.getOrDefault(pipeline, Map.of());
  }

  /** The nodes of a pipeline. */
  public List<Node> pipeline(String name) {
    List<Node> nodes = pipelines.get(name);
    if (nodes == null) {
      throw new UserException(
          "There is no pipeline '"
              + name
              + "'. There are: "
              + String.join(", ", pipelines.keySet())
              + DidYouMean.suffix(pipelines.keySet(), name));
    }
    return nodes;
  }

  /** The names of all nodes of all pipelines. */
  public SortedSet<String> nodeNames() {
    SortedSet<String> names = new TreeSet<>();
    pipelines.values().forEach(nodes -> nodes.forEach(node -> names.add(node.name())));
    return names;
  }

  /** The tags of all nodes of all pipelines. */
  public SortedSet<String> tags() {
    SortedSet<String> tags = new TreeSet<>();
    pipelines.values().forEach(nodes -> nodes.forEach(node -> tags.addAll(node.tags())));
    return tags;
  }

  /** A Java method with named inputs and outputs. */
  public record Node(
      String name,
      String namespace,
      List<String> tags,
      String className,
      String method,
      List<Input> inputs,
      List<Output> outputs)
      implements GraphNode {

    /** Copies the lists. */
    public Node {
      tags = List.copyOf(tags);
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }

    /** The datasets read, each once; {@code table} for {@code table@csv}. */
    @Override
    public List<String> datasetsRead() {
      List<String> names = entriesRead();
      for (String name : names) {
        if (Transcoding.isTyped(name)) {
          return names.stream().map(Transcoding::dataset).distinct().toList();
        }
      }
      return names;
    }

    /** The names read, as the catalog has them, each once. */
    @Override
    public List<String> entriesRead() {
      return names(InputKind.DATASET, true);
    }

    /** The datasets without which it cannot run, as the catalog names them, each once. */
    public List<String> entriesNeeded() {
      return names(InputKind.DATASET, false);
    }

    /** The keys of the parameters read, each once. */
    public List<String> parametersRead() {
      return names(InputKind.PARAMETER, true);
    }

    /** Asked for many times for each of thousands of nodes, where streams would be most of it. */
    private List<String> names(InputKind kind, boolean withOptional) {
      List<String> names = new ArrayList<>(inputs.size());
      for (Input input : inputs) {
        if (input.kind() == kind
            && (withOptional || !input.isOptional())
            && !names.contains(input.name())) {
          names.add(input.name());
        }
      }
      return Collections.unmodifiableList(names);
    }

    /** The datasets written; {@code table} for {@code table@csv}. */
    @Override
    public List<String> datasetsWritten() {
      List<String> names = new ArrayList<>(outputs.size());
      outputs.forEach(output -> names.add(Transcoding.dataset(output.dataset())));
      return Collections.unmodifiableList(names);
    }

    /** The names written, as the catalog has them. */
    @Override
    public List<String> entriesWritten() {
      List<String> names = new ArrayList<>(outputs.size());
      outputs.forEach(output -> names.add(output.dataset()));
      return Collections.unmodifiableList(names);
    }

    /** Whether it reads how another pipeline ended, which only an exit pipeline can. */
    public boolean readsFinalStatus() {
      return inputs.stream().anyMatch(input -> input.kind() == InputKind.FINAL_STATUS);
    }

    /** For example {@code com.acme.DataScience#trainModel}. */
    public String source() {
      return className + "#" + method;
    }
  }

  /** What an input is read from. */
  public enum InputKind {
    DATASET,
    PARAMETER,
    RUN_CONTEXT,
    FINAL_STATUS
  }

  /**
   * What a parameter of the method receives.
   *
   * @param name the dataset's name or the parameter's key
   * @param type the declared type, as in Java
   * @param rawClass the class of that type, as {@code Class.getName()} writes it
   * @param asRecord whether a map of parameters is wanted for a record
   */
  public record Input(InputKind kind, String name, String type, String rawClass, boolean asRecord) {

    /** One that is no record. */
    public Input(InputKind kind, String name, String type, String rawClass) {
      this(kind, name, type, rawClass, false);
    }

    /** Whether it may be missing. */
    public boolean isOptional() {
      return OPTIONALS.contains(rawClass);
    }
  }

  private static final Set<String> OPTIONALS =
      Set.of(
          "java.util.Optional",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.OptionalDouble");

  /**
   * A dataset that the method's result is written to.
   *
   * @param part {@code whole}, {@code component} or {@code entry}
   * @param key the component or the entry
   */
  public record Output(String dataset, String part, String key, String type) {}

  /** All datasets that a pipeline's nodes write, with the writers. */
  public static Map<String, Node> writers(List<Node> nodes) {
    Map<String, Node> writers = new TreeMap<>();
    nodes.forEach(node -> node.datasetsWritten().forEach(dataset -> writers.put(dataset, node)));
    return writers;
  }
}
