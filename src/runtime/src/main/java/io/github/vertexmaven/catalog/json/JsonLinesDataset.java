package io.github.vertexmaven.catalog.json;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.file.Compression;
import io.github.vertexmaven.catalog.file.DataFile;
import io.github.vertexmaven.catalog.file.Encoding;
import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Conversion;
import io.github.vertexmaven.catalog.value.Conversions;
import io.github.vertexmaven.catalog.value.TypeRefusal;
import io.github.vertexmaven.catalog.value.Types;
import io.github.vertexmaven.catalog.value.WholeText;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * One JSON value a line: rows of a table, or the items of a list. A node gets a DataFrame or a list
 * of whatever JSON can become.
 */
public final class JsonLinesDataset implements Dataset {

  private final DatasetDefinition definition;
  private final DataFile file;

  public JsonLinesDataset(DatasetDefinition definition, DataFile file) {
    this.definition = definition;
    this.file = file;
  }

  @Override
  public Object load(Type wanted) throws Exception {
    try (InputStream in = file.open();
        Reader reader = Encoding.UTF_8.reader(Compression.unpacked(in))) {
      Lines lines = Lines.of(new BufferedReader(reader, 1 << 16));
      return isFrame(wanted)
          ? Shape.of(wanted)
              .orElseThrow()
              .of(JsonTable.of(lines.values, lines::place), lines.numbers::get)
          : lines.converted(wanted);
    } catch (CharacterCodingException e) {
      throw JsonDataset.undecodable(file, e);
    } catch (EOFException | ZipException e) {
      throw Compression.damaged(e);
    }
  }

  private static boolean isFrame(Type wanted) {
    return Shape.of(wanted).filter(Shape.Frame.class::isInstance).isPresent();
  }

  /** The values and the lines that they stand in. */
  private record Lines(List<Object> values, List<Integer> numbers) {

    static Lines of(BufferedReader reader) throws IOException, BadData {
      Lines lines = new Lines(new ArrayList<>(), new ArrayList<>());
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          lines.add(line, number);
        }
      }
      return lines;
    }

    private void add(String line, int number) throws IOException, BadData {
      try {
        values.add(JsonReading.read(new StringReader(line)));
        numbers.add(number);
      } catch (BadData e) {
        throw new BadData(
            "line " + number + ": " + e.getMessage().replace(" at line 1, column", " at column"),
            e);
      }
    }

    String place(int index) {
      return "line " + numbers.get(index);
    }

    List<Object> converted(Type wanted) throws BadData {
      Conversion conversion = Conversions.to(Types.argument(wanted, 0));
      List<Object> items = new ArrayList<>(values.size());
      for (int i = 0; i < values.size(); i++) {
        items.add(JsonDataset.converted(values.get(i), conversion, place(i) + ": "));
      }
      return Collections.unmodifiableList(items);
    }
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    boolean frame = Shape.isFrame(value.getClass());
    if (!frame && !(value instanceof Collection)) {
      throw new BadData("jsonl cannot keep a " + value.getClass().getTypeName() + ".");
    }
    try {
      file.write(
          out -> {
            OutputStream packed =
                Compression.packed(out, definition.saveArgs(), definition.suffix());
            Writer writer = Encoding.UTF_8.writer(packed);
            JsonWriting.writeLines(value, writer);
            writer.flush();
            Compression.finish(packed);
          });
    } catch (CharacterCodingException e) {
      throw new BadData(WholeText.PROBLEM, e);
    }
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    Class<?> raw = Types.raw(wanted);
    boolean list = raw.isAssignableFrom(List.class);
    boolean possible = isFrame(wanted) || list && Conversions.reaches(Types.argument(wanted, 0));
    return TypeRefusal.toLoad(
        possible, "jsonl", wanted, "a DataFrame or a List of records, maps or other values");
  }

  @Override
  public Optional<String> refusalToSave(Type written) {
    Class<?> raw = Types.raw(written);
    boolean possible =
        raw == Object.class
            || raw == Iterable.class
            || Shape.isFrame(raw)
            || Collection.class.isAssignableFrom(raw);
    return TypeRefusal.toSave(possible, "jsonl", written, "a DataFrame or a List");
  }

  @Override
  public boolean exists() {
    return file.exists();
  }
}
