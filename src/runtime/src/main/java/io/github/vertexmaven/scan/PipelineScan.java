package io.github.vertexmaven.scan;

import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.SnakeCase;
import io.github.vertexmaven.pipeline.InvalidPipelineException;
import io.github.vertexmaven.pipeline.KeptProblems;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import io.github.vertexmaven.pipeline.PipelineRegistry;
import io.github.vertexmaven.tell.UserFault;
import io.github.vertexmaven.tell.UserFrames;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Finds the pipelines of a project: by its registry or, without one, from its classes that have
 * nodes.
 */
public final class PipelineScan {

  private final ClassLoader loader;
  private final Consumer<String> step;
  private final Set<String> problems = new LinkedHashSet<>();

  /**
   * A scan.
   *
   * @param step told before code of the project runs, in case that never returns
   */
  public PipelineScan(ClassLoader loader, Consumer<String> step) {
    this.loader = loader;
    this.step = step;
  }

  /**
   * What a scan finds.
   *
   * @param pipelines those that can be made, by name
   * @param problems of all others
   */
  public record Found(Map<String, Pipeline> pipelines, List<String> problems) {}

  /**
   * The pipelines by name.
   *
   * @throws UserFault with all problems
   */
  public Map<String, Pipeline> pipelines(List<Path> classFolders) {
    Found found = found(classFolders, false);
    if (!found.problems().isEmpty()) {
      throw new UserFault(found.problems());
    }
    return found.pipelines();
  }

  /**
   * The pipelines that can be made.
   *
   * @param anyway whether to look for more of them when classes cannot be loaded
   */
  public Found found(List<Path> classFolders, boolean anyway) {
    List<Class<?>> nodeClasses = new ArrayList<>();
    List<Class<?>> registries = new ArrayList<>();
    for (String name : ClassFiles.mentioning(classFolders)) {
      sort(name, nodeClasses, registries);
    }
    Map<String, Pipeline> pipelines =
        problems.isEmpty() || anyway ? found(nodeClasses, registries) : Map.of();
    if (problems.isEmpty() && pipelines.isEmpty()) {
      problems.add(
          "The project has no pipelines: no class has a method with @Node. Looked in "
              + classFolders
              + ".");
    }
    return new Found(pipelines, List.copyOf(problems));
  }

  private void sort(String name, List<Class<?>> nodeClasses, List<Class<?>> registries) {
    try {
      Class<?> found = Class.forName(name, false, loader);
      boolean concrete = !Modifier.isAbstract(found.getModifiers());
      if (PipelineRegistry.class.isAssignableFrom(found) && concrete) {
        registries.add(found);
      }
      if (hasNodes(found)) {
        nodeClasses.add(found);
      }
    } catch (ClassNotFoundException | LinkageError e) {
      problems.add(
          "Class "
              + name
              + " cannot be loaded: "
              + inWords(e)
              + "\n  Add what it needs to the project's dependencies, or remove the class.");
    }
  }

