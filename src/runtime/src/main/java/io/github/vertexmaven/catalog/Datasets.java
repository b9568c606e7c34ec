package io.github.vertexmaven.catalog;

import io.github.vertexmaven.catalog.value.Failures;
import java.lang.reflect.Type;

/** Makes the datasets of a catalog out of their definitions, and knows where their files lie. */
public interface Datasets {

  /** Why a dataset cannot be made; the message is the end of a sentence. */
  final class Unopened extends Exception {
    private static final long serialVersionUID = 1L;

    /** Takes what its maker threw. */
    public Unopened(Throwable cause) {
      super("cannot be opened: " + Failures.words(cause), cause);
    }
  }

  /** Makes the dataset; its data is not looked at. */
  Dataset open(DatasetDefinition definition) throws Unopened;

  /** Saves in a dataset of a definition. */
  void save(DatasetDefinition definition, Dataset dataset, Object value, Type written)
      throws Exception;

  /** Where files lie. */
  DataPlaces places();

  /** The same for one run, which writes this version and reads no later one. */
  Datasets forRun(String version);
}
