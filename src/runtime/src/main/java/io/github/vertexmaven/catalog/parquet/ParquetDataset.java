package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.file.DataFile;
import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.shape.TableTypes;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A parquet file; its columns keep the types that they have there, also dates and decimals. */
public final class ParquetDataset implements Dataset {

  private final DatasetDefinition definition;
  private final DataFile file;

  public ParquetDataset(DatasetDefinition definition, DataFile file) {
    this.definition = definition;
    this.file = file;
  }

  @Override
  public Object load(Type wanted) throws Exception {
    Shape shape = TableTypes.shape("parquet", wanted);
    TableTypes types = TableTypes.of(definition.loadArgs(), shape);
    file.requireFile();
    List<String> columns = new ArrayList<>();
    if (definition.loadArgs().get("columns") instanceof List<?> names) {
      names.forEach(name -> columns.add((String) name));
    }
    try {
      Table table =
          new ParquetReading(types::of, shape instanceof Shape.Records).read(file.path(), columns);
      types.requireColumns(table.names());
      return shape.of(table, RowNumbers.from(1));
    } catch (NoClassDefFoundError e) {
      throw withoutLibrary(e);
    }
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    Table table = Shape.table(value, written);
    Object given = definition.saveArgs().getOrDefault("compression", "snappy");
    String compression = given == null ? "uncompressed" : (String) given;
    try {
      file.write(out -> ParquetWriting.write(table, compression, out));
    } catch (NoClassDefFoundError e) {
      throw withoutLibrary(e);
    }
  }

  private static BadData withoutLibrary(NoClassDefFoundError cause) {
    return new BadData(
        "parquet needs the library carpet-record, which is not on the class path; add the dependency"
            + " com.jerolba:carpet-record.",
        cause);
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    return TableTypes.refusalToLoad("parquet", wanted);
  }

  @Override
  public Optional<String> refusalToSave(Type written) {
    return TableTypes.refusalToSave("parquet", written);
  }

  @Override
  public boolean exists() {
    return file.exists();
  }
}
