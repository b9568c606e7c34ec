package io.github.vertexmaven.live;

import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.Sentence;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.provider.NamedClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The hooks of a project in the order in which they are called: those that the setting {@code
 * run_config.hooks} lists, then those registered as services, by class name.
 */
public final class ProjectHooks {

  static final String SETTING = "run_config.hooks";

  private static final Set<String> BEFORE_DATA =
      Set.of("beforePipeline", "beforeNode", "beforeLoad");

  private ProjectHooks() {}

  /**
   * One instance of each.
   *
   * @param listed class names in their order
   * @throws ConfException with all that is wrong
   */
  public static List<Hook> of(ClassLoader loader, List<String> listed) {
    List<String> problems = new ArrayList<>();
    List<Hook> hooks = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (String name : listed) {
      NamedClass<Hook> type = new NamedClass<>(Hook.class, loader, SETTING, problems);
      if (known.add(name)) {
        type.instance(name).ifPresent(hooks::add);
      }
    }
    hooks.addAll(services(loader, known, problems));
    if (!problems.isEmpty()) {
      throw new ConfException(problems);
    }
    return hooks;
  }

  /** Whether one of them is called before data is loaded, so that it may fetch the data first. */
  public static boolean mayBringData(List<Hook> hooks) {
    return hooks.stream()
        .flatMap(hook -> Stream.of(hook.getClass().getMethods()))
        .anyMatch(
            method ->
                BEFORE_DATA.contains(method.getName())
                    && !method.isBridge()
                    && method.getDeclaringClass() != Hook.class);
  }

  private static List<Hook> services(
      ClassLoader loader, Set<String> listed, List<String> problems) {
    TreeMap<String, Hook> byName = new TreeMap<>();
    try {
      for (Hook hook : ServiceLoader.load(Hook.class, loader)) {
        if (!listed.contains(hook.getClass().getName())) {
          byName.put(hook.getClass().getName(), hook);
        }
      }
    } catch (ServiceConfigurationError e) {
      problems.add(
          Sentence.of(
              "A hook that META-INF/services/"
                  + Hook.class.getName()
                  + " registers cannot be used: "
                  + e.getMessage()));
    }
    return List.copyOf(byName.values());
  }
}
