package io.github.vertexmaven.emulator.kubeflow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of parameters that stand for facts of the run when it is made. */
final class Macros {

  private static final Pattern BRACKETS =
      Pattern.compile("\\[\\[(RunUUID|Index|CurrentTime|ScheduledTime)(?:\\.([^\\]]+))?\\]\\]");
  private static final Pattern STRFTIME =
      Pattern.compile("\\{\\{\\$\\.(currentTime|scheduledTime)\\.strftime\\('([^']*)'\\)\\}\\}");
  private static final Pattern DIRECTIVE = Pattern.compile("%([a-zA-Z%])");
  private static final String WORKFLOW = "{{workflow.uid}}";
  private static final String USUAL = "20060102150405";

  /** The layouts of Go are an example time; the longer of two parts that begin alike is first. */
  private static final Map<String, String> LAYOUT = layout();

  private static final Map<String, String> STRFTIME_FORMS =
      Map.ofEntries(
          Map.entry("Y", "yyyy"),
          Map.entry("y", "yy"),
          Map.entry("m", "MM"),
          Map.entry("d", "dd"),
          Map.entry("H", "HH"),
          Map.entry("I", "hh"),
          Map.entry("M", "mm"),
          Map.entry("S", "ss"),
          Map.entry("p", "a"),
          Map.entry("j", "DDD"),
          Map.entry("a", "EEE"),
          Map.entry("A", "EEEE"),
          Map.entry("b", "MMM"),
          Map.entry("B", "MMMM"),
          Map.entry("Z", "'UTC'"),
          Map.entry("z", "xx"),
          Map.entry("F", "yyyy-MM-dd"),
          Map.entry("T", "HH:mm:ss"),
          Map.entry("%", "'%'"));

  private final String run;
  private final Instant now;
  private final Instant scheduled;
  private final long index;

  /**
   * The macros of one run.
   *
   * @param index of a recurring run's; 0 for others, which have none
   */
  Macros(String run, Instant now, Instant scheduled, long index) {
    this.run = run;
    this.now = now;
    this.scheduled = scheduled;
    this.index = index;
  }

  /** Parameters with what their texts stand for. */
  Map<String, Object> filled(Map<String, Object> parameters) {
    Map<String, Object> filled = new LinkedHashMap<>();
    parameters.forEach(
        (name, value) -> filled.put(name, value instanceof String text ? filled(text) : value));
    return filled;
  }

  private String filled(String text) {
    String brackets =
        BRACKETS
            .matcher(text.replace(WORKFLOW, run))
            .replaceAll(match -> Matcher.quoteReplacement(bracket(match)));
    return STRFTIME
        .matcher(brackets)
        .replaceAll(match -> Matcher.quoteReplacement(strftime(match)));
  }

  private String bracket(MatchResult match) {
    String layout = match.group(2) == null ? USUAL : match.group(2);
    return switch (match.group(1)) {
      case "RunUUID" -> run;
      case "Index" -> index == 0 ? match.group() : Long.toString(index);
      case "CurrentTime" -> inLayout(now, layout);
      default -> inLayout(scheduled, layout);
    };
  }

  private static String inLayout(Instant time, String layout) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < layout.length()) {
      String rest = layout.substring(at);
      Map.Entry<String, String> part =
          LAYOUT.entrySet().stream()
              .filter(one -> rest.startsWith(one.getKey()))
              .findFirst()
              .orElse(Map.entry(rest.substring(0, 1), ""));
      text.append(part.getValue().isEmpty() ? part.getKey() : formatted(time, part.getValue()));
      at += part.getKey().length();
    }
    return text.toString();
  }

  private static Map<String, String> layout() {
    Map<String, String> layout = new LinkedHashMap<>();
    for (String pair :
        List.of(
            "2006=yyyy",
            "January=MMMM",
            "Jan=MMM",
            "Monday=EEEE",
            "Mon=EEE",
            "MST='UTC'",
            "Z07:00='Z'",
            "-0700=xx",
            "-07:00=xxx",
            "01=MM",
            "02=dd",
            "03=hh",
            "04=mm",
            "05=ss",
            "06=yy",
            "15=HH",
            "PM=a",
            "1=M",
            "2=d",
            "3=h",
            "4=m",
            "5=s")) {
      String[] parts = pair.split("=");
      layout.put(parts[0], parts[1]);
    }
    return layout;
  }

  private String strftime(MatchResult match) {
    Instant time = match.group(1).equals("currentTime") ? now : scheduled;
    return DIRECTIVE
        .matcher(match.group(2))
        .replaceAll(
            directive -> {
              String form = STRFTIME_FORMS.get(directive.group(1));
              return Matcher.quoteReplacement(
                  form == null ? directive.group() : formatted(time, form));
            });
  }

  private static String formatted(Instant time, String form) {
    return DateTimeFormatter.ofPattern(form, Locale.ENGLISH).format(time.atOffset(ZoneOffset.UTC));
  }
}
