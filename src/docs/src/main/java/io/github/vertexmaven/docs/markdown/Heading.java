package io.github.vertexmaven.docs.markdown;

/** A heading of a page. */
public record Heading(int level, String text, String anchor) {}
