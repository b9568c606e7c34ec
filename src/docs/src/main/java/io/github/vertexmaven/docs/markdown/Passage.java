package io.github.vertexmaven.docs.markdown;

/** What stands below a heading, plain. */
public record Passage(Heading heading, String text) {}
