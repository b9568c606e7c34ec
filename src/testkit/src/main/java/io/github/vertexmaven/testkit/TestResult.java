package io.github.vertexmaven.testkit;

import io.github.vertexmaven.catalog.Catalog;
import java.lang.reflect.Type;
import java.util.List;

/** The result of a run: every dataset that a node wrote, also those that other nodes read. */
public final class TestResult {

  private final Catalog data;
  private final List<String> ran;

  TestResult(Catalog data, List<String> ran) {
    this.data = data;
    this.ran = List.copyOf(ran);
  }

  /** The names of the nodes that ran, in topological order. */
  public List<String> ran() {
    return ran;
  }

  /**
   * Returns a dataset.
   *
   * @throws io.github.vertexmaven.catalog.DatasetException if no node wrote it
   */
  public <T> T output(String dataset, Class<T> type) {
    return type.cast(output(dataset, (Type) type));
  }

  /** Returns a dataset as a generic type, such as {@code List<Company>}. */
  public Object output(String dataset, Type type) {
    return data.load(dataset, type);
  }
}
