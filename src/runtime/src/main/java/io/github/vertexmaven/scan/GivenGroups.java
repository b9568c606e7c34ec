package io.github.vertexmaven.scan;

import io.github.vertexmaven.pipeline.NodeGrouper;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.tell.UserFault;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks the project's own class how nodes are grouped. */
public final class GivenGroups {

  private GivenGroups() {}

  /**
   * The groups of each pipeline, by their names.
   *
   * @throws UserFault when there is no such class, or it cannot say
   */
  public static Map<String, Map<String, List<String>>> of(
      String className,
      Map<String, Object> params,
      Map<String, Pipeline> pipelines,
      ClassLoader loader) {
    NodeGrouper grouper = grouper(className, loader);
    Map<String, Map<String, List<String>>> all = new TreeMap<>();
    pipelines.forEach((name, pipeline) -> all.put(name, groups(grouper, name, pipeline, params)));
    return all;
  }

  private static NodeGrouper grouper(String className, ClassLoader loader) {
    try {
      return (NodeGrouper) loader.loadClass(className).getConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      throw fault(className, "is not on the project's class path");
    } catch (ClassCastException e) {
      throw fault(className, "does not implement " + NodeGrouper.class.getName());
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw fault(className, "is not a public class with a public constructor without parameters");
    } catch (ReflectiveOperationException e) {
      throw fault(className, "cannot be made: " + e.getCause());
    }
  }

  private static Map<String, List<String>> groups(
      NodeGrouper grouper, String name, Pipeline pipeline, Map<String, Object> params) {
    String className = grouper.getClass().getName();
    Map<String, ? extends Collection<String>> given;
    try {
      given = grouper.groups(name, pipeline, params);
    } catch (RuntimeException e) {
      throw fault(className, "failed for pipeline '" + name + "': " + e);
    }
    Map<String, List<String>> groups = new TreeMap<>();
    if (given == null) {
      throw fault(className, "gives null for pipeline '" + name + "'");
    }
    given.forEach((group, nodes) -> groups.put(group, List.copyOf(nodes)));
    groups.values().removeIf(List::isEmpty);
    return groups;
  }

  private static UserFault fault(String className, String what) {
    return new UserFault("run_config.grouping.strategy: " + className + " " + what + ".");
  }
}
