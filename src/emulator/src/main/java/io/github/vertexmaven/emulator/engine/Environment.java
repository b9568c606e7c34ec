package io.github.vertexmaven.emulator.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment of a task: what the service sets and the spec says, nothing of the caller's. */
final class Environment {

  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\$|\\$\\(([A-Za-z_][A-Za-z0-9_]*)\\)");

  private final Map<String, String> values = new LinkedHashMap<>();

  private Environment() {}

  /** That of a process of this machine. */
  static Map<String, String> of(Dialect dialect, TaskTry one, Placeholders placeholders, Host host)
      throws TaskFailed {
    Environment environment = new Environment();
    environment.put("PATH", host.javaHome().resolve("bin") + ":" + PATH);
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
