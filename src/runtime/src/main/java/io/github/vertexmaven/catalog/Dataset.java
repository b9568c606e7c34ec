package io.github.vertexmaven.catalog;

import java.lang.reflect.Type;
import java.util.Optional;

/**
 * Loads and saves data in one format: a file format, a table, a place in memory.
 *
 * <p>To support another format, write a class that implements this interface and has a public
 * constructor that takes a {@link DatasetDefinition}. In the catalog, its {@code type} is the name
 * of the class.
 *
 * <pre>{@code
 * public final class Lines implements Dataset {
 *   private final Path file;
 *
 *   public Lines(DatasetDefinition definition) {
 *     file = definition.path().orElseThrow();
 *   }
 *
 *   public Object load(Type wanted) throws IOException {
 *     return Files.readAllLines(file);
 *   }
 *
 *   public void save(Object value, Type written) throws IOException {
 *     Files.write(file, (List<String>) value);
 *   }
 * }
 * }</pre>
 *
 * <pre>{@code
 * names: {type: com.acme.Lines, filepath: data/01_raw/names.txt}
 * }</pre>
 *
 * <p>The folder of the file exists before {@code save} is called. The methods can throw any
 * exception: the caller adds the name of the dataset and where it is declared.
 *
 * @see DatasetDefinition
 * @see DatasetType
 */
public interface Dataset {

  /**
   * Loads the data in the type that the node asks for.
   *
   * @param wanted the declared type of the node's parameter, for example {@code List<Company>}
   * @throws Exception whatever went wrong; the caller adds the dataset's name and place
   */
  Object load(Type wanted) throws Exception;

  /**
   * Saves a value, completely or, after an exception, not at all.
   *
   * @param value never null
   * @param written the declared type of the node's output
   * @throws Exception whatever went wrong; the caller adds the dataset's name and place
   */
  void save(Object value, Type written) throws Exception;

  /**
   * Explains, in the end of a sentence, why this dataset cannot load such a type; empty if it can.
   * The build asks before anything runs.
   */
  default Optional<String> refusalToLoad(Type wanted) {
    return Optional.empty();
  }

  /**
   * Explains, in the end of a sentence, why this dataset cannot save such a type; empty if it can.
   * The build asks before anything runs.
   */
  default Optional<String> refusalToSave(Type written) {
    return Optional.empty();
  }

  /** Whether there is data to load. An {@code Optional} input is empty if not. */
  default boolean exists() {
    return true;
  }
}
