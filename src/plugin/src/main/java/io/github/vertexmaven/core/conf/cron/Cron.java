package io.github.vertexmaven.core.conf.cron;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cron expression of five fields in a zone. It is due whenever the clocks of the zone show one of
 * its times: not at all on a day on which they leave the time out, and twice when they show it
 * twice.
 */
public final class Cron {

  /** The fields of the crontab; names of months and days may stand for their numbers. */
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  /** The parser has signs of its own, with which it parts one expression into several. */
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9*/,?#\\s-]");

  private final ExecutionTime times;
  private final ZoneId zone;

  private Cron(ExecutionTime times, ZoneId zone) {
    this.times = times;
    this.zone = zone;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException says what is wrong with it
   */
  public static Cron of(String expression, ZoneId zone) {
    Matcher foreign = FOREIGN.matcher(expression);
    if (foreign.find()) {
      throw new IllegalArgumentException("it has a '" + foreign.group() + "'");
    }
    return new Cron(ExecutionTime.forCron(PARSER.parse(expression.strip()).validate()), zone);
  }

  /** What is wrong with an expression, to stand behind "is not a cron expression: ". */
  public static Optional<String> problem(String expression) {
    try {
      Cron cron = of(expression, ZoneOffset.UTC);
      boolean never = cron.next(LocalDateTime.of(2024, 1, 1, 0, 0)).isEmpty();
      return never ? Optional.of("no day of the calendar fits it") : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          String.valueOf(e.getMessage()).replace("Failed to parse cron expression. ", ""));
    }
  }

  /** The first so many times after the given one. */
  public List<ZonedDateTime> after(ZonedDateTime moment, int count) {
    List<ZonedDateTime> found = new ArrayList<>();
    Optional<ZonedDateTime> next = after(moment.withZoneSameInstant(zone));
    while (next.isPresent() && found.size() < count) {
      found.add(next.get());
      next = after(next.get());
    }
    return found;
  }

  /** While the offset stays, the clocks go on evenly; where it changes they are read anew. */
  private Optional<ZonedDateTime> after(ZonedDateTime moment) {
    LocalDateTime shown = moment.toLocalDateTime();
    ZonedDateTime from = moment;
    while (true) {
      Optional<LocalDateTime> next = next(shown);
      ZoneOffsetTransition change = zone.getRules().nextTransition(from.toInstant());
      if (next.isEmpty() || change == null || next.get().isBefore(change.getDateTimeBefore())) {
        ZoneOffset offset = from.getOffset();
        return next.map(time -> ZonedDateTime.ofInstant(time.toInstant(offset), zone));
      }
      from = change.getInstant().atZone(zone);
      shown = from.toLocalDateTime().minusNanos(1);
    }
  }

  private Optional<LocalDateTime> next(LocalDateTime shown) {
    return times.nextExecution(shown.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
  }
}
