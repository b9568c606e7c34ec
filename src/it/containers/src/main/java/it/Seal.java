package it;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import java.lang.reflect.Type;
import java.util.Map;

/** Reads what only its credentials tell. */
public final class Seal implements Dataset {

  private final DatasetDefinition definition;

  public Seal(DatasetDefinition definition) {
    this.definition = definition;
  }

  @Override
  public Object load(Type wanted) {
    Map<String, Object> values = definition.credentials().orElseThrow().values();
    return values.get("user") + " " + values.get("password");
  }

  @Override
  public void save(Object value, Type written) {
    throw new UnsupportedOperationException();
  }
}
