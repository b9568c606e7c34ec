package io.github.vertexmaven.core.job.ship;

import io.github.vertexmaven.core.show.table.ByteCount;
import java.util.ArrayList;
import java.util.List;

/** What would be uploaded, in lines for people. */
public final class CargoList {

  private CargoList() {}

  /** A line for each object with its size, and a sum; nothing when nothing is shipped. */
  public static List<String> of(List<Cargo.Piece> pieces) {
    if (pieces.isEmpty()) {
      return List.of();
    }
    List<String> sizes = pieces.stream().map(piece -> ByteCount.words(piece.bytes())).toList();
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
            + ByteCount.words(all)
            + ", unless they are already there");
    return lines;
  }
}
