package io.github.vertexmaven.emulator.logging;

import com.google.logging.v2.ListLogEntriesRequest;
import com.google.logging.v2.ListLogEntriesResponse;
import com.google.logging.v2.LogEntry;
import io.github.vertexmaven.emulator.http.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One question for entries, understood (documentation page "Method: entries.list").
 *
 * @param newestFirst the order of the answer
 * @param after the entry before this page; entries that are written meanwhile do not shift the
 *     pages
 */
record Reading(
    String project,
    EntryFilter filter,
    boolean newestFirst,
    int pageSize,
    Optional<Mark> after,
    int question) {
  private static final Pattern PROJECT =
      Pattern.compile("projects/([^/]+)(/locations/[^/]+/buckets/[^/]+/views/[^/]+)?");
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 1000;

  /** The place of an entry in the order of all. */
  private record Mark(Instant timestamp, String insertId) {}

  static Reading of(ListLogEntriesRequest request) {
    Reading first =
        new Reading(
            project(request),
            EntryFilterParser.parse(request.getFilter()),
            newestFirst(request.getOrderBy()),
            pageSize(request),
            Optional.empty(),
            question(request));
    return request.getPageToken().isEmpty() ? first : first.after(request.getPageToken());
  }

  private static String project(ListLogEntriesRequest request) {
    List<String> projects =
        request.getResourceNamesList().stream().map(Reading::project).distinct().toList();
    if (projects.size() != 1) {
      throw Rejection.invalid(
          "The request names "
              + projects.size()
              + " projects in resource_names; the emulator reads from exactly one, such as projects/my-project.");
    }
    return projects.get(0);
  }

  private static String project(String resource) {
    Matcher matcher = PROJECT.matcher(resource);
    if (!matcher.matches()) {
      throw Rejection.invalid(
          "The request names '"
              + resource
              + "' in resource_names; the emulator has projects only, such as projects/my-project.");
    }
    return matcher.group(1);
  }

  private static boolean newestFirst(String orderBy) {
    return switch (orderBy.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")) {
      case "", "timestamp", "timestamp asc" -> false;
      case "timestamp desc" -> true;
      default ->
          throw Rejection.invalid(
              "order_by is '"
                  + orderBy
                  + "', but entries can be sorted by \"timestamp asc\" and \"timestamp desc\" only.");
    };
  }

  private static int pageSize(ListLogEntriesRequest request) {
    int size = request.getPageSize();
    if (size < 0 || size > LARGEST_PAGE) {
      throw Rejection.invalid(
          "page_size is " + size + ", but a page has 1 to " + LARGEST_PAGE + " entries.");
    }
    return size == 0 ? USUAL_PAGE : size;
  }

  /** Tells whether a page token belongs to the same question. */
  private static int question(ListLogEntriesRequest request) {
    return List.of(request.getFilter(), request.getOrderBy(), request.getResourceNamesList())
        .hashCode();
  }

  private Reading after(String token) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(" ", 3);
      if (parts.length == 3 && Integer.parseInt(parts[0]) == question) {
        return new Reading(
            project,
            filter,
            newestFirst,
            pageSize,
            Optional.of(new Mark(Instant.parse(parts[1]), parts[2])),
            question);
      }
    } catch (IllegalArgumentException | DateTimeParseException e) {
      // Answered below.
    }
    throw Rejection.invalid(
        "page_token is '" + token + "', which was not given for this filter and order.");
  }

  ListLogEntriesResponse from(TaskLogSource source) {
    EntryPage page = new EntryPage(order(), pageSize);
    try (Stream<TaskLines> logs = source.logs(project, filter.customJob())) {
      logs.forEach(log -> read(log, page));
    }
    List<LogEntry> entries = page.entries();
    return ListLogEntriesResponse.newBuilder()
        .addAllEntries(entries)
        .setNextPageToken(page.hasNext() ? token(entries.get(entries.size() - 1)) : "")
        .build();
  }

  /** Of each log no more is read than what may be on this page. */
  private void read(TaskLines log, EntryPage page) {
    TimeRange times = filter.times();
    Predicate<TaskLogLine> wantsMore =
        line -> {
          LogEntry entry = LogEntries.of(project, line);
          boolean isOver =
              newestFirst ? times.isAfter(line.timestamp()) : times.isBefore(line.timestamp());
          return !isOver && (!isAfterMark(entry) || !filter.test(entry) || page.offer(entry));
        };
    OptionalLong position =
        after
            .map(mark -> LogEntries.position(mark.insertId(), log.customJobId()))
            .orElse(OptionalLong.empty());
    Optional<Instant> marked = after.map(Mark::timestamp);
    if (newestFirst) {
      TimeRange until = times.and(new TimeRange(Optional.empty(), marked));
      log.backwards(new TaskLines.Begin(position, until.to()), wantsMore);
    } else {
      TimeRange since = times.and(new TimeRange(marked, Optional.empty()));
      log.forwards(new TaskLines.Begin(position, since.from()), wantsMore);
    }
  }

  private Comparator<LogEntry> order() {
    return newestFirst ? LogEntries.ORDER.reversed() : LogEntries.ORDER;
  }

  private boolean isAfterMark(LogEntry entry) {
    if (after.isEmpty()) {
      return true;
    }
    int byTime = LogEntries.instant(entry.getTimestamp()).compareTo(after.get().timestamp());
    int place = byTime != 0 ? byTime : entry.getInsertId().compareTo(after.get().insertId());
    return newestFirst ? place < 0 : place > 0;
  }

  private String token(LogEntry last) {
    String text =
        question + " " + LogEntries.instant(last.getTimestamp()) + " " + last.getInsertId();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
