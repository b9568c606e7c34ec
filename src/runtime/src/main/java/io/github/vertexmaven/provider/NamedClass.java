package io.github.vertexmaven.provider;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Classes that a setting names: of the project, of its libraries, or our own, also under the names
 * that these have in the Python system.
 */
public final class NamedClass<T> {

  private static final String PYTHON = "kedro_vertexai.auth.gcp.";

  /** Where one Python class has two uses here, the wanted type decides. */
  private static final Map<String, List<Class<?>>> OURS =
      Map.of(
          PYTHON + "MLFlowGoogleOAuthCredentialsProvider",
          List.of(GoogleOAuthCredentialsProvider.class, GoogleOAuthHeaderProvider.class),
          PYTHON + "MLFlowGoogleIAMCredentialsProvider",
          List.of(GoogleIamCredentialsProvider.class, GoogleIamHeaderProvider.class),
          PYTHON + "MLFlowGoogleOAuthRequestHeaderProvider",
          List.of(GoogleOAuthHeaderProvider.class),
          PYTHON + "MLFlowGoogleIAMRequestHeaderProvider",
          List.of(GoogleIamHeaderProvider.class));

  private final Class<T> type;
  private final ClassLoader loader;
  private final String setting;
  private final List<String> problems;

  /**
   * Classes of a type.
   *
   * @param loader finds them
   * @param setting the setting that names them, for messages
   * @param problems receives one sentence for each that cannot be used
   */
  public NamedClass(Class<T> type, ClassLoader loader, String setting, List<String> problems) {
    this.type = type;
    this.loader = loader;
    this.setting = setting;
    this.problems = problems;
  }

  /** Our class in place of a class of the Python system; any other name stays. */
  public static String ours(String name, Class<?> type) {
    return OURS.getOrDefault(name, List.of()).stream()
        .filter(type::isAssignableFrom)
        .map(Class::getName)
        .findFirst()
        .orElse(name);
  }

  /** The class; empty when it cannot be used, and then there is one problem more. */
  public Optional<Class<? extends T>> find(String name) {
    String ours = ours(name, type);
    if (!ours.equals(name)) {
      System.out.println("Note: " + ours + " replaces " + name + " of Python.");
    }
    try {
      Class<?> found = Class.forName(ours, false, loader);
      if (type.isAssignableFrom(found)) {
        return Optional.of(found.asSubclass(type));
      }
      problem(name + " does not implement " + type.getName() + ".");
    } catch (ClassNotFoundException e) {
      problem("the class " + name + " is not on the project's class path" + hint(name));
    } catch (LinkageError e) {
      problem(name + " cannot be loaded: " + e + ".");
    }
    return Optional.empty();
  }

  private static String hint(String name) {
    return name.startsWith("kedro")
        ? "; it is a Python class, name a Java class instead."
        : "; write its full name.";
  }

  private void problem(String what) {
    problems.add(setting + ": " + what);
  }

  /** A new instance, made by the public constructor without parameters. */
  public Optional<T> instance(String name) {
    return instance(name, Map.of());
  }

  /**
   * A new instance, made by the public constructor that takes the parameters as a map; where there
   * are none, the one without parameters will do.
   */
  public Optional<T> instance(String name, Map<String, Object> params) {
    return find(name).flatMap(found -> made(found, params));
  }

  private Optional<T> made(Class<? extends T> found, Map<String, Object> params) {
    try {
      Optional<Constructor<? extends T>> taking = constructor(found, Map.class);
      if (taking.isPresent()) {
        return Optional.of(taking.get().newInstance(params));
      }
      Optional<Constructor<? extends T>> plain = constructor(found);
      if (plain.isPresent() && params.isEmpty()) {
        return Optional.of(plain.get().newInstance());
      }
      problem(
          found.getName()
              + " needs to be a public class with a public constructor "
              + (params.isEmpty()
                  ? "without parameters."
                  : "that takes the params as a Map<String, Object>."));
    } catch (InvocationTargetException e) {
      problem(failed(found, e.getCause()));
    } catch (ReflectiveOperationException | LinkageError e) {
      problem(found.getName() + " cannot be used: " + e + ".");
    }
    return Optional.empty();
  }

  /** What the constructor itself has to say about params is a finished sentence. */
  private static String failed(Class<?> found, Throwable cause) {
    return cause instanceof IllegalArgumentException && cause.getMessage() != null
        ? found.getName() + ": " + cause.getMessage()
        : "the constructor of " + found.getName() + " failed: " + cause;
  }

  private static <C> Optional<Constructor<? extends C>> constructor(
      Class<? extends C> found, Class<?>... parameters) {
    try {
      boolean open = java.lang.reflect.Modifier.isPublic(found.getModifiers());
      return open ? Optional.of(found.getConstructor(parameters)) : Optional.empty();
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }
}
