package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Words;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads what it is given through all row groups of a file, one after the other: one column, or the
 * nested ones together. Several of them run on as many processors as there are, where they have
 * enough cells for it.
 */
final class GroupReading {

  /** Fewer cells are read before another thread is there. */
  private static final long WORTH_IT = 1 << 18;

  /** More names of columns are not shown. */
  private static final int SHOWN = 5;

  /** Takes the columns of a row group, by their paths. */
  interface Taking {
    void take(Map<List<String>, Pages> columns, long rows) throws IOException;
  }

  /**
   * What takes columns.
   *
   * @param paths of the columns
   * @param keeps whether a page is still needed when the next one is asked for
   */
  record Part(List<List<String>> paths, boolean keeps, Taking taking) {}

  /** A row group of the file. */
  private record Group(Map<List<String>, Footer.Place> columns, long rows) {}

  private final Path file;
  private final List<Group> groups;
  private final Part part;
  private long done;
  private Throwable failure;

  private GroupReading(Path file, List<Group> groups, Part part) {
    this.file = file;
    this.groups = groups;
    this.part = part;
  }

  /**
   * Reads all.
   *
   * @throws BadData with the first row that cannot be read
   */
  static void read(Path file, Footer footer, List<Part> parts) throws BadData {
    List<Group> groups = new ArrayList<>();
    long rows = 0;
    for (Footer.Group group : footer.groups()) {
      Map<List<String>, Footer.Place> columns = new HashMap<>();
      group.columns().forEach(column -> columns.put(column.meta().path(), column.meta()));
      groups.add(new Group(columns, group.rows()));
      rows += group.rows();
    }
    List<GroupReading> all = new ArrayList<>();
    parts.forEach(part -> all.add(new GroupReading(file, groups, part)));
    run(all, rows);
    GroupReading first = null;
    for (GroupReading one : all) {
      if (one.failure != null && (first == null || one.done < first.done)) {
        first = one;
      }
    }
    if (first != null) {
      throw new BadData(
          "the file is damaged: the rows from "
              + (first.done + 1)
              + " on cannot be read"
              + first.columns()
              + ".",
          first.failure);
    }
  }

  /** Nested columns are read together, so that any of them may be the one. */
  private String columns() {
    List<String> names =
        part.paths().stream().map(path -> Words.quoted(path.get(0))).distinct().toList();
    return (names.size() == 1 ? " in column " : " in one of the columns ")
        + String.join(", ", names.size() > SHOWN ? names.subList(0, SHOWN) : names)
        + (names.size() > SHOWN ? ", …" : "");
  }

  private static void run(List<GroupReading> all, long rows) {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), all.size());
    AtomicInteger next = new AtomicInteger();
    if (threads < 2 || rows * all.size() < WORTH_IT) {
      run(all, next);
    } else {
      List<ForkJoinTask<?>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        tasks.add(ForkJoinTask.adapt(() -> run(all, next)));
      }
      ForkJoinTask.invokeAll(tasks);
    }
  }

  /** Reads one after the other of those that nobody has begun. */
  private static void run(List<GroupReading> all, AtomicInteger next) {
    PageRoom room = new PageRoom();
    for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
      all.get(i).run(room);
    }
  }

  private void run(PageRoom room) {
    try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
      for (Group group : groups) {
        Map<List<String>, Pages> columns = new HashMap<>();
        for (List<String> path : part.paths) {
          columns.put(path, new Pages(bytes, group.columns.get(path), part.keeps ? null : room));
        }
        part.taking.take(columns, group.rows);
        done += group.rows;
      }
    } catch (IOException | RuntimeException | StackOverflowError e) {
      failure = e;
    }
  }
}
