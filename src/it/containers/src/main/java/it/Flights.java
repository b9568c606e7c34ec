package it;

import com.example.spaceflights.DataProcessing;
import com.example.spaceflights.DataScience;
import com.example.spaceflights.Reporting;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineRegistry;
import java.util.Map;

/** The starter's pipeline, with tags, and one that looks at what a run found. */
public final class Flights implements PipelineRegistry {

  @Override
  public Map<String, Pipeline> pipelines() {
    Pipeline tables = Pipeline.of(DataProcessing.class).tagged("same.tables");
    Pipeline flights = tables.plus(Pipeline.of(DataScience.class, Reporting.class));
    return Map.of(DEFAULT, flights, "audit", Pipeline.of(Audit.class));
  }
}
