package io.github.vertexmaven.docs.markdown;

import io.github.vertexmaven.docs.source.Line;

/** Tells where a link leads. */
@FunctionalInterface
public interface Links {

  /** What stands in the page for a link of a line. */
  String target(Line line, String destination);
}
