package io.github.vertexmaven.provider;

import io.github.vertexmaven.config.ConfException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Applies dynamic configuration providers, in the order of the setting, to files by name. */
public final class DynamicConfig {

  /** The setting that names the providers. */
  public static final String SETTING = "run_config.dynamic_config_providers";

  /**
   * A provider as the setting names it.
   *
   * @param type its class
   * @param params what its constructor gets
   */
  public record Named(String type, Map<String, Object> params) {

    /** Copies the map. */
    public Named {
      Objects.requireNonNull(type, "type");
      params = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }
  }

  /** The content of a file, to be read and replaced. */
  public interface Files {

    /** The content so far, empty when there is no such file. */
    Map<String, Object> get(String file);

    /** Replaces or creates the file. */
    void put(String file, Map<String, Object> content);
  }

  private final List<DynamicConfigProvider> providers;

  private DynamicConfig(List<DynamicConfigProvider> providers) {
    this.providers = providers;
  }

  /**
   * Makes an instance of each.
   *
   * @throws ConfException with all that is wrong
   */
  public static DynamicConfig of(List<Named> named, ClassLoader loader) {
    if (named.isEmpty()) {
      return new DynamicConfig(List.of());
    }
    List<String> problems = new ArrayList<>();
    NamedClass<DynamicConfigProvider> type =
        new NamedClass<>(DynamicConfigProvider.class, loader, SETTING, problems);
    List<DynamicConfigProvider> providers = new ArrayList<>();
    named.forEach(each -> type.instance(each.type(), each.params()).ifPresent(providers::add));
    if (!problems.isEmpty()) {
      throw new ConfException(problems);
    }
    return new DynamicConfig(providers);
  }

  /**
   * Lets each generate its file.
   *
   * @throws ConfException naming the class and the file of the one that failed
   */
  public void apply(RunConfiguration run, Files files) {
    for (DynamicConfigProvider provider : providers) {
      String target = target(provider);
      try {
        Map<String, Object> generated =
            Objects.requireNonNull(provider.generateConfig(run), "generateConfig returned null");
        Map<String, Object> existing = files.get(target);
        files.put(
            target,
            Objects.requireNonNull(
                provider.mergeWithExisting(existing, generated),
                "mergeWithExisting returned null"));
      } catch (Exception e) {
        throw failure(provider, "failed to generate " + target + ": " + words(e), e);
      }
    }
  }

  private static String target(DynamicConfigProvider provider) {
    String target;
    try {
      target = provider.targetConfigFile();
    } catch (RuntimeException e) {
      throw failure(provider, "failed to name its file: " + words(e), e);
    }
    if (target == null || !target.matches("[A-Za-z0-9][A-Za-z0-9._-]*\\.ya?ml")) {
      throw failure(
          provider, "wants to generate '" + target + "', which is not a name such as x.yml", null);
    }
    if (target.startsWith("vertexai") || target.startsWith("globals")) {
      throw failure(
          provider,
          "wants to generate " + target + ", which is fixed when the pipeline is compiled",
          null);
    }
    return target;
  }

  private static String words(Exception e) {
    return e instanceof ConfException || e instanceof GoogleException
        ? e.getMessage()
        : e.toString();
  }

  private static ConfException failure(
      DynamicConfigProvider provider, String what, Exception cause) {
    ConfException failure =
        new ConfException(SETTING + ": " + provider.getClass().getName() + " " + what);
    if (cause != null) {
      failure.initCause(cause);
    }
    return failure;
  }
}
