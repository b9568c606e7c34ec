package io.github.vertexmaven.catalog.value;

import java.lang.reflect.Type;
import java.util.Optional;

/** Why a dataset cannot yield or keep a type: one sentence for all formats. */
public final class TypeRefusal {

  private TypeRefusal() {}

  /**
   * Nothing if it is possible.
   *
   * @param format the dataset's type in the catalog
   * @param wanted the declared type of a node's input
   * @param choice what the format yields, as words
   */
  public static Optional<String> toLoad(
      boolean possible, String format, Type wanted, String choice) {
    return possible ? Optional.empty() : Optional.of(sentence(format, "yield", wanted, choice));
  }

  /**
   * Nothing if it is possible.
   *
   * @param format the dataset's type in the catalog
   * @param written the declared type of a node's output
   * @param choice what the format keeps, as words
   */
  public static Optional<String> toSave(
      boolean possible, String format, Type written, String choice) {
    return possible ? Optional.empty() : Optional.of(sentence(format, "keep", written, choice));
  }

  private static String sentence(String format, String verb, Type type, String choice) {
    String name = type.getTypeName();
    return format + " cannot " + verb + " a " + name + "; it " + verb + "s " + choice + ".";
  }
}
