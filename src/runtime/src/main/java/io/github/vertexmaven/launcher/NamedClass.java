package io.github.vertexmaven.launcher;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;

/** Classes of the project that a setting names. */
final class NamedClass<T> {

  private final Class<T> type;
  private final ClassLoader loader;

  /** Classes of this type, found by this loader. */
  NamedClass(Class<T> type, ClassLoader loader) {
    this.type = type;
    this.loader = loader;
  }

  /** The class; empty when it cannot be used, and then there is one problem more. */
  Optional<Class<? extends T>> find(String setting, String name, List<String> problems) {
    try {
      Class<?> found = Class.forName(name, false, loader);
      if (type.isAssignableFrom(found)) {
        return Optional.of(found.asSubclass(type));
      }
      problems.add(setting + ": " + name + " does not implement " + type.getName() + ".");
    } catch (ClassNotFoundException e) {
      problems.add(
          setting
              + ": the class "
              + name
              + " is not on the project's class path; write its full name.");
    } catch (LinkageError e) {
      problems.add(setting + ": " + name + " cannot be loaded: " + e + ".");
    }
    return Optional.empty();
  }

  /** A new instance, made by the public constructor without parameters. */
  Optional<T> instance(String setting, String name, List<String> problems) {
    return find(setting, name, problems).flatMap(found -> made(found, setting, problems));
  }

  private Optional<T> made(Class<? extends T> found, String setting, List<String> problems) {
    try {
      return Optional.of(found.getConstructor().newInstance());
    } catch (InvocationTargetException e) {
      problems.add(
          setting + ": the constructor of " + found.getName() + " failed: " + e.getCause());
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      problems.add(
          setting
              + ": "
              + found.getName()
              + " needs to be a public class with a public constructor without parameters.");
    } catch (LinkageError e) {
      problems.add(setting + ": " + found.getName() + " cannot be used: " + e + ".");
    }
    return Optional.empty();
  }
}
