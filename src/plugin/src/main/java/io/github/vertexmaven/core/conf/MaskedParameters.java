package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.core.conf.settings.Schedules.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters in two forms: as they are, for code that runs on this machine, and as they may be
 * compiled, sent and shown. There a masked value is a reference to a secret, or {@code {masked:
 * path}}, which only a task on this machine can look up.
 */
final class MaskedParameters {

  /** The key that stands where a value was. */
  private static final String MASKED = "masked";

  /** Before their paths, among the credentials. */
  static final String CREDENTIALS = "params:";

  private static final String SECRET_NAME =
      "projects/[^/]+/(locations/[a-z0-9-]+/)?secrets/[A-Za-z0-9_-]+(/versions/[A-Za-z0-9_-]+)?";

  private final Map<String, ConfValue> values = new TreeMap<>();
  private final List<String> paths;
  private final ConfValue.Mapping sent;

  private MaskedParameters(ConfValue.Mapping local, List<String> paths) {
    this.paths = List.copyOf(paths);
    ConfValue.Mapping masked = local;
    for (String path : paths) {
      masked = (ConfValue.Mapping) mask(masked, path, path);
    }
    this.sent = masked;
  }

  /**
   * Masks parameters.
   *
   * @param names the paths, as the settings list them
   * @param problems receives paths that lead nowhere
   */
  static MaskedParameters of(
      ConfValue.Mapping local, List<ConfValue> names, List<String> problems) {
    List<String> paths = new ArrayList<>();
    for (ConfValue name : names) {
      String path = String.valueOf(name.plain());
      if (find(local, path).isPresent()) {
        paths.add(path);
      } else {
        problems.add(
            name.at()
                + ": run_config.masked_parameters: "
                + path
                + " is not a parameter"
                + DidYouMean.suffix(paths(local), path));
      }
    }
    return new MaskedParameters(local, paths);
  }

  /** Schedules send their parameters, so they cannot set masked ones. */
  void checkSchedules(List<Schedule> schedules, List<String> problems) {
    for (Schedule schedule : schedules) {
      for (String path : paths) {
        find(schedule.parameters(), path)
            .filter(value -> !isReference(value))
            .ifPresent(
                value ->
                    problems.add(
                        value.at()
                            + ": run_config.schedules."
                            + schedule.pipeline()
                            + "."
                            + schedule.name()
                            + ".parameters: "
                            + path
                            + " is masked, so a schedule cannot set it; set it in"
                            + " parameters.yml."));
      }
    }
  }

  /** What may leave this machine. */
  ConfValue.Mapping sent() {
    return sent;
  }

  /** The values that may not, as credentials. */
  Map<String, Object> credentials() {
    Map<String, Object> credentials = new TreeMap<>();
    values.forEach(
        (path, value) -> {
          Map<String, Object> entry = new LinkedHashMap<>();
          entry.put("value", value.plain());
          credentials.put(CREDENTIALS + path, entry);
        });
    return credentials;
  }

  /** Why Vertex AI cannot run with these parameters: values that stand as text cannot be sent. */
  List<String> withheld() {
    List<String> problems = new ArrayList<>();
    values.forEach(
        (path, value) ->
            problems.add(
                value.at()
                    + ": "
                    + path
                    + " is masked, so its value is not sent to the service; store it in Secret Manager and write {secret: projects/<project>/secrets/<secret>/versions/latest}."));
    return problems;
  }

  private ConfValue mask(ConfValue value, String path, String rest) {
    ConfValue.Mapping mapping = (ConfValue.Mapping) value;
    for (int end = rest.length(); end > 0; end = rest.lastIndexOf('.', end - 1)) {
      String key = rest.substring(0, end);
      ConfValue child = mapping.entries().get(key);
      boolean last = end == rest.length();
      if (child != null && (last || find(child, rest.substring(end + 1)).isPresent())) {
        return with(
            mapping, key, last ? masked(child, path) : mask(child, path, rest.substring(end + 1)));
      }
    }
    return value;
  }

  private ConfValue masked(ConfValue value, String path) {
    if (isReference(value) || value.plain() == null) {
      return value;
    }
    values.put(path, value);
    return ConfValue.of(Map.of(MASKED, path), value.at());
  }

  static boolean isReference(ConfValue value) {
    return value instanceof ConfValue.Mapping mapping
        && mapping.entries().size() == 1
        && mapping.get("secret").isPresent()
        && mapping.get("secret").get().plain() instanceof String name
        && name.matches(SECRET_NAME);
  }

  private static ConfValue.Mapping with(ConfValue.Mapping mapping, String key, ConfValue value) {
    Map<String, ConfValue> entries = new LinkedHashMap<>(mapping.entries());
    entries.put(key, value);
    Map<String, Location> keys = mapping.keys();
    return new ConfValue.Mapping(entries, keys, mapping.at());
  }

  /** A key with a dot in its name is found before a path. */
  private static Optional<ConfValue> find(ConfValue value, String path) {
    if (!(value instanceof ConfValue.Mapping mapping)) {
      return Optional.empty();
    }
    Optional<ConfValue> direct = mapping.get(path);
    for (int dot = path.indexOf('.'); direct.isEmpty() && dot > 0; ) {
      String rest = path.substring(dot + 1);
      direct = mapping.get(path.substring(0, dot)).flatMap(child -> find(child, rest));
      dot = path.indexOf('.', dot + 1);
    }
    return direct;
  }

  private static List<String> paths(ConfValue.Mapping tree) {
    List<String> paths = new ArrayList<>();
    tree.entries()
        .forEach(
            (key, value) -> {
              paths.add(key);
              if (value instanceof ConfValue.Mapping inner) {
                paths(inner).forEach(path -> paths.add(key + "." + path));
              }
            });
    return paths;
  }

  /** Only the paths. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
