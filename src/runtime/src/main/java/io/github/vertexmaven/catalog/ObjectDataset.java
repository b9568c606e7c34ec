package io.github.vertexmaven.catalog;

import io.github.vertexmaven.catalog.object.ObjectFormat;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import java.io.OutputStream;
import java.lang.reflect.Type;

/**
 * Any value of JDK value types, DataFrames and the project's own classes, in a binary form that is
 * safe to read.
 */
final class ObjectDataset implements Dataset {

  private final DataFile file;
  private final ProjectClasses project;

  ObjectDataset(DataFile file, ProjectClasses project) {
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
