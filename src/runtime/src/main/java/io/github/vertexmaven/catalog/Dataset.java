package io.github.vertexmaven.catalog;

import java.lang.reflect.Type;
import java.util.Optional;

/**
 * One way to keep data: a file format, a table, a place in memory.
 *
 * <p>A dataset of your own implements this interface, has a public constructor that takes a {@link
 * DatasetDefinition}, and is named by its class in the catalog's {@code type}.
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
 * <p>The folder of the file is there before {@code save} is called. Neither method adds the
 * dataset's name to what it throws: the caller does.
 */
public interface Dataset {

  /**
   * Reads the data as what the node asks for.
   *
   * @param wanted the declared type of the node's parameter, for example {@code List<Company>}
   * @throws Exception whatever went wrong; the caller adds the dataset's name and place
   */
  Object load(Type wanted) throws Exception;

  /**
   * Keeps a value. Either all of it is kept or, after an exception, nothing.
   *
   * @param value never null
   * @param written the declared type of the node's output
   * @throws Exception whatever went wrong; the caller adds the dataset's name and place
   */
  void save(Object value, Type written) throws Exception;

  /** Why this dataset can never yield such a type, as the end of a sentence; empty when it can. */
  default Optional<String> refusalToLoad(Type wanted) {
    return Optional.empty();
  }

  /** Why this dataset can never keep such a type, as the end of a sentence; empty when it can. */
  default Optional<String> refusalToSave(Type written) {
    return Optional.empty();
  }

  /** Whether there is something to load. */
  default boolean exists() {
    return true;
  }
}
