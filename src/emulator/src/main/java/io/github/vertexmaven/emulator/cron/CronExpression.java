package io.github.vertexmaven.emulator.cron;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cron expression of five fields, perhaps led by {@code TZ=} or {@code CRON_TZ=} and a zone of
 * the IANA database; without one it is in UTC (schedule.proto).
 *
 * <p>It goes by the wall clock: a moment is due when the clock on the wall of the zone shows a time
 * of the expression. So a time that a change of the clocks leaves out is not due on that day, and
 * one that the clocks show twice is due twice.
 */
public final class CronExpression {

  private static final Pattern ZONED = Pattern.compile("(?:CRON_)?TZ=(\\S*)\\s+(.*)");
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  /** The parser has signs of its own, with which it parts one expression into several. */
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9*/,?#\\s-]");

  private final ExecutionTime times;
  private final ZoneId zone;

  private CronExpression(ExecutionTime times, ZoneId zone) {
    this.times = times;
    this.zone = zone;
  }

  /** Reads an expression. */
  public static CronExpression parse(String text) throws MalformedCron {
    Matcher zoned = ZONED.matcher(text.strip());
    return zoned.matches()
        ? new CronExpression(times(zoned.group(2), text), zone(zoned.group(1)))
        : new CronExpression(times(text, text), ZoneOffset.UTC);
  }

  private static ExecutionTime times(String fields, String text) throws MalformedCron {
    Matcher foreign = FOREIGN.matcher(fields);
    if (foreign.find()) {
      throw new MalformedCron(
          "'" + text + "' is not a cron expression: it has a '" + foreign.group() + "'.");
    }
    try {
      return ExecutionTime.forCron(PARSER.parse(fields.strip()).validate());
    } catch (IllegalArgumentException e) {
      throw new MalformedCron("'" + text + "' is not a cron expression: " + reason(e));
    }
  }

  private static String reason(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    return message.replace("Failed to parse cron expression. ", "");
  }

  private static ZoneId zone(String id) throws MalformedCron {
    // SystemV is Java's own.
    if (!ZoneId.getAvailableZoneIds().contains(id) || id.startsWith("SystemV/")) {
      throw new MalformedCron("'" + id + "' is not a time zone of the IANA database.");
    }
    return ZoneId.of(id);
  }

  /** The first moment after the given one that is due, if there ever is one. */
  public Optional<Instant> after(Instant moment) {
    ZoneRules rules = zone.getRules();
    Instant begin = moment;
    LocalDateTime wall = LocalDateTime.ofInstant(moment, rules.getOffset(moment));
    while (true) {
      Optional<LocalDateTime> next = next(wall);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      Instant due = next.get().toInstant(rules.getOffset(begin));
      ZoneOffsetTransition change = rules.nextTransition(begin);
      if (change == null || due.isBefore(change.getInstant())) {
        return Optional.of(due);
      }
      begin = change.getInstant();
      wall = change.getDateTimeAfter().minusNanos(1);
    }
  }

  /** The next time on a wall where the clocks never change. */
  private Optional<LocalDateTime> next(LocalDateTime wall) {
    return times.nextExecution(wall.atZone(ZoneOffset.UTC)).map(next -> next.toLocalDateTime());
  }
}
