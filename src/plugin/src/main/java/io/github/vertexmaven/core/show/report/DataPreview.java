package io.github.vertexmaven.core.show.report;

/**
 * Data in short, as the runtime's {@code preview} package describes it.
 *
 * @param json an object
 */
public record DataPreview(String json) {}
