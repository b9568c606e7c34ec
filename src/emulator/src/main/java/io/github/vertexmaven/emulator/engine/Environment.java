package io.github.vertexmaven.emulator.engine;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment of a task: what the service sets and the spec says, nothing of the caller's. */
final class Environment {

  /** Where programs lie on every Unix; Windows says it itself. */
  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** Without these no program of Windows starts, or finds its temporary files. */
  private static final List<String> OF_WINDOWS = List.of("SystemRoot", "ComSpec", "PATHEXT");

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\$|\\$\\(([A-Za-z_][A-Za-z0-9_]*)\\)");

  private final Map<String, String> values = new LinkedHashMap<>();

  private Environment() {}

  /** That of a process of this machine. */
  static Map<String, String> of(Dialect dialect, TaskTry one, Placeholders placeholders, Host host)
      throws TaskFailed {
    Environment environment = new Environment();
    environment.values.putAll(
        system(File.pathSeparator, System.getenv(), host.javaHome().resolve("bin").toString()));
    environment.put("HOME", one.folder().toString());
    environment.put("TMPDIR", one.folder().resolve("tmp").toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("VERTEXAI_CREDENTIALS", host.credentials().toString());
    TaskFiles files = dialect.files(one);
    environment.values.putAll(files.variables());
    environment.values.putAll(dialect.environment(one));
    return environment.with(one, placeholders, text -> files.mapped(text, false));
  }

  /**
   * What programs of this system cannot do without.
   *
   * @param separator between the folders of a path: Windows has another one
   * @param ours the variables of the emulator
   * @param first the folder that comes before all others
   */
  static Map<String, String> system(String separator, Map<String, String> ours, String first) {
    Map<String, String> system = new LinkedHashMap<>();
    boolean windows = separator.equals(";");
    String rest = windows ? ours.getOrDefault("Path", ours.getOrDefault("PATH", "")) : PATH;
    system.put("PATH", first + separator + rest);
    if (windows) {
      OF_WINDOWS.stream()
          .filter(ours::containsKey)
          .forEach(name -> system.put(name, ours.get(name)));
    }
    return system;
  }

  /**
   * What is added to that of an image.
   *
   * @param credentials where the launcher finds what the project signs in with
   */
  static Map<String, String> inContainer(
      Dialect dialect, TaskTry one, Placeholders placeholders, String credentials)
      throws TaskFailed {
    Environment environment = new Environment();
    environment.values.putAll(dialect.environment(one));
    if (LauncherCommand.isStartedBy(one.container())) {
      environment.put("VERTEXAI_CREDENTIALS", credentials);
    }
    return environment.with(one, placeholders, UnaryOperator.identity());
  }

  private void put(String name, String value) {
    values.put(name, value);
  }

  /**
   * With the variables of a spec.
   *
   * @param places gives paths in their values as the task finds them
   */
  private Map<String, String> with(
      TaskTry one, Placeholders placeholders, UnaryOperator<String> places) throws TaskFailed {
    for (Map.Entry<String, String> variable : one.container().environment().entrySet()) {
      String value = expanded(placeholders.filledVariable(variable.getValue()));
      put(variable.getKey(), places.apply(value));
    }
    return values;
  }

  /**
   * {@code $(NAME)} is the value of a variable set before, {@code $$} a dollar sign; a reference to
   * nothing stays as it is (EnvVar of pipeline_spec.proto).
   */
  private String expanded(String value) {
    return REFERENCE
        .matcher(value)
        .replaceAll(match -> Matcher.quoteReplacement(replaced(match.group(), match.group(1))));
  }

  private String replaced(String text, String name) {
    return name == null ? "$" : values.getOrDefault(name, text);
  }
}
