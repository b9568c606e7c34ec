package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.catalog.kedro.KedroCatalog;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfFiles;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.LayerMerging;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.MergeStrategies;
import io.github.vertexmaven.config.TemplateSources;
import io.github.vertexmaven.config.Templating;
import io.github.vertexmaven.config.UnknownCredentials;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.settings.MlflowFile;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.conf.settings.SettingsModel;
import io.github.vertexmaven.core.conf.settings.SettingsReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Resolves configuration: later wins, in the order base, environment, loaders, POM, {@code -D}. */
public final class ConfigResolver {

  /** As in older projects. */
  private static final String SERVICE_ACCOUNT = "SERVICE_ACCOUNT";

  private final ConfigRequest request;
  private final Optional<ConfValue.Mapping> scheduled;
  private final boolean forRun;
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private ConfigResolver(
      ConfigRequest request, Optional<ConfValue.Mapping> scheduled, boolean forRun) {
    this.request = request;
    this.scheduled = scheduled;
    this.forRun = forRun;
  }

  /**
   * Resolves it all.
   *
   * @throws UserException with all problems of all files
   */
  public static ResolvedConfig resolve(ConfigRequest request) {
    return new ConfigResolver(request, Optional.empty(), true).resolve();
  }

  /**
   * The same as a spec has it: parameters of a run reach templates, which a spec keeps filled in,
   * and are not laid over the parameters, which a job is given.
   *
   * @throws UserException with all problems of all files
   */
  public static ResolvedConfig resolveForSpec(ConfigRequest request) {
    return new ConfigResolver(request, Optional.empty(), false).resolve();
  }

  /**
   * The same for the runs of a schedule.
   *
   * @param scheduled parameters of the schedule: they are laid over those of the files, and those
   *     of the command line over both
   * @throws UserException with all problems of all files
   */
  public static ResolvedConfig resolve(ConfigRequest request, ConfValue.Mapping scheduled) {
    return new ConfigResolver(request, Optional.of(scheduled), true).resolve();
  }

  private ResolvedConfig resolve() {
    ConfFiles plain = ConfFiles.of(request.project().baseDir(), request.env(), request.services());
    ConfValue.Mapping settings = settings(plain);
    MergeStrategies strategies = MergeStrategies.of(settings);
    problems.addAll(strategies.problems());
    ConfFiles files = plain.mergedBy(strategies);
    TemplateSources sources =
        new TemplateSources(
            request.variables(),
            Templating.unquoted(request.userValues()),
            request.services(),
            files.replacing("globals"),
            request.buildValues(),
            ParameterOptions.given(request));
    sources.warning().ifPresent(warnings::add);
    try {
      return resolve(files, settings, sources);
    } catch (ConfException e) {
      problems.addAll(files.problems());
      problems.addAll(e.problems());
      throw new UserException(AddressPasswords.hidden(ByPlace.sorted(problems)));
    }
  }

  private ResolvedConfig resolve(
      ConfFiles files, ConfValue.Mapping written, TemplateSources sources) {
    Templating templating = sources.templating();
    ConfValue.Mapping settings =
        files.filled("vertexai", written, templating, SettingsModel::isText);
    KedroCatalog known = KedroCatalog.of(files.filled("catalog", templating));
    ConfValue.Mapping catalog = known.entries();
    warnings.addAll(known.notes());
    ConfValue.Mapping tree = files.filled("parameters", templating);
    Templating ofSecrets = sources.templating();
    ConfValue.Mapping secrets = files.filled("credentials", ofSecrets);
    MlflowFile.Reading mlflow = MlflowFile.read(files.filled("mlflow", templating));
    problems.addAll(mlflow.problems());
    warnings.addAll(mlflow.warnings());
    warnings.addAll(files.strays());
    problems.addAll(files.problems());
    problems.addAll(templating.problems());
    Set<String> asked = new TreeSet<>(templating.runtimeParams());
    asked.addAll(ofSecrets.runtimeParams());
    ParameterOptions.Applied applied =
        forRun
            ? ParameterOptions.apply(tree, scheduled, request, asked, problems)
            : new ParameterOptions.Applied(tree, List.of());
    ConfValue.Mapping parameters = applied.parameters();
    Settings typed = typed(settings);
    MaskedParameters masked = MaskedParameters.of(parameters, maskedNames(settings), problems);
    masked.checkSchedules(typed.run().schedules().declared(), problems);
    problems.addAll(AddressPasswords.problems(settings, catalog, masked.sent()));
    CredentialEntries credentials = credentials(secrets, ofSecrets.problems(), masked);
    problems.addAll(credentials.problems());
    if (!credentials.declared().isEmpty() && typed.run().dynamicConfigProviders().isEmpty()) {
      problems.addAll(
          UnknownCredentials.of(catalog, mlflow.sound(), credentials.declared(), request.env()));
    }
    if (!problems.isEmpty()) {
      throw new UserException(AddressPasswords.hidden(ByPlace.sorted(problems)));
    }
    return new ResolvedConfig(
        request.project(),
        request.env(),
        typed,
        settings,
        catalog,
        masked.sent(),
        parameters,
        applied.given(),
        masked.withheld(),
        credentials,
        mlflow.sound(),
        warnings);
  }

