package io.github.vertexmaven.docs.source;

import java.util.List;

/** What is wrong with the documentation, all of it, each problem with its file and line. */
public final class DocsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DocsException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
