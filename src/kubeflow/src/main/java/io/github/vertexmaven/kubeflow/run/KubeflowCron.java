package io.github.vertexmaven.kubeflow.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cron expressions of the server, which have seconds in front: our five fields would be taken for
 * others. Its days of the week go from 0 to 6.
 */
final class KubeflowCron {

  private static final int FIVE = 5;
  private static final int SIX = 6;
  private static final int DAY_OF_WEEK = 4;
  private static final String SUNDAY = "7";

  private KubeflowCron() {}

  /**
   * In the server's form.
   *
   * @param cron five fields, which {@code TZ=} and a zone may lead
   */
  static String sixFields(String cron) {
    String[] fields = withoutZone(cron).split(" +");
    if (fields.length != FIVE) {
      throw new IllegalArgumentException("not five fields: " + cron);
    }
    fields[DAY_OF_WEEK] = weekdays(fields[DAY_OF_WEEK]);
    return "0 " + String.join(" ", fields);
  }

  /** A schedule of ours has five fields; one of somebody else's stays as it is. */
  static String fiveFields(String cron) {
    String[] fields = cron.strip().split(" +");
    return fields.length == SIX && fields[0].equals("0")
        ? String.join(" ", List.of(fields).subList(1, SIX))
        : cron;
  }

  /** {@code TZ=Europe/Oslo 0 3 * * *} without its zone. */
  static String withoutZone(String cron) {
    return cron.strip().replaceFirst("^(?:CRON_)?TZ=\\S+ +", "");
  }

  static Optional<String> zone(String cron) {
    return cron.startsWith("TZ=")
        ? Optional.of(cron.substring(3, cron.indexOf(' ')))
        : Optional.empty();
  }

  private static String weekdays(String field) {
    List<String> parts = new ArrayList<>();
    for (String part : field.split(",")) {
      if (part.equals(SUNDAY)) {
        parts.add("0");
      } else if (part.endsWith("-7")) {
        parts.add(part.startsWith("7") ? "0" : part.replaceFirst("-7$", "-6"));
        if (!part.startsWith("0") && !part.startsWith("7")) {
          parts.add("0");
        }
      } else if (part.matches("[0-6]-7/\\d+")) {
        parts.addAll(stepped(part));
      } else {
        parts.add(part);
      }
    }
    return String.join(",", parts);
  }

  /** Every so many days of the week, Sunday as the seventh among them. */
  private static List<String> stepped(String part) {
    int first = part.charAt(0) - '0';
    int step = Math.max(1, Integer.parseInt(part.substring(part.indexOf('/') + 1)));
    List<String> days = new ArrayList<>();
    for (int day = first; day <= SIX + 1; day += step) {
      days.add(String.valueOf(day % (SIX + 1)));
    }
    return days;
  }
}
