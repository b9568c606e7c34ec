package io.github.vertexmaven.emulator.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment of a task: what the service sets and the spec says, nothing of the caller's. */
final class Environment {

  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\$|\\$\\(([A-Za-z_][A-Za-z0-9_]*)\\)");

  private Environment() {}

  static Map<String, String> of(Dialect dialect, TaskTry one, Placeholders placeholders, Host host)
      throws TaskFailed {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", host.javaHome().resolve("bin") + ":" + PATH);
    environment.put("HOME", one.folder().toString());
    environment.put("TMPDIR", one.folder().resolve("tmp").toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("VERTEXAI_CREDENTIALS", host.credentials().toString());
    environment.putAll(dialect.environment(one));
    TaskFiles files = dialect.files(one);
    for (Map.Entry<String, String> variable : one.container().environment().entrySet()) {
      String value = expanded(placeholders.filledVariable(variable.getValue()), environment);
      environment.put(variable.getKey(), files.mapped(value, false));
    }
    return environment;
  }

  /**
   * {@code $(NAME)} is the value of a variable set before, {@code $$} a dollar sign; a reference to
   * nothing stays as it is (EnvVar of pipeline_spec.proto).
   */
  private static String expanded(String value, Map<String, String> environment) {
    return REFERENCE
        .matcher(value)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(replaced(match.group(), match.group(1), environment)));
  }

  private static String replaced(String text, String name, Map<String, String> environment) {
    return name == null ? "$" : environment.getOrDefault(name, text);
  }
}
