package it;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.NamedCredentials;
import java.lang.reflect.Type;

/** A place behind credentials; what is loaded from it are the credentials. */
public final class Vault implements Dataset {

  private final NamedCredentials credentials;

  public Vault(DatasetDefinition definition) {
    credentials = definition.credentials().orElseThrow();
  }

  @Override
  public Object load(Type wanted) {
    return credentials.values();
  }

  @Override
  public void save(Object value, Type written) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean exists() {
    return true;
  }
}
