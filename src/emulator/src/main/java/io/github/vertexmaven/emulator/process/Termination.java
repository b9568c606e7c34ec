package io.github.vertexmaven.emulator.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Ends processes with all that they started: asked first, then made to. */
public final class Termination {

  /** One that the system itself cannot end (it hangs in a device) must not hang us too. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private Termination() {}

  /** Ends everything that carries a mark, at once. */
  public static void now(ProcessMark mark) {
    now(mark::processes);
  }

  /** Ends a process that another emulator started, unless its id has been given to another. */
  public static void now(long pid, Optional<Instant> start) {
    if (pid > 0) {
      now(() -> same(pid, start).map(Termination::tree).orElse(List.of()));
    }
  }

  /** Asks a process and what carries its mark to end, and ends what has not after the grace. */
  public static void gently(ProcessHandle root, ProcessMark mark, Duration grace) {
    Supplier<List<ProcessHandle>> all = () -> both(tree(root), mark.processes());
    all.get().forEach(ProcessHandle::destroy);
    Instant patience = Instant.now().plus(grace);
    while (root.isAlive() && Instant.now().isBefore(patience)) {
      pause();
    }
    now(all);
  }

  private static void now(Supplier<List<ProcessHandle>> processes) {
    // Again and again: a process may start another while it is being ended.
    Instant patience = Instant.now().plus(LONGEST);
    List<ProcessHandle> some = processes.get();
    while (!some.isEmpty() && Instant.now().isBefore(patience)) {
      some.forEach(ProcessHandle::destroyForcibly);
      pause();
      some = processes.get();
    }
  }

  private static List<ProcessHandle> tree(ProcessHandle root) {
    return Stream.concat(root.descendants(), Stream.of(root))
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  private static List<ProcessHandle> both(List<ProcessHandle> some, List<ProcessHandle> more) {
    List<ProcessHandle> all = new ArrayList<>(some);
    more.stream().filter(one -> !some.contains(one)).forEach(all::add);
    return all;
  }

  private static Optional<ProcessHandle> same(long pid, Optional<Instant> start) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> start.isPresent() && handle.info().startInstant().equals(start));
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
