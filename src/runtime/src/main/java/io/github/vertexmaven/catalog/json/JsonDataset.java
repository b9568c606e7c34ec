package io.github.vertexmaven.catalog.json;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.file.Compression;
import io.github.vertexmaven.catalog.file.DataFile;
import io.github.vertexmaven.catalog.file.Encoding;
import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Conversion;
import io.github.vertexmaven.catalog.value.Conversions;
import io.github.vertexmaven.catalog.value.Trail;
import io.github.vertexmaven.catalog.value.TypeRefusal;
import io.github.vertexmaven.catalog.value.WholeText;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * JSON: any value made of records, maps, lists, text, numbers and booleans; a DataFrame is an array
 * of objects. Whole numbers and decimals stay apart ({@code 1} and {@code 1.0}).
 */
public final class JsonDataset implements Dataset {

  private final DatasetDefinition definition;
  private final DataFile file;

  public JsonDataset(DatasetDefinition definition, DataFile file) {
    this.definition = definition;
    this.file = file;
  }

  @Override
  public Object load(Type wanted) throws Exception {
    try (InputStream in = file.open();
        Reader reader = Encoding.UTF_8.reader(Compression.unpacked(in))) {
      Object plain = JsonReading.read(reader);
      Optional<Shape> shape = Shape.of(wanted).filter(Shape.Frame.class::isInstance);
      if (definition.loadArgs().get("orient") instanceof String orient) {
        plain = Orient.rows(plain, orient);
      } else if (shape.isPresent() && Orient.isColumns(plain)) {
        plain = Orient.rows(plain, "columns");
      }
      return shape.isPresent()
          ? shape.get().of(JsonTable.of(plain), RowNumbers.from(1))
          : converted(plain, Conversions.to(wanted), "");
    } catch (CharacterCodingException e) {
      throw undecodable(file, e);
    } catch (EOFException | ZipException e) {
      throw Compression.damaged(e);
    }
  }

  /** Takes where the value stands in its file, as the beginning of a sentence or nothing. */
  static Object converted(Object plain, Conversion conversion, String where) throws BadData {
    Trail trail = Trail.ofData();
    Object value = conversion.convert(plain, trail);
    if (trail.count() == 0) {
      return value;
    }
    Trail.Problem first = trail.problems().get(0);
    String place = first.path().isEmpty() ? "" : "at " + first.place() + ": ";
    String more = trail.count() == 1 ? "" : " (and " + (trail.count() - 1) + " more)";
    throw new BadData(where + place + first.what() + more);
  }

  /** What is said of a file whose bytes are no characters. */
  static BadData undecodable(DataFile file, CharacterCodingException cause)
      throws IOException, BadData {
    try (InputStream in = file.open()) {
      return new BadData(
          Encoding.UTF_8.badLine(Compression.unpacked(in))
              + "the bytes are not UTF-8, which JSON always is.",
          cause);
    }
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    try {
      file.write(
          out -> {
            OutputStream packed =
                Compression.packed(out, definition.saveArgs(), definition.suffix());
            Writer writer = Encoding.UTF_8.writer(packed);
            JsonWriting.write(oriented(value, written), writer);
            writer.write('\n');
            writer.flush();
            Compression.finish(packed);
          });
    } catch (CharacterCodingException e) {
      throw new BadData(WholeText.PROBLEM, e);
    }
  }

  private Object oriented(Object value, Type written) throws BadData {
    Object orient = definition.saveArgs().getOrDefault("orient", "records");
    return orient.equals("records")
        ? value
        : Orient.of(Shape.table(value, written), (String) orient);
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    boolean frame = Shape.of(wanted).isPresent();
    return TypeRefusal.toLoad(
        frame || Conversions.reaches(wanted),
        "json",
        wanted,
        "records, lists, maps, text, numbers, booleans or a DataFrame");
  }

  @Override
  public boolean exists() {
    return file.exists();
  }
}
