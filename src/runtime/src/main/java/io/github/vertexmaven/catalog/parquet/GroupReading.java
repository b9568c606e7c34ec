package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinTask;

/**
 * Reads what it is given through all row groups of a file, one after the other: one column, or the
 * nested ones together. Several of them run on as many processors as there are, where they have
 * enough cells for it.
 */
final class GroupReading implements Runnable {

  /** Fewer cells are read before another thread is there. */
  private static final long WORTH_IT = 1 << 18;

  /** Takes the columns of a row group, by their paths. */
  interface Taking {
    void take(Map<List<String>, Pages> columns, long rows) throws IOException;
  }

  /** A row group of the file. */
  private record Group(Map<List<String>, Footer.Place> columns, long rows) {}

  private final Path file;
  private final List<Group> groups;
  private final List<List<String>> paths;
  private final Taking taking;
  private long done;
  private Throwable failure;

  private GroupReading(Path file, List<Group> groups, List<List<String>> paths, Taking taking) {
    this.file = file;
    this.groups = groups;
    this.paths = paths;
    this.taking = taking;
  }

  /**
   * Reads all.
   *
   * @param parts what takes columns, by the paths of these
   * @throws BadData with the first row that cannot be read
   */
  static void read(Path file, Footer footer, LinkedHashMap<List<List<String>>, Taking> parts)
      throws BadData {
    List<Group> groups = new ArrayList<>();
    long rows = 0;
    for (Footer.Group group : footer.groups()) {
      Map<List<String>, Footer.Place> columns = new HashMap<>();
      group.columns().forEach(column -> columns.put(column.meta().path(), column.meta()));
      groups.add(new Group(columns, group.rows()));
      rows += group.rows();
    }
    List<GroupReading> all = new ArrayList<>();
    parts.forEach((paths, taking) -> all.add(new GroupReading(file, groups, paths, taking)));
    run(all, rows);
    GroupReading first = null;
    for (GroupReading one : all) {
      if (one.failure != null && (first == null || one.done < first.done)) {
        first = one;
      }
    }
    if (first != null) {
      throw new BadData(
          "the file is damaged: the rows from " + (first.done + 1) + " on cannot be read.",
          first.failure);
    }
  }

  private static void run(List<GroupReading> all, long rows) {
    boolean alone = Runtime.getRuntime().availableProcessors() < 2;
    if (alone || all.size() < 2 || rows * all.size() < WORTH_IT) {
      all.forEach(GroupReading::run);
    } else {
      ForkJoinTask.invokeAll(all.stream().map(ForkJoinTask::adapt).toList());
    }
  }

  @Override
  public void run() {
    try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
      for (Group group : groups) {
        Map<List<String>, Pages> columns = new HashMap<>();
        for (List<String> path : paths) {
          columns.put(path, new Pages(bytes, group.columns.get(path)));
        }
        taking.take(columns, group.rows);
        done += group.rows;
      }
    } catch (IOException | RuntimeException | StackOverflowError e) {
      failure = e;
    }
  }
}
