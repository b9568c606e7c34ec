package io.github.vertexmaven.live;

import io.github.vertexmaven.config.ConfFiles;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.TemplateSources;
import io.github.vertexmaven.config.Templating;
import io.github.vertexmaven.contract.RunTimeSettings;
import io.github.vertexmaven.provider.DynamicConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a project that code opens takes from {@code vertexai.yml}: the code of the user's that takes
 * part in runs. The rest may need the POM, and is for jobs.
 *
 * @param runTime hooks and providers
 * @param exitPipeline what runs at the end, whatever happens
 */
public record OpenedSettings(RunTimeSettings runTime, Optional<String> exitPipeline) {

  private static final String RUN = "run_config";
  private static final String HOOKS = "hooks";
  private static final String PROVIDERS = "dynamic_config_providers";
  private static final String EXIT = "on_exit_pipeline";

  /**
   * Reads them.
   *
   * @param problems where what is wrong goes
   */
  static OpenedSettings read(ConfFiles files, TemplateSources sources, List<String> problems) {
    ConfValue.Mapping all = files.merging("vertexai");
    Templating templating = sources.templating();
    ConfValue.Mapping run = files.filled("vertexai", known(all), templating);
    problems.addAll(templating.problems());
    List<String> hooks = hooks(run, problems);
    List<RunTimeSettings.Provider> providers = providers(run, problems);
    // Values that only a build knows stay as they are written.
    Map<String, Object> settings =
        providers.isEmpty() ? Map.of() : plain(files.filled("vertexai", all, sources.templating()));
    return new OpenedSettings(
        new RunTimeSettings(
            hooks,
            providers,
            settings,
            Optional.empty(),
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Map.of()),
        exitPipeline(run, problems));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> plain(ConfValue.Mapping mapping) {
    return (Map<String, Object>) mapping.plain();
  }

  private static ConfValue.Mapping known(ConfValue.Mapping all) {
    Map<String, ConfValue> known = new LinkedHashMap<>();
    Map<String, Location> keys = new LinkedHashMap<>();
    if (all.get(RUN).orElse(null) instanceof ConfValue.Mapping run) {
      for (String key : List.of(HOOKS, PROVIDERS, EXIT)) {
        Optional<ConfValue> value = run.get(key).filter(given -> given.plain() != null);
        value.ifPresent(given -> known.put(key, given));
        value.ifPresent(given -> keys.put(key, run.keyAt(key)));
      }
    }
    return new ConfValue.Mapping(known, keys, all.at());
  }

  private static List<String> hooks(ConfValue.Mapping run, List<String> problems) {
    List<String> names = new ArrayList<>();
    for (ConfValue name : list(run, HOOKS, ProjectHooks.SETTING, problems)) {
      names.add(String.valueOf(name.plain()));
    }
    return names;
  }

  private static List<RunTimeSettings.Provider> providers(
      ConfValue.Mapping run, List<String> problems) {
    List<RunTimeSettings.Provider> providers = new ArrayList<>();
    for (ConfValue item : list(run, PROVIDERS, DynamicConfig.SETTING, problems)) {
      Optional<ConfValue> type =
          item instanceof ConfValue.Mapping mapping ? mapping.get("cls") : Optional.empty();
      if (type.isEmpty()) {
        problems.add(item.at() + ": " + DynamicConfig.SETTING + ": expected cls and params.");
        continue;
      }
      ConfValue params = ((ConfValue.Mapping) item).get("params").orElse(null);
      if (params != null && params.plain() != null && !(params instanceof ConfValue.Mapping)) {
        problems.add(
            params.at()
                + ": "
                + DynamicConfig.SETTING
                + ".params: expected keys with values, found "
                + params.words()
                + ".");
        continue;
      }
      providers.add(
          new RunTimeSettings.Provider(
              String.valueOf(type.get().plain()),
              params instanceof ConfValue.Mapping given ? plain(given) : Map.of()));
    }
    return providers;
  }

  private static List<ConfValue> list(
      ConfValue.Mapping run, String key, String setting, List<String> problems) {
    Optional<ConfValue> value = run.get(key);
    if (value.isEmpty() || value.get() instanceof ConfValue.Sequence) {
      return value.map(list -> ((ConfValue.Sequence) list).items()).orElse(List.of());
    }
    problems.add(
        value.get().at()
            + ": "
            + setting
            + ": expected a list, found "
            + value.get().words()
            + ".");
    return List.of();
  }

  private static Optional<String> exitPipeline(ConfValue.Mapping run, List<String> problems) {
    Optional<ConfValue> value = run.get(EXIT);
    if (value.isPresent() && !(value.get() instanceof ConfValue.Scalar)) {
      problems.add(
          value.get().at()
              + ": run_config.on_exit_pipeline: expected text, found "
              + value.get().words()
              + ".");
      return Optional.empty();
    }
    return value.map(name -> String.valueOf(name.plain()));
  }
}
