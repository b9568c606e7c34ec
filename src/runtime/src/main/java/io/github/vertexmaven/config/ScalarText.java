package io.github.vertexmaven.config;

/**
 * A value that was written as a text, such as the argument of a resolver.
 *
 * @param text as it was written
 * @param value what it means where it stands alone; may be null
 */
record ScalarText(String text, Object value) {}
