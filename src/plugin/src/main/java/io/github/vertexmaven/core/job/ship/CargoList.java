package io.github.vertexmaven.core.job.ship;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What would be uploaded, in lines for people. */
public final class CargoList {

  private CargoList() {}

  /** A line for each object with its size, and a sum; nothing when nothing is shipped. */
  public static List<String> of(List<Cargo.Piece> pieces) {
    if (pieces.isEmpty()) {
      return List.of();
    }
    List<String> sizes = pieces.stream().map(piece -> size(piece.bytes())).toList();
    int width = sizes.stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      String pad = " ".repeat(width - sizes.get(i).length());
      lines.add("Upload      " + pad + sizes.get(i) + "  " + pieces.get(i).uri());
    }
    long all = pieces.stream().mapToLong(Cargo.Piece::bytes).sum();
    lines.add(
        "            "
            + (pieces.size() == 1 ? "1 object, " : pieces.size() + " objects, ")
            + size(all)
            + ", as far as they are not there already");
    return lines;
  }

  /** In steps of a thousand, as storage is sold. */
  static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