  private static boolean hasNodes(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Node.class)) {
        return true;
      }
    }
    return false;
  }

  private static String inWords(Throwable e) {
    if (e instanceof NoClassDefFoundError && e.getMessage() != null) {
      return e.getMessage().replace('/', '.') + " is not on the class path.";
    }
    return e + ".";
  }

  private Map<String, Pipeline> found(List<Class<?>> nodeClasses, List<Class<?>> registries) {
    if (registries.size() > 1) {
      List<String> names = registries.stream().map(Class::getName).sorted().toList();
      problems.add(
          "The project has "
              + names.size()
              + " pipeline registries: "
              + String.join(", ", names)
              + ". Keep one, and let it name all pipelines.");
      return Map.of();
    }
    return registries.isEmpty()
        ? ofClasses(nodeClasses)
        : ofRegistry(registries.get(0), nodeClasses);
  }

  private Map<String, Pipeline> ofClasses(List<Class<?>> nodeClasses) {
    Map<String, Pipeline> pipelines = new TreeMap<>();
    Set<String> twice = new TreeSet<>();
    for (Class<?> type : nodeClasses) {
      attempt(
          () -> {
            String name = SnakeCase.of(type.getSimpleName());
            if (pipelines.put(name, Pipeline.of(type)) != null) {
              twice.add(name);
              problems.add(
                  "Two classes are the pipeline '"
                      + name
                      + "', one of them "
                      + type.getName()
                      + ". Rename one, or write a PipelineRegistry.");
            }
          });
    }
    pipelines.keySet().removeAll(twice);
    if (problems.isEmpty()) {
      attempt(() -> sum(nodeClasses).ifPresent(s -> pipelines.put(PipelineRegistry.DEFAULT, s)));
    }
    return pipelines;
  }

  /** A pipeline that reads how another one ended comes after that one, and is no part of it. */
  private static Optional<Pipeline> sum(List<Class<?>> nodeClasses) {
    Class<?>[] summands =
        nodeClasses.stream()
            .filter(
                type ->
                    Pipeline.of(type).nodes().stream().noneMatch(PipelineNode::readsFinalStatus))
            .toArray(Class<?>[]::new);
    return summands.length == 0 ? Optional.empty() : Optional.of(Pipeline.of(summands));
  }

  private Map<String, Pipeline> ofRegistry(Class<?> registry, List<Class<?>> nodeClasses) {
    Map<String, Pipeline> pipelines = new TreeMap<>();
    step.accept("evaluating " + registry.getName());
    attempt(() -> pipelines.putAll(KeptProblems.during(() -> evaluated(registry))));
    pipelines.values().forEach(pipeline -> problems.addAll(pipeline.problems()));
    pipelines.values().removeIf(pipeline -> !pipeline.problems().isEmpty());
    if (!problems.isEmpty()) {
      // The registry stops at its first faulty class; the user wants to hear of all of them.
      nodeClasses.forEach(type -> attempt(() -> Pipeline.of(type)));
    }
    pipelines.entrySet().removeIf(named -> !isSound(named.getKey(), named.getValue()));
    return pipelines;
  }

  private boolean isSound(String name, Pipeline pipeline) {
    int before = problems.size();
    if (!name.matches("[A-Za-z_][A-Za-z0-9_.-]*")) {
      problems.add(
          "'"
              + name
              + "' is not a name for a pipeline; use letters, digits, '_', '-' and '.',"
              + " beginning with a letter or '_'.");
    }
    if (pipeline.nodes().isEmpty()) {
      problems.add("Pipeline '" + name + "' has no nodes.");
    }
    return problems.size() == before;
  }

  private Map<String, Pipeline> evaluated(Class<?> registry) {
    try {
      Object made = registry.getConstructor().newInstance();
      Map<String, Pipeline> named = ((PipelineRegistry) made).pipelines();
      if (named == null) {
        throw new UserFault(
            "Registry " + registry.getName() + " returned null, not its pipelines.");
      }
      return Map.copyOf(named);
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw new UserFault(
          "Class "
              + registry.getName()
              + " cannot be made: a PipelineRegistry needs a public class with a public constructor"
              + " that takes no parameters.");
    } catch (InvocationTargetException e) {
      throw thrown(registry, e.getCause());
    } catch (InvalidPipelineException | UserFault e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw thrown(registry, e);
    }
  }

  private static RuntimeException thrown(Class<?> registry, Throwable cause) {
    if (cause instanceof InvalidPipelineException invalid) {
      return invalid;
    }
    boolean initialiser = cause instanceof ExceptionInInitializerError && cause.getCause() != null;
    Throwable root = initialiser ? cause.getCause() : cause;
    String what = initialiser ? " could not be evaluated, a static initialiser threw " : " threw ";
    return new UserFault(
        "Registry " + registry.getName() + what + UserFrames.words(root, registry.getName()));
  }

  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (InvalidPipelineException e) {
      problems.addAll(e.problems());
    } catch (UserFault e) {
      problems.addAll(e.problems());
    } catch (LinkageError e) {
      problems.add("A class cannot be loaded: " + inWords(e));
    }
  }
}
