package io.github.vertexmaven.core.job.ship;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would be uploaded and registered, in lines for people. */
public final class PublicationList {

  private PublicationList() {}

  /**
   * Its lines; what several specs need is listed once.
   *
   * @param shipments what the specs need
   * @param image the project's own image, when its code is in one
   * @param specs the files of the specs by their names
   */
  public static List<String> of(
      List<Cargo> shipments,
      Optional<String> image,
      Map<String, String> specs,
      String repository,
      List<String> tags) {
    List<String> lines = new ArrayList<>();
    lines.add("Dry run: nothing is uploaded or registered.");
    image.ifPresent(name -> lines.add("Image       " + name + ", which the specs name by digest"));
    Map<String, Cargo.Piece> pieces = new LinkedHashMap<>();
    for (Cargo shipment : shipments) {
      shipment.pieces().forEach(piece -> pieces.putIfAbsent(piece.uri(), piece));
    }
    lines.addAll(CargoList.of(List.copyOf(pieces.values())));
    specs.forEach(
        (name, file) ->
            lines.add(
                "Register    "
                    + repository
                    + "/"
                    + name
                    + " as "
                    + String.join(", ", tags)
                    + ", from "
                    + file));
    return lines;
  }
}
