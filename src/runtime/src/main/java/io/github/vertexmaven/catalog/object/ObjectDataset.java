package io.github.vertexmaven.catalog.object;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.file.DataFile;
import java.io.OutputStream;
import java.lang.reflect.Type;

/**
 * Any value of JDK value types, DataFrames and the project's own classes, in a binary form that is
 * safe to read.
 */
public final class ObjectDataset implements Dataset {

  private final DataFile file;
  private final ProjectClasses project;

  public ObjectDataset(DataFile file, ProjectClasses project) {
    this.file = file;
    this.project = project;
  }

  @Override
  public Object load(Type wanted) throws Exception {
    file.requireFile();
    return ObjectFormat.read(file.path(), project);
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    // No lambda, for which each task would have code made.
    file.write(
        new DataFile.Content() {
          @Override
          public void to(OutputStream out) throws Exception {
            ObjectFormat.write(value, out, project);
          }
        });
  }

  @Override
  public boolean exists() {
    return file.exists();
  }
}
