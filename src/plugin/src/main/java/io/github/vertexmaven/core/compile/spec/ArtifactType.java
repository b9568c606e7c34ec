package io.github.vertexmaven.core.compile.spec;

/** The artifact types that every metadata store knows; others would have to be registered first. */
public enum ArtifactType {
  ARTIFACT("system.Artifact"),
  DATASET("system.Dataset"),
  MODEL("system.Model"),
  METRICS("system.Metrics");

  private final String schemaTitle;

  ArtifactType(String schemaTitle) {
    this.schemaTitle = schemaTitle;
  }

  /** As the spec writes it. */
  public String schemaTitle() {
    return schemaTitle;
  }
}
