package io.github.vertexmaven.docs.source;

/**
 * What the index and the search know by a name.
 *
 * @param kind what it is: {@code goal}, {@code option}, {@code setting}
 * @param anchor its place in the page
 * @param text what it means, plain
 */
public record Term(String kind, String name, String anchor, String text) {}
