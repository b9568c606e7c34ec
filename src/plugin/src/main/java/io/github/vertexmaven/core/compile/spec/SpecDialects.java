package io.github.vertexmaven.core.compile.spec;

/** Knows all dialects. */
final class SpecDialects {

  private SpecDialects() {}

  /**
   * That of the service which the environment's host chooses.
   *
   * @param specName what the pipeline is called on it
   */
  static SpecDialect of(CompileRequest request, String specName) {
    return switch (request.config().settings().service().kind()) {
      case VERTEX_AI -> VertexSpecDialect.of(request.config().settings(), specName);
      case KUBEFLOW -> new KubeflowSpecDialect(request, specName);
    };
  }
}
