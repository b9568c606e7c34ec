package io.github.vertexmaven.catalog.file;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.TypeRefusal;
import io.github.vertexmaven.catalog.value.Types;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Optional;

/** A file as it is: a {@code byte[]}. */
public final class BytesDataset implements Dataset {

  private final DataFile file;

  public BytesDataset(DataFile file) {
    this.file = file;
  }

  @Override
  public Object load(Type wanted) throws Exception {
    try (InputStream in = file.open()) {
      return in.readAllBytes();
    }
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    if (!(value instanceof byte[] bytes)) {
      throw new BadData("bytes cannot keep a " + value.getClass().getTypeName() + ".");
    }
    file.write(out -> out.write(bytes));
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    return TypeRefusal.toLoad(
        Types.raw(wanted).isAssignableFrom(byte[].class), "bytes", wanted, "a byte[]");
  }

  @Override
  public Optional<String> refusalToSave(Type written) {
    return TypeRefusal.toSave(
        written == byte[].class || written == Object.class, "bytes", written, "a byte[]");
  }

  @Override
  public boolean exists() {
    return file.exists();
  }
}
