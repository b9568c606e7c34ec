package io.github.vertexmaven.pipeline;

import io.github.vertexmaven.slice.GraphNode;
import io.github.vertexmaven.slice.Transcoding;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * One Java method with named inputs and outputs.
 *
 * @param name unique in a pipeline; begins with the namespace and a dot when there is one
 * @param namespace empty when there is none
 * @param tags sorted
 * @param method what runs
 * @param inputs one for each parameter of the method, in order
 * @param outputs the datasets written
 */
public record PipelineNode(
    String name,
    String namespace,
    SortedSet<String> tags,
    Method method,
    List<NodeInput> inputs,
    List<NodeOutput> outputs)
    implements GraphNode {

  /** Copies the collections; refuses nulls and an input count that is not the method's. */
  public PipelineNode {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(method, "method");
    tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    if (inputs.size() != method.getParameterCount()) {
      throw new IllegalArgumentException("node '" + name + "' needs an input for each parameter");
    }
  }

  /** The datasets read, in the method's order; {@code table} for {@code table@csv}. */
  @Override
  public List<String> datasetsRead() {
    Set<String> names = new LinkedHashSet<>();
    for (NodeInput input : inputs) {
      if (input.isDataset()) {
        names.add(Transcoding.dataset(input.name()));
      }
    }
    return List.copyOf(names);
  }

  /** The datasets written; {@code table} for {@code table@csv}. */
  @Override
  public List<String> datasetsWritten() {
    List<String> names = new ArrayList<>(outputs.size());
    for (NodeOutput output : outputs) {
      names.add(Transcoding.dataset(output.dataset()));
    }
    return List.copyOf(names);
  }

  /** The names read, as the catalog has them, in the method's order. */
  @Override
  public List<String> entriesRead() {
    Set<String> names = new LinkedHashSet<>();
    for (NodeInput input : inputs) {
      if (input.isDataset()) {
        names.add(input.name());
      }
    }
    return List.copyOf(names);
  }

  /** The names written, as the catalog has them. */
  @Override
  public List<String> entriesWritten() {
    List<String> names = new ArrayList<>(outputs.size());
    for (NodeOutput output : outputs) {
      names.add(output.dataset());
    }
    return List.copyOf(names);
  }

  /** Whether it reads how another pipeline ended, which only an exit pipeline can. */
  public boolean readsFinalStatus() {
    return inputs.stream().anyMatch(input -> input.kind() == NodeInput.Kind.FINAL_STATUS);
  }

  /** The output that writes a dataset, by the name that the catalog has or that of the dataset. */
  public Optional<NodeOutput> output(String dataset) {
    return outputs.stream()
        .filter(
            output ->
                output.dataset().equals(dataset)
                    || Transcoding.dataset(output.dataset()).equals(dataset))
        .findFirst();
  }

  /** Where to look in the code: {@code com.acme.DataScience#trainModel}. */
  public String source() {
    return method.getDeclaringClass().getName() + "#" + method.getName();
  }

  PipelineNode tagged(Collection<String> more) {
    SortedSet<String> all = new TreeSet<>(tags);
    all.addAll(more);
    return new PipelineNode(name, namespace, all, method, inputs, outputs);
  }

  PipelineNode within(
      String outer, UnaryOperator<String> dataset, UnaryOperator<String> parameter) {
    String inner = namespace.isEmpty() ? outer : outer + "." + namespace;
    return new PipelineNode(
        outer + "." + name,
        inner,
        tags,
        method,
        inputs.stream().map(input -> input.named(renamed(input, dataset, parameter))).toList(),
        outputs.stream().map(output -> output.named(dataset.apply(output.dataset()))).toList());
  }

  private static String renamed(
      NodeInput input, UnaryOperator<String> dataset, UnaryOperator<String> parameter) {
    return switch (input.kind()) {
      case DATASET -> dataset.apply(input.name());
      case PARAMETER -> parameter.apply(input.name());
      case RUN_CONTEXT, FINAL_STATUS -> input.name();
    };
  }

  /** Cheap, because nodes are the keys of large maps. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name + "(" + inputs + " -> " + entriesWritten() + ")";
  }
}
