package io.github.vertexmaven.core.show.report;

import io.github.vertexmaven.contract.Request.Saved;
import java.util.Map;

/** Sees what is in files. */
public interface DataViewer {

  /** The files in short, by dataset; those that nothing is known of are left out. */
  Map<String, DataPreview> of(Map<String, Saved> files);
}
