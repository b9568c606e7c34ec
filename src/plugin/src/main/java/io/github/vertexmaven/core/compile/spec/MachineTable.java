package io.github.vertexmaven.core.compile.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The machines that Vertex AI publishes for the tasks of pipelines, as {@code machines.txt} has
 * them, with its source and its date.
 *
 * @param largest what any machine has at most
 * @param accelerators by their names, in the file's order
 */
record MachineTable(Machine largest, Map<String, Accelerator> accelerators) {

  private static final String FILE = "machines.txt";
  private static final String ANY = "any";
  private static final int COLUMNS = 5;

  private static final MachineTable PUBLISHED = read();

  /** Keeps the order. */
  MachineTable {
    accelerators = Collections.unmodifiableMap(new LinkedHashMap<>(accelerators));
  }

  /**
   * A machine.
   *
   * @param name what Compute Engine calls it
   */
  record Machine(String name, double cpus, double gigabytes) {}

  /**
   * An accelerator.
   *
   * @param machines the largest machine for each number that fits one
   * @param words what else is known of it
   */
  record Accelerator(SortedMap<Long, Machine> machines, Set<String> words) {

    private static Accelerator unknown() {
      return new Accelerator(new TreeMap<>(), new LinkedHashSet<>());
    }

    boolean isEnded() {
      return words.contains("ended");
    }

    boolean lacksMount() {
      return words.contains("no-mount");
    }

    /** The largest machine that has so many. */
    Optional<Machine> with(long count) {
      return Optional.ofNullable(machines.get(count));
    }

    /** The numbers in words, {@code 1, 2 or 4}. */
    String counts() {
      List<String> all = machines.keySet().stream().map(String::valueOf).toList();
      int last = all.size() - 1;
      return last < 1
          ? String.join("", all)
          : String.join(", ", all.subList(0, last)) + " or " + all.get(last);
    }
  }

  /** What is published. */
  static MachineTable published() {
    return PUBLISHED;
  }

  Optional<Accelerator> accelerator(String type) {
    return Optional.ofNullable(accelerators.get(type));
  }

  private static MachineTable read() {
    try (InputStream in = MachineTable.class.getResourceAsStream(FILE)) {
      return of(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MachineTable of(String text) {
    List<Machine> any = new ArrayList<>();
    Map<String, Accelerator> accelerators = new LinkedHashMap<>();
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      String[] columns = line.strip().split(" +");
      if (columns[0].equals(ANY)) {
        any.add(machine(columns));
      } else if (!columns[0].startsWith("#")) {
        Accelerator known = accelerators.computeIfAbsent(columns[0], name -> Accelerator.unknown());
        if (columns.length == COLUMNS) {
          known.machines().put(Long.valueOf(columns[1]), machine(columns));
        } else {
          known.words().add(columns[1]);
        }
      }
    }
    return new MachineTable(any.get(0), accelerators);
  }

  private static Machine machine(String[] columns) {
    return new Machine(
        columns[2], Double.parseDouble(columns[3]), Double.parseDouble(columns[COLUMNS - 1]));
  }
}
