package io.github.vertexmaven.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * A project's own code that takes part in configuration.
 *
 * @param resolvers in the order in which they are asked
 * @param loaders in the order of their layers
 */
public record ConfServices(List<TemplateResolver> resolvers, List<ConfLoader> loaders) {

  /** Copies the lists. */
  public ConfServices {
    resolvers = List.copyOf(resolvers);
    loaders = List.copyOf(loaders);
  }

  /** No code of the project's. */
  public static ConfServices none() {
    return new ConfServices(List.of(), List.of());
  }

  /**
   * The services that a class loader knows, by class name, so that their order is always the same.
   *
   * @throws ConfException when one cannot be loaded
   */
  public static ConfServices in(ClassLoader loader) {
    return new ConfServices(
        services(TemplateResolver.class, loader), services(ConfLoader.class, loader));
  }

  private static <T> List<T> services(Class<T> type, ClassLoader loader) {
    try {
      return ServiceLoader.load(type, loader).stream()
          .sorted(Comparator.comparing(provider -> provider.type().getName()))
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError e) {
      throw new ConfException(
          Sentence.of(
              "A service "
                  + type.getSimpleName()
                  + " of the project cannot be loaded: "
                  + e.getMessage()));
    }
  }

  /** The resolvers, whose failures are told in a sentence. */
  List<TemplateResolver> guarded() {
    List<TemplateResolver> guarded = new ArrayList<>();
    resolvers.forEach(resolver -> guarded.add(new Guarded(resolver)));
    return guarded;
  }

  /** A resolver of the project's. */
  private record Guarded(TemplateResolver resolver) implements TemplateResolver {

    @Override
    public Optional<?> resolve(String name) {
      return resolved(() -> resolver.resolve(name), name);
    }

    @Override
    public Optional<?> resolve(String called, List<?> arguments) {
      return resolved(() -> resolver.resolve(called, arguments), called + ":…");
    }

    private Optional<?> resolved(Supplier<Optional<?>> value, String asked) {
      try {
        Optional<?> found = value.get();
        return found == null ? Optional.empty() : found.map(each -> checked(each, resolver));
      } catch (ConfException e) {
        throw e;
      } catch (RuntimeException e) {
        throw failed(resolver, "${" + asked + "}", e);
      }
    }
  }

  /** The layers of the loaders for one kind of file. */
  List<ConfValue.Mapping> layers(String kind, Path projectDir, String env) {
    List<ConfValue.Mapping> layers = new ArrayList<>();
    for (ConfLoader loader : loaders) {
      Location at = Location.of(loader.getClass().getName());
      Map<String, ?> loaded;
      try {
        loaded = loader.load(kind, projectDir, env);
      } catch (RuntimeException e) {
        throw failed(loader, "'" + kind + "'", e);
      }
      if (loaded != null && !loaded.isEmpty()) {
        layers.add((ConfValue.Mapping) ConfValue.of(checked(loaded, loader), at));
      }
    }
    return layers;
  }

  private static ConfException failed(Object service, String what, RuntimeException e) {
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    return new ConfException(
        service.getClass().getName()
            + ": failed for "
            + what
            + " with "
            + e.getClass().getSimpleName()
            + message
            + ".");
  }

  /** What YAML could say too. */
  private static Object checked(Object value, Object service) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> checked = new java.util.LinkedHashMap<>();
      map.forEach((key, child) -> checked.put(String.valueOf(key), checked(child, service)));
      return checked;
    }
    if (value instanceof Iterable<?> items) {
      List<Object> checked = new ArrayList<>();
      items.forEach(item -> checked.add(checked(item, service)));
      return checked;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Float number) {
      return Double.valueOf(number.toString());
    }
    boolean plain =
        value == null
            || value instanceof String
            || value instanceof Boolean
            || value instanceof Long
            || value instanceof java.math.BigInteger
            || value instanceof Double;
    if (!plain) {
      throw new ConfException(
          service.getClass().getName()
              + ": gave a value of "
              + value.getClass().getName()
              + "; give texts, numbers, booleans, lists or maps.");
    }
    return value;
  }
}