  /** Placeholders without value matter only to who asks for the values. */
  private static CredentialEntries credentials(
      ConfValue.Mapping filled, List<String> unfilled, MaskedParameters masked) {
    Location at = Location.of("masked parameters");
    ConfValue.Mapping own = (ConfValue.Mapping) ConfValue.of(masked.credentials(), at);
    return new CredentialEntries(LayerMerging.merged(filled, own), unfilled);
  }

  /** The paths with their places; what is no list was told of elsewhere. */
  private static List<ConfValue> maskedNames(ConfValue.Mapping settings) {
    return settings
        .get("run_config")
        .filter(ConfValue.Mapping.class::isInstance)
        .flatMap(run -> ((ConfValue.Mapping) run).get("masked_parameters"))
        .filter(ConfValue.Sequence.class::isInstance)
        .map(list -> ((ConfValue.Sequence) list).items())
        .orElse(List.of());
  }

  private ConfValue.Mapping settings(ConfFiles files) {
    ConfValue.Mapping merged = LayerMerging.merged(files.merging("vertexai"), pomSettings());
    for (Map.Entry<String, String> option : request.settingOptions().entrySet()) {
      merged = LayerMerging.merged(merged, asMapping(option.getKey(), option.getValue()));
    }
    return withVariables(merged);
  }

  /** What the environment says when nothing else does. */
  private ConfValue.Mapping withVariables(ConfValue.Mapping written) {
    ConfValue.Mapping settings = KubeflowVariables.over(written, request.variables());
    String account = request.variables().getOrDefault(SERVICE_ACCOUNT, "").strip();
    ConfValue run = settings.get("run_config").orElse(null);
    boolean given =
        run != null
            && !(run instanceof ConfValue.Mapping mapping
                && mapping.get("service_account").isEmpty()
                && mapping.get(SERVICE_ACCOUNT).isEmpty());
    if (account.isEmpty() || given) {
      return settings;
    }
    Location at = Location.of("environment variable " + SERVICE_ACCOUNT);
    Map<String, Object> tree = Map.of("run_config", Map.of("service_account", account));
    return LayerMerging.merged(settings, (ConfValue.Mapping) ConfValue.of(tree, at));
  }

  private ConfValue.Mapping pomSettings() {
    return (ConfValue.Mapping)
        typedTexts(request.pomSettings(), "", Location.of("pom.xml <settings>"));
  }

  /** XML knows only text: a leaf means what an unquoted scalar of YAML would mean. */
  private ConfValue typedTexts(Object value, String path, Location at) {
    if (value instanceof Map<?, ?> map) {
      Map<String, ConfValue> entries = new LinkedHashMap<>();
      Map<String, Location> keys = new LinkedHashMap<>();
      map.forEach(
          (key, child) -> {
            entries.put(String.valueOf(key), typedTexts(child, path + "." + key, at));
            keys.put(String.valueOf(key), at);
          });
      return new ConfValue.Mapping(entries, keys, at);
    }
    return leaf(path.replaceFirst("^\\.", ""), String.valueOf(value).strip(), at);
  }

  /** Nobody quotes there: a text is a text although it looks like a number. */
  private ConfValue leaf(String path, String text, Location at) {
    if (SettingsModel.isList(path) && !text.startsWith("[")) {
      return yaml("[" + text + "]", path, at);
    }
    if (SettingsModel.isList(path) || SettingsModel.isFree(path)) {
      return yaml(text, path, at);
    }
    Object typed = YamlReader.scalar(text);
    boolean asWritten = typed != null && SettingsModel.isText(path);
    return new ConfValue.Scalar(asWritten ? text : typed, at);
  }

  /** Lists and what belongs to code of the user's are written as YAML. */
  private ConfValue yaml(String text, String path, Location at) {
    try {
      return ConfValue.of(YamlReader.readValue(text, at.toString()).plain(), at);
    } catch (ConfException e) {
      problems.add(
          at
              + ": "
              + path
              + ": '"
              + text
              + "' is not valid YAML; write lists as [a, b] and maps as {a: 1}.");
      return new ConfValue.Scalar(null, at);
    }
  }

  private ConfValue.Mapping asMapping(String path, String value) {
    Location at = Location.of("-Dvertexai." + path);
    ConfValue nested = leaf(path, value, at);
    List<String> keys = SettingsModel.keys(path).orElse(List.of(path));
    for (int i = keys.size() - 1; i >= 0; i--) {
      nested = new ConfValue.Mapping(Map.of(keys.get(i), nested), Map.of(keys.get(i), at), at);
    }
    return (ConfValue.Mapping) nested;
  }

  private Settings typed(ConfValue.Mapping settings) {
    SettingsReading reading = SettingsReading.of(settings);
    problems.addAll(reading.problems());
    warnings.addAll(reading.warnings());
    return reading.settings();
  }
}
