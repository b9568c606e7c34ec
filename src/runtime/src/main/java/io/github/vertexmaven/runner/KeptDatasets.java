package io.github.vertexmaven.runner;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DatasetException;
import io.github.vertexmaven.catalog.MemoryDataset;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.slice.MissingOutputs;

/** Which datasets of a catalog are there for another run. */
public final class KeptDatasets {

  private KeptDatasets() {}

  /** Not what the catalog keeps in memory. */
  static boolean afterRun(Catalog catalog, String dataset) {
    return catalog.contains(dataset) && !isMemory(catalog, dataset);
  }

  /** The part of a pipeline that still has something to do: an output that is kept is not there. */
  public static Pipeline missing(Pipeline pipeline, Catalog catalog) {
    return Pipeline.of(
        MissingOutputs.of(
            pipeline.nodes(),
            dataset -> afterRun(catalog, dataset),
            dataset -> catalog.dataset(dataset).exists()));
  }

  /** What a node can read though nothing has been run yet. */
  static boolean beforeRun(Catalog catalog, String dataset) {
    return catalog.contains(dataset)
        && (!isMemory(catalog, dataset) || catalog.dataset(dataset).exists());
  }

  static boolean isMemory(Catalog catalog, String dataset) {
    try {
      return catalog.dataset(dataset) instanceof MemoryDataset;
    } catch (DatasetException e) {
      // It cannot be opened; whoever loads it will say so.
      return false;
    }
  }
}
