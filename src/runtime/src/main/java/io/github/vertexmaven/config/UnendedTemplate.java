package io.github.vertexmaven.config;

/** A placeholder began and does not go on as one. */
final class UnendedTemplate extends Exception {

  private static final long serialVersionUID = 1L;

  UnendedTemplate() {
    super(null, null, false, false);
  }
}
