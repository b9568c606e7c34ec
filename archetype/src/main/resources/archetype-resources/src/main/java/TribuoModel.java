package ${package};

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import org.tribuo.Model;

/** A dataset type for the catalog: a model in Tribuo's own format. */
public final class TribuoModel implements Dataset {

  private final Path file;

  public TribuoModel(DatasetDefinition definition) {
    file = definition.path().orElseThrow();
  }

  @Override
  public Object load(Type wanted) throws IOException {
    return Model.deserializeFromFile(file);
  }

  @Override
  public void save(Object value, Type written) throws IOException {
    ((Model<?>) value).serializeToFile(file);
  }
}
