package io.github.vertexmaven.core.report;

import io.github.vertexmaven.core.fork.ForkRequest.SavedFile;
import java.util.Map;

/** Sees what is in files. */
public interface DataViewer {

  /** The files in short, by dataset; those that nothing is known of are left out. */
  Map<String, DataPreview> of(Map<String, SavedFile> files);
}
