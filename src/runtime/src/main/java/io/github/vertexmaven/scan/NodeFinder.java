package io.github.vertexmaven.scan;

import io.github.vertexmaven.pipeline.NodeOutput;
import io.github.vertexmaven.tell.UserFault;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the methods that {@code graph.json} names. */
final class NodeFinder {

  private static final Map<String, Class<?>> PRIMITIVES = new HashMap<>();

  static {
    for (Class<?> primitive :
        List.<Class<?>>of(
            boolean.class,
            byte.class,
            short.class,
            char.class,
            int.class,
            long.class,
            float.class,
            double.class)) {
      PRIMITIVES.put(primitive.getName(), primitive);
    }
  }

  private final ClassLoader loader;
  private final Map<String, Class<?>> classes = new HashMap<>(PRIMITIVES);

  NodeFinder(ClassLoader loader) {
    this.loader = loader;
  }

  Method method(String className, String method, List<String> parameterTypes) {
    try {
      List<Class<?>> types = new ArrayList<>();
      for (String type : parameterTypes) {
        types.add(named(type));
      }
      return named(className).getMethod(method, types.toArray(new Class<?>[0]));
    } catch (ClassNotFoundException | NoSuchMethodException | LinkageError e) {
      throw new UserFault(
          "The classes do not fit graph.json: "
              + className
              + "#"
              + method
              + " cannot be found ("
              + e
              + "). Build the project again.");
    }
  }

  private Class<?> named(String name) throws ClassNotFoundException {
    Class<?> known = classes.get(name);
    if (known == null) {
      known = Class.forName(name, false, loader);
      classes.put(name, known);
    }
    return known;
  }

  static Type outputType(Method method, NodeOutput.Part part, String key) {
    return switch (part) {
      case WHOLE -> method.getGenericReturnType();
      case ENTRY -> Object.class;
      case COMPONENT -> componentType(method.getReturnType(), key);
    };
  }

  private static Type componentType(Class<?> result, String name) {
    if (result.isRecord()) {
      for (RecordComponent component : result.getRecordComponents()) {
        if (component.getName().equals(name)) {
          return component.getGenericType();
        }
      }
    }
    throw new UserFault(
        "The classes do not fit graph.json: "
            + result.getName()
            + " has no component "
            + name
            + ". Build the project again.");
  }
}
