package io.github.vertexmaven.catalog;

import io.github.vertexmaven.catalog.value.BadData;
import java.lang.reflect.Type;

/** A place in memory: hands on the very object that was saved. */
public final class MemoryDataset implements Dataset {

  private volatile Object value;

  private MemoryDataset(Object value) {
    this.value = value;
  }

  /** A place that holds nothing yet. */
  public static MemoryDataset empty() {
    return new MemoryDataset(null);
  }

  /** A place that holds a value. */
  public static MemoryDataset holding(Object value) {
    return new MemoryDataset(value);
  }

  @Override
  public Object load(Type wanted) throws BadData {
    Object held = value;
    if (held == null) {
      throw new BadData("nothing has been saved in it.");
    }
    return held;
  }

  @Override
  public void save(Object saved, Type written) {
    this.value = saved;
  }

  @Override
  public boolean exists() {
    return value != null;
  }

  /** Lets go of the value, so that its memory can be used again. */
  public void clear() {
    value = null;
  }
}
