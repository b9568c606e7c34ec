package io.github.vertexmaven.preview;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.DatasetException;
import io.github.vertexmaven.catalog.type.BuiltIn;
import io.github.vertexmaven.catalog.type.BuiltIn.Form;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Saved data in short, read in the dataset's own format. Of a large file only the beginning is read
 * where its format allows that, else nothing.
 */
public final class SavedPreview {

  private static final long MAX_TEXT = 1_000_000;
  private static final long MAX_LINES = 4_000_000;
  private static final int MAX_HEAD = 200_000;
  private static final int TRIES = 5;

  private final Catalog catalog;
  private final PreviewBounds bounds;

  /** Of data that a catalog knows. */
  public SavedPreview(Catalog catalog, PreviewBounds bounds) {
    this.catalog = catalog;
    this.bounds = bounds;
  }

  /**
   * A dataset in short.
   *
   * @param place a file, in the format that the catalog says; of a large one its beginning is
   *     enough
   * @param bytes the size of the whole
   */
  public Map<String, Object> of(String dataset, Path place, long bytes) {
    try {
      if (Files.isDirectory(place)) {
        return folder(place);
      }
      if (!Files.exists(place)) {
        return Unseen.because("There is no file.");
      }
      Map<String, Object> preview = new LinkedHashMap<>(read(dataset, place, bytes));
      preview.putIfAbsent("bytes", bytes);
      return preview;
    } catch (DatasetException e) {
      return Unseen.because("It cannot be shown: " + e.getMessage());
    } catch (IOException | BadData | RuntimeException | LinkageError | StackOverflowError e) {
      return Unseen.because("It cannot be shown: " + e);
    }
  }

  private static Map<String, Object> folder(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      long count = files.filter(Files::isRegularFile).count();
      return Unseen.because("A folder with " + (count == 1 ? "1 file." : count + " files."));
    }
  }

  private Map<String, Object> read(String dataset, Path place, long bytes)
      throws IOException, BadData {
    Catalog moved = catalog.at(dataset, place);
    String type = catalog.definition(dataset).map(DatasetDefinition::type).orElse("");
    // What is not known is looked at as a text is.
    Form form =
        BuiltIn.named(type).map(BuiltIn::form).orElse(type.isEmpty() ? Form.DOCUMENT : null);
    if (form == Form.LINES) {
      return bytes <= MAX_LINES ? table(moved, dataset, place) : beginning(dataset, place);
    }
    if (form == Form.DOCUMENT) {
      return bytes <= MAX_TEXT ? Preview.ofBytes(Files.readAllBytes(place)) : head(place, bytes);
    }
    if (bytes > bounds.read()) {
      return Unseen.because("A file of " + bytes + " bytes, too large to be read for this page.");
    }
    if (form == Form.TABLE) {
      return table(moved, dataset, place);
    }
    return form == Form.OBJECT
        ? Preview.of(moved.load(dataset, Object.class), bounds.rows())
        : Unseen.because("Data of the type '" + type + "' is not read for this page.");
  }

  /** A table without rows does not say its columns; its file may. */
  private Map<String, Object> table(Catalog catalog, String dataset, Path place)
      throws IOException, BadData {
    List<?> rows = (List<?>) catalog.load(dataset, Object.class);
    boolean table = !rows.isEmpty() && rows.stream().allMatch(Map.class::isInstance);
    return table
        ? TablePreview.ofRows(rows, bounds.rows())
        : rows.isEmpty() ? Preview.ofBytes(head(place)) : Preview.of(rows, bounds.rows());
  }

  /** As many whole lines as fit; the last ones may be within a text that goes on. */
  private Map<String, Object> beginning(String dataset, Path place) throws IOException, BadData {
    byte[] head = head(place);
    int end = head.length;
    for (int i = 0; i < TRIES && end > 0; i++) {
      end = lastLine(head, end);
      Optional<Map<String, Object>> preview = part(dataset, Arrays.copyOf(head, end));
      if (preview.isPresent()) {
        preview.get().put("partial", true);
        return preview.get();
      }
    }
    return Preview.ofBytes(head);
  }

  private static int lastLine(byte[] head, int end) {
    int before = end - 1;
    while (before > 0 && head[before - 1] != '\n') {
      before--;
    }
    return before;
  }

  private Optional<Map<String, Object>> part(String dataset, byte[] lines)
      throws IOException, BadData {
    Path part = Files.createTempFile("vertexai", ".part");
    try {
      Files.write(part, lines);
      return Optional.of(table(catalog.at(dataset, part), dataset, part));
    } catch (DatasetException e) {
      return Optional.empty();
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Map<String, Object> head(Path place, long bytes) throws IOException {
    byte[] head = head(place);
    Optional<String> picture = Picture.mediaType(head);
    Map<String, Object> preview =
        picture.isPresent()
            ? Unseen.because("A picture of " + bytes + " bytes, too large for this page.")
            : new LinkedHashMap<>(TextPreview.ofBytes(head));
    preview.put("bytes", bytes);
    return preview;
  }

  private static byte[] head(Path place) throws IOException {
    try (InputStream in = Files.newInputStream(place)) {
      return in.readNBytes(MAX_HEAD);
    }
  }
}
