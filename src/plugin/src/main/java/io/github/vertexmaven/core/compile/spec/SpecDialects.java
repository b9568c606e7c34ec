package io.github.vertexmaven.core.compile.spec;

/** Knows all dialects. */
final class SpecDialects {

  private SpecDialects() {}

  /** The same for what no spec is written with. */
  static SpecDialect of(CompileRequest request, String specName) {
    return of(request, specName, "");
  }

  /**
   * That of the service which the environment's host chooses.
   *
   * @param specName what the pipeline is called on it
   * @param pipeline what it is called in the project
   */
  static SpecDialect of(CompileRequest request, String specName, String pipeline) {
    return switch (request.config().settings().service().kind()) {
      case VERTEX_AI -> VertexSpecDialect.of(request.config().settings(), specName);
      case KUBEFLOW -> new KubeflowSpecDialect(request, specName, pipeline);
    };
  }
}
