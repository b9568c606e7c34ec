package io.github.vertexmaven.emulator.logging;

import com.google.logging.v2.LogEntry;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The first entries of all that are offered: as many as a page takes and one more, which tells that
 * there is another page. It stays small, however many are offered.
 */
final class EntryPage {

  /** Clients of gRPC take messages of 4 MiB unless they say otherwise. */
  private static final int LARGEST_ANSWER = 3 << 20;

  private final Comparator<LogEntry> order;
  private final int most;
  private final PriorityQueue<LogEntry> lastFirst;
  private long bytes;

  EntryPage(Comparator<LogEntry> order, int most) {
    this.order = order;
    this.most = most;
    this.lastFirst = new PriorityQueue<>(order.reversed());
  }

  /** Whether an entry that comes after this one may be among the first. */
  boolean offer(LogEntry entry) {
    lastFirst.add(entry);
    bytes += entry.getSerializedSize();
    boolean kept = true;
    while (isMoreThanEnough()) {
      LogEntry last = lastFirst.remove();
      bytes -= last.getSerializedSize();
      kept = kept && last != entry;
    }
    return kept;
  }

  private boolean isMoreThanEnough() {
    int rest = lastFirst.size() - 1;
    return rest > most || rest > 1 && bytes - lastFirst.peek().getSerializedSize() > LARGEST_ANSWER;
  }

  /** The page, in order: long lines make it shorter than was asked. */
  List<LogEntry> entries() {
    List<LogEntry> all = lastFirst.stream().sorted(order).toList();
    return all.subList(0, size(all));
  }

  /** Whether there are entries behind those of the page. */
  boolean hasNext() {
    return entries().size() < lastFirst.size();
  }

  private int size(List<LogEntry> found) {
    int size = 0;
    long sum = 0;
    while (size < Math.min(most, found.size())) {
      sum += found.get(size).getSerializedSize();
      if (size > 0 && sum > LARGEST_ANSWER) {
        break;
      }
      size++;
    }
    return size;
  }
}
