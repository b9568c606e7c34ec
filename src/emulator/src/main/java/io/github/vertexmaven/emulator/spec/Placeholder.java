package io.github.vertexmaven.emulator.spec;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between {@code {{$} and {@code }}}. */
public sealed interface Placeholder {

  /** The whole executor input. */
  record ExecutorInput() implements Placeholder {}

  record InputParameter(String name) implements Placeholder {}

  /** A list of artifacts as JSON. */
  record InputArtifacts(String name) implements Placeholder {}

  record ArtifactField(boolean input, String name, Field field, Optional<String> key)
      implements Placeholder {}

  record OutputFile(String parameter) implements Placeholder {}

  /** Where the executor output is to be written. */
  record ExecutorOutputFile() implements Placeholder {}

  /** A fact about the job or the task. */
  record Run(RunFact fact) implements Placeholder {}

  /** Another one, its text escaped so many times for use inside a JSON string. */
  record Escaped(Placeholder inner, int level) implements Placeholder {}

  /** A part of an artifact. */
  enum Field {
    URI,
    PATH,
    METADATA,
    NAME
  }

  /** The names after {@code $.} that stand for facts of the run. */
  enum RunFact {
    PIPELINE_JOB_NAME,
    PIPELINE_JOB_UUID,
    PIPELINE_JOB_RESOURCE_NAME,
    PIPELINE_JOB_CREATE_TIME_UTC,
    PIPELINE_JOB_SCHEDULE_TIME_UTC,
    PIPELINE_TASK_NAME,
    PIPELINE_TASK_UUID,
    PIPELINE_ROOT,
    PIPELINE_GOOGLE_CLOUD_PROJECT_ID,
    PIPELINE_GOOGLE_CLOUD_LOCATION,
    PIPELINE_SERVICE_ACCOUNT,
    PIPELINE_NETWORK,
    PIPELINE_PERSISTENT_RESOURCE_ID,
    PIPELINE_ENCRYPTION_KEY_NAME;

    /** The spelling in a spec. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The placeholder that a body such as {@code .inputs.parameters['x']} means, if any. */
  static Optional<Placeholder> read(String body) {
    Matcher escape = Syntax.ESCAPE.matcher(body);
    if (escape.matches()) {
      int level = Integer.parseInt(escape.group(2));
      return plain(escape.group(1)).map(inner -> new Escaped(inner, level));
    }
    return plain(body);
  }

  private static Optional<Placeholder> plain(String body) {
    return Optional.<Placeholder>ofNullable(Syntax.FIXED.get(body))
        .or(() -> matched(Syntax.PARAMETER, body, InputParameter::new))
        .or(() -> matched(Syntax.OUTPUT_FILE, body, OutputFile::new))
        .or(() -> matched(Syntax.ARTIFACTS, body, InputArtifacts::new))
        .or(() -> artifact(body));
  }

  private static Optional<Placeholder> matched(
      Pattern pattern, String body, Function<String, Placeholder> make) {
    Matcher matcher = pattern.matcher(body);
    return matcher.matches() ? Optional.of(make.apply(matcher.group(1))) : Optional.empty();
  }

  private static Optional<Placeholder> artifact(String body) {
    Matcher matcher = Syntax.FIELD.matcher(body);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BiFunction<Field, String, Placeholder> make =
        (field, key) ->
            new ArtifactField(
                matcher.group(1).equals("inputs"),
                matcher.group(2),
                field,
                Optional.ofNullable(key));
    return switch (matcher.group(3)) {
      case "uri" -> Optional.of(make.apply(Field.URI, null));
      case "path" -> Optional.of(make.apply(Field.PATH, null));
      case "name" -> Optional.of(make.apply(Field.NAME, null));
      default -> Optional.of(make.apply(Field.METADATA, matcher.group(4)));
    };
  }

  /** The grammar; a name is quoted by either quote. */
  final class Syntax {
    private static final String NAME = "\\[['\"]([^'\"\\]]+)['\"]\\]";
    static final Pattern ESCAPE = Pattern.compile("(.*)\\.json_escape\\[([01])\\]");
    static final Pattern PARAMETER = Pattern.compile("\\.inputs\\.parameters" + NAME);
    static final Pattern OUTPUT_FILE =
        Pattern.compile("\\.outputs\\.parameters" + NAME + "\\.output_file");
    static final Pattern ARTIFACTS = Pattern.compile("\\.inputs\\.artifacts" + NAME);
    static final Pattern FIELD =
        Pattern.compile(
            "\\.(inputs|outputs)\\.artifacts"
                + NAME
                + "\\.(uri|path|name|(?:metadata|properties)(?:"
                + NAME
                + ")?)");
    static final Map<String, Placeholder> FIXED = fixed();

    private Syntax() {}

    private static Map<String, Placeholder> fixed() {
      Map<String, Placeholder> all = new java.util.HashMap<>();
      all.put("", new ExecutorInput());
      all.put(".outputs.output_file", new ExecutorOutputFile());
      all.put(".outputMetadataUri", new ExecutorOutputFile());
      for (RunFact fact : RunFact.values()) {
        all.put("." + fact.key(), new Run(fact));
      }
      return Map.copyOf(all);
    }
  }
}
