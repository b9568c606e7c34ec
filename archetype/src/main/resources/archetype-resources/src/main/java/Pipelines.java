package ${package};

import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineRegistry;
import java.util.Map;

/** The pipelines of this project, by name; "__default__" is the one that runs when none is named. */
public final class Pipelines implements PipelineRegistry {

  @Override
  public Map<String, Pipeline> pipelines() {
    Pipeline processing = Pipeline.of(DataProcessing.class);
    Pipeline science = Pipeline.of(DataScience.class);
    return Map.of(
        "data_processing", processing,
        "data_science", science,
        DEFAULT, processing.plus(science));
  }
}
