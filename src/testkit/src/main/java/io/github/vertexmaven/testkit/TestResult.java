package io.github.vertexmaven.testkit;

import io.github.vertexmaven.catalog.Catalog;
import java.lang.reflect.Type;
import java.util.List;

/** What a run left: every dataset that a node of it wrote, also those that others read. */
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
   * A dataset.
   *
   * @throws io.github.vertexmaven.catalog.DatasetException when nothing wrote it
   */
  public <T> T output(String dataset, Class<T> type) {
    return type.cast(output(dataset, (Type) type));
  }

  /** A dataset as a type that a class cannot say, such as {@code List<Company>}. */
  public Object output(String dataset, Type type) {
    return data.load(dataset, type);
  }
}
