package io.github.vertexmaven.core.conf.settings;

import static java.util.Map.entry;

import io.github.vertexmaven.core.UserException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the options of goals take, {@code -Dvertexai.<name>}: a value that is none is refused before
 * a goal does anything. Maven itself takes {@code -Dvertexai.dryRun=yes} for false, and an option
 * without a value for {@code true}.
 */
public final class GoalOption {

  private static final String GIVEN_ALONE = "true";

  /** What an option takes. */
  private enum Kind {
    FLAG("true or false", ", and true without a value"),
    COUNT("a whole number from 1 on", ""),
    DURATION("a number of seconds, or a number with a unit such as 90s, 30m, 2h or 7d", ""),
    NUMBER("the number that list-pipelines shows", ""),
    PORT("a port from 1 to 65535", ", and 5005 without a value"),
    TEXT("", ""),
    /** Its goal says what is wrong with it. */
    FREE("", "");

    private final String takes;
    private final String alone;

    Kind(String takes, String alone) {
      this.takes = takes;
      this.alone = alone;
    }

    boolean fits(String value) {
      return switch (this) {
        case FLAG -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
        case COUNT -> value.matches("0*[1-9][0-9]{0,8}");
        case DURATION -> Durations.parse(value).isPresent();
        case NUMBER -> value.matches("[0-9]+");
        case PORT ->
            value.matches(
                "true|false|0*[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]");
        case TEXT -> !value.matches("[\\s,]*") && !value.equals(GIVEN_ALONE);
        case FREE -> true;
      };
    }
  }

  private record Form(Kind kind, String value) {}

  private static final Map<String, Form> OPTIONS =
      Map.ofEntries(
          of("archive", Kind.FLAG),
          text("artifact", "group:artifact:version"),
          of("autoBuild", Kind.FLAG),
          of("debug", Kind.PORT),
          of("delete", Kind.FLAG),
          of("dryRun", Kind.FLAG),
          text("env", "environment"),
          text("envs", "environment,…"),
          of("failOnChange", Kind.FLAG),
          text("filter", "condition"),
          of("force", Kind.FLAG),
          text("format", "yaml, json or schema"),
          text("fromInputs", "dataset,…"),
          text("fromNodes", "node,…"),
          text("job", "job"),
          text("jvmArgs", "options"),
          of("limit", Kind.COUNT),
          text("loadVersions", "dataset:version,…"),
          text("namespaces", "namespace,…"),
          text("nodes", "node,…"),
          of("onlyMissingOutputs", Kind.FLAG),
          text("params", "key=value,…"),
          text("paramsFile", "file"),
          of("patch", Kind.FLAG),
          text("pipeline", "pipeline"),
          text("projectId", "project"),
          of("prune", Kind.FLAG),
          text("region", "region"),
          of("report", Kind.FLAG),
          text("resume", "job"),
          of("saveDurations", Kind.FREE),
          of("schedule", Kind.NUMBER),
          of("skip", Kind.FLAG),
          text("spec", "file or address"),
          text("starter", "spaceflights or minimal"),
          text("tags", "tag,…"),
          text("tar", "file"),
          text("task", "task"),
          text("templateTags", "tag,…"),
          of("timeout", Kind.DURATION),
          text("toNodes", "node,…"),
          text("toOutputs", "dataset,…"),
          of("wait", Kind.FLAG),
          of("withGithubActions", Kind.FLAG),
          of("withGitlabCi", Kind.FLAG),
          of("withMlflow", Kind.FLAG),
          of("workers", Kind.COUNT),
          of("yes", Kind.FLAG));

  private GoalOption() {}

  private static Map.Entry<String, Form> of(String name, Kind kind) {
    return entry(name, new Form(kind, ""));
  }

  private static Map.Entry<String, Form> text(String name, String value) {
    return entry(name, new Form(Kind.TEXT, value));
  }

  /** All that goals have. */
  public static Set<String> names() {
    return new TreeSet<>(OPTIONS.keySet());
  }

  /**
   * What is wrong with a value; empty for one that fits and for options of nobody.
   *
   * @param name without {@code vertexai.}
   */
  public static Optional<String> problem(String name, String value) {
    Form form = OPTIONS.get(name);
    if (form == null || form.kind.fits(value.strip())) {
      return Optional.empty();
    }
    String option = "-Dvertexai." + name;
    return Optional.of(
        form.kind == Kind.TEXT
            ? option + " needs a value: " + option + "=<" + form.value + ">."
            : option + refused(form, value) + form.kind.alone + ".");
  }

  private static String refused(Form form, String value) {
    return " is '" + value.strip() + "': it takes " + form.kind.takes;
  }

  /**
   * What is wrong with a value that a POM gives; texts are what they are there, and what is empty
   * is not given.
   *
   * @param place the element that gives it, and where that is
   */
  public static Optional<String> problemIn(String place, String name, String value) {
    Form form = OPTIONS.get(name);
    boolean any = form == null || form.kind == Kind.TEXT || value.isBlank();
    return any || form.kind.fits(value.strip())
        ? Optional.empty()
        : Optional.of(place + refused(form, value) + ".");
  }

  /**
   * A time.
   *
   * @throws UserException when the option does not take the value, wherever it was given
   */
  public static Duration duration(String name, String value) {
    return Durations.parse(checked(name, value)).orElseThrow();
  }

  /**
   * A count.
   *
   * @throws UserException when the option does not take the value, wherever it was given
   */
  public static int count(String name, String value) {
    return Integer.parseInt(checked(name, value).strip());
  }

  /**
   * A value that its option takes. What the POM gives in terms of its properties is seen here
   * first.
   *
   * @throws UserException when the option does not take it
   */
  public static String checked(String name, String value) {
    problem(name, value)
        .ifPresent(
            problem -> {
              throw new UserException(problem);
            });
    return value;
  }
}
