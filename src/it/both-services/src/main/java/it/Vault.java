package it;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import java.lang.reflect.Type;

/** Reads what only its credentials tell. */
public final class Vault implements Dataset {

  private final DatasetDefinition definition;

  public Vault(DatasetDefinition definition) {
    this.definition = definition;
  }

  @Override
  public Object load(Type wanted) {
    return definition.credentials().orElseThrow().values().get("password");
  }

  @Override
  public void save(Object value, Type written) {
    throw new UnsupportedOperationException();
  }
}
