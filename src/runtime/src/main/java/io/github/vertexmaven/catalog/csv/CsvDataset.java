package io.github.vertexmaven.catalog.csv;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.file.Compression;
import io.github.vertexmaven.catalog.file.DataFile;
import io.github.vertexmaven.catalog.file.Encoding;
import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.shape.TableTypes;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.SavedTable;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.table.UnfitText;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.EOFException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Comma-separated values. An empty field is null, a quoted empty field is the empty text. Numbers
 * and booleans keep value and type; a text that looks like a number comes back as a number unless
 * {@code load_args.types} or a record says that it is text.
 */
public final class CsvDataset implements Dataset {

  private final DatasetDefinition definition;
  private final DataFile file;

  public CsvDataset(DatasetDefinition definition, DataFile file) {
    this.definition = definition;
    this.file = file;
  }

  @Override
  public Object load(Type wanted) throws Exception {
    Shape shape = TableTypes.shape("csv", wanted);
    TableTypes types = TableTypes.of(definition.loadArgs(), shape);
    Encoding encoding = Encoding.of(definition.loadArgs());
    CsvOptions options = CsvOptions.of(definition.loadArgs());
    CsvReading reading = new CsvReading(options, types, true);
    Table table = read(reading, encoding);
    if (table == null) {
      reading = new CsvReading(options, types, false);
      table = read(reading, encoding);
    }
    return shape.of(table, reading);
  }

  private Table read(CsvReading reading, Encoding encoding) throws Exception {
    try (InputStream in = file.open();
        Reader reader = encoding.reader(Compression.unpacked(in))) {
      return reading.read(reader);
    } catch (CharacterCodingException e) {
      throw encoding.undecodable(reading.after());
    } catch (EOFException | ZipException e) {
      throw Compression.damaged(e);
    }
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    Table table = SavedTable.of(Shape.table(value, written), definition.saveArgs());
    if (table.columns().isEmpty()) {
      throw new BadData("a table without columns cannot be kept in csv.");
    }
    Encoding encoding = Encoding.of(definition.saveArgs());
    CsvFormat format = new CsvFormat(definition.saveArgs());
    try {
      file.write(
          // No lambda, for which each task would have code made.
          new DataFile.Content() {
            @Override
            public void to(OutputStream out) throws Exception {
              OutputStream packed =
                  Compression.packed(out, definition.saveArgs(), definition.suffix());
              Writer writer = encoding.writer(packed);
              CsvWriting.write(table, format, writer);
              writer.flush();
              Compression.finish(packed);
            }
          });
    } catch (CharacterCodingException e) {
      throw encoding.unencodable(
          UnfitText.place(
              table, encoding.charset().newEncoder(), RowNumbers.from(format.hasHeader() ? 2 : 1)));
    }
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    return TableTypes.refusalToLoad("csv", wanted);
  }

  @Override
  public Optional<String> refusalToSave(Type written) {
    return TableTypes.refusalToSave("csv", written);
  }

  @Override
  public boolean exists() {
    return file.exists();
  }
}
