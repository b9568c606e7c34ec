package io.github.vertexmaven.pipeline;

import io.github.vertexmaven.annotation.FinalStatus;
import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import io.github.vertexmaven.annotation.PipelineStatus;
import io.github.vertexmaven.annotation.RunContext;
import io.github.vertexmaven.annotation.RunInfo;
import io.github.vertexmaven.annotation.SnakeCase;
import io.github.vertexmaven.slice.Transcoding;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the methods with {@code @Node} of a class. */
final class NodeReader {

  static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.#@-]*";

  private final Method method;
  private final Node node;
  private final List<String> problems;
  private final String name;

  private NodeReader(Method method, List<String> problems) {
    this.method = method;
    this.node = method.getAnnotation(Node.class);
    this.problems = problems;
    String own = node.name().isEmpty() ? SnakeCase.of(method.getName()) : node.name();
    this.name = node.namespace().isEmpty() ? own : node.namespace() + "." + own;
  }

  /** The nodes of a class sorted by name; what is wrong is added to the problems. */
  static List<PipelineNode> read(Class<?> owner, List<String> problems) {
    List<Method> methods =
        Arrays.stream(owner.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Node.class) && !method.isBridge())
            .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
            .toList();
    if (methods.isEmpty()) {
      problems.add("Class " + owner.getName() + " has no method with @Node.");
    }
    List<PipelineNode> nodes = new ArrayList<>();
    methods.forEach(method -> new NodeReader(method, problems).read().ifPresent(nodes::add));
    return nodes;
  }

  private Optional<PipelineNode> read() {
    int before = problems.size();
    checkCallable();
    checkName("node", name);
    List<NodeInput> inputs = inputs();
    List<NodeOutput> outputs = new OutputReader(method, node.outputs(), this::problem).read();
    outputs.forEach(output -> checkName("dataset", output.dataset()));
    if (problems.size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new PipelineNode(
            name, node.namespace(), new TreeSet<>(List.of(node.tags())), method, inputs, outputs));
  }

  private void checkCallable() {
    if (!Modifier.isPublic(method.getModifiers())) {
      problem("is not public. Make the method public.");
    }
    if (!Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
      problem("is in a class that is not public. Make the class public.");
    }
    if (!Modifier.isStatic(method.getModifiers()) && !hasPublicConstructor()) {
      problem(
          "is an instance method of a class without a public constructor that takes no parameters."
              + " Add one, or make the method static.");
    }
  }

  private boolean hasPublicConstructor() {
    boolean concrete = !Modifier.isAbstract(method.getDeclaringClass().getModifiers());
    return concrete
        && Arrays.stream(method.getDeclaringClass().getConstructors())
            .mapToInt(Constructor::getParameterCount)
            .anyMatch(count -> count == 0);
  }

  private void checkName(String kind, String checked) {
    if (!checked.matches(NAME)) {
      problem(
          "uses '"
              + checked
              + "' as the name of a "
              + kind
              + "; names consist of a to z, A to Z, digits, '_', '-', '.', '#' and '@'.");
    } else if (kind.equals("dataset")) {
      Transcoding.problem(checked)
          .ifPresent(
              what -> problem("uses '" + checked + "' as the name of a dataset; a name " + what));
    }
  }

  private List<NodeInput> inputs() {
    List<NodeInput> inputs = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      inputs.add(input(parameter));
    }
    return inputs;
  }

  private NodeInput input(Parameter parameter) {
    Input input = parameter.getAnnotation(Input.class);
    Param param = parameter.getAnnotation(Param.class);
    checkAnnotatedOnce(parameter);
    if (parameter.isAnnotationPresent(RunContext.class)) {
      return given(parameter, "@RunContext", RunInfo.class, NodeInput.Kind.RUN_CONTEXT);
    }
    if (parameter.isAnnotationPresent(FinalStatus.class)) {
      return given(parameter, "@FinalStatus", PipelineStatus.class, NodeInput.Kind.FINAL_STATUS);
    }
    boolean isParameter = param != null;
    String written = isParameter ? param.value() : input == null ? "" : input.value();
    String key =
        written.isEmpty() ? javaName(parameter, isParameter ? "@Param" : "@Input") : written;
    if (!isParameter) {
      checkName("dataset", key);
    }
    if (parameter.getParameterizedType() == Optional.class) {
      problem(
          "has the parameter '"
              + parameter.getName()
              + "' of type Optional without a type argument. Declare it as Optional<…>.");
    }
    NodeInput.Kind kind = isParameter ? NodeInput.Kind.PARAMETER : NodeInput.Kind.DATASET;
    return new NodeInput(kind, key, parameter.getParameterizedType());
  }

  private void checkAnnotatedOnce(Parameter parameter) {
    long given =
        Stream.of(Input.class, Param.class, RunContext.class, FinalStatus.class)
            .filter(parameter::isAnnotationPresent)
            .count();
    if (given != 1) {
      problem(
          "has the parameter '"
              + parameter.getName()
              + "', which needs exactly one of @Input, @Param, @RunContext and @FinalStatus.");
    }
  }

  /** What the run itself gives has a type of its own. */
  private NodeInput given(
      Parameter parameter, String annotation, Class<?> type, NodeInput.Kind kind) {
    if (parameter.getType() != type) {
      problem(
          "has the parameter '"
              + parameter.getName()
              + "' with "
              + annotation
              + ", whose type is "
              + parameter.getType().getSimpleName()
              + ". Declare it as "
              + type.getSimpleName()
              + ".");
    }
    return new NodeInput(kind, "", type);
  }

  private String javaName(Parameter parameter, String annotation) {
    if (!parameter.isNamePresent()) {
      problem(
          "has a parameter whose name the class file does not keep. Compile with -parameters"
              + " (maven.compiler.parameters=true), or name it: "
              + annotation
              + "(\"name\").");
    }
    return SnakeCase.of(parameter.getName());
  }

  private void problem(String what) {
    problems.add(
        "Node '"
            + name
            + "' ("
            + method.getDeclaringClass().getName()
            + "#"
            + method.getName()
            + ") "
            + what);
  }
}
