package io.github.vertexmaven.catalog.json;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.file.DataFile;
import io.github.vertexmaven.catalog.file.Encoding;
import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Conversion;
import io.github.vertexmaven.catalog.value.Trail;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/**
 * JSON: any value made of records, maps, lists, text, numbers and booleans; a DataFrame is an array
 * of objects. Whole numbers and decimals stay apart ({@code 1} and {@code 1.0}).
 */
public final class JsonDataset implements Dataset {

  private final DataFile file;

  public JsonDataset(DataFile file) {
    this.file = file;
  }

  @Override
  public Object load(Type wanted) throws Exception {
    try (InputStream in = file.open();
        Reader reader = Encoding.UTF_8.reader(in)) {
      Object plain = JsonReading.read(reader);
      Optional<Shape> shape = Shape.of(wanted).filter(Shape.Frame.class::isInstance);
      return shape.isPresent()
          ? shape.get().of(JsonTable.of(plain), RowNumbers.from(1))
          : converted(plain, Conversion.to(wanted), "");
    } catch (CharacterCodingException e) {
      throw new BadData("the bytes are not UTF-8, which JSON always is.", e);
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

  @Override
  public void save(Object value, Type written) throws Exception {
    try {
      file.write(
          out -> {
            Writer writer = Encoding.UTF_8.writer(out);
            JsonWriting.write(value, writer);
            writer.write('\n');
            writer.flush();
          });
    } catch (CharacterCodingException e) {
      throw new BadData("it holds text that is not valid Unicode.", e);
    }
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    boolean frame = Shape.of(wanted).isPresent();
    return frame || Conversion.reaches(wanted)
        ? Optional.empty()
        : Optional.of(
            "json cannot yield a "
                + wanted.getTypeName()
                + "; it yields records, lists, maps, text, numbers, booleans or a DataFrame.");
  }

  @Override
  public boolean exists() {
    return file.exists();
  }
}
