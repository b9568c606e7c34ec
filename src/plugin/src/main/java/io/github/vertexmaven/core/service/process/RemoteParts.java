package io.github.vertexmaven.core.service.process;

import io.github.vertexmaven.core.service.Remote;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * The parts of a connection, and how a method of one is named: {@code jobs}, {@code get(String)}. A
 * part is what {@link Remote} hands out as an interface; the connection itself has the name "".
 */
final class RemoteParts {

  static final String ITSELF = "";

  private RemoteParts() {}

  /** Whether a method of a connection hands out a part. */
  static boolean handsOutPart(Method method) {
    return method.getDeclaringClass() == Remote.class
        && method.getParameterCount() == 0
        && method.getReturnType().isInterface()
        && method.getReturnType().getPackage().equals(Remote.class.getPackage());
  }

  /** A part of a connection. */
  static Object of(Remote remote, String part) throws ReflectiveOperationException {
    return part.equals(ITSELF) ? remote : getter(part).invoke(remote);
  }

  /** The interface of a part. */
  static Class<?> type(String part) {
    return part.equals(ITSELF) ? Remote.class : getter(part).getReturnType();
  }

  private static Method getter(String part) {
    return Arrays.stream(Remote.class.getMethods())
        .filter(method -> method.getName().equals(part) && handsOutPart(method))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(part));
  }

  /** The name of a method. */
  static String name(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }

  /** The method of a name. */
  static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> name(method).equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(type.getSimpleName() + "." + name));
  }

  /** Whether what is handed over to a parameter is no value, but wants to be told something. */
  static boolean listens(Class<?> parameter) {
    return parameter.isAnnotationPresent(FunctionalInterface.class);
  }
}
