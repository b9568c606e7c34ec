package io.github.vertexmaven.preview;

import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.value.BadData;
import java.awt.image.RenderedImage;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Data in short. {@code kind} is {@code table}, {@code text}, {@code image} or {@code none}, which
 * says {@code why}.
 */
public final class Preview {

  private Preview() {}

  /** Of a value that a node has made. What is too much to look at, or has no form, says so. */
  public static Map<String, Object> of(Object value) {
    return of(value, PreviewBounds.OF_A_PAGE.rows());
  }

  /** The same with so many rows of a table. */
  static Map<String, Object> of(Object value, int rows) {
    try {
      return seen(value, rows);
    } catch (BadData | RuntimeException | LinkageError | StackOverflowError e) {
      return Unseen.because("It cannot be shown: " + e);
    }
  }

  private static Map<String, Object> seen(Object value, int rows) throws BadData {
    if (value instanceof byte[] bytes) {
      return ofBytes(bytes);
    }
    if (value instanceof RenderedImage image) {
      return Unseen.because(
          "A picture of " + image.getWidth() + " x " + image.getHeight() + " pixels.");
    }
    if (value instanceof CharSequence text) {
      return TextPreview.of(text);
    }
    return table(value, rows).orElseGet(() -> TextPreview.ofValue(value));
  }

  private static Optional<Map<String, Object>> table(Object value, int shown) throws BadData {
    if (Shape.isFrame(value.getClass())) {
      return Optional.of(TablePreview.ofFrame(value, shown));
    }
    if (value instanceof Collection<?> rows && !rows.isEmpty()) {
      Object first = rows.iterator().next();
      if (first instanceof Record || first instanceof Map) {
        return Optional.of(TablePreview.ofRows(rows, shown));
      }
    }
    return Optional.empty();
  }

  /** Of the content of a file of which nothing else is known. */
  public static Map<String, Object> ofBytes(byte[] bytes) {
    return Picture.mediaType(bytes)
        .map(type -> Picture.of(bytes, type))
        .orElseGet(() -> TextPreview.ofBytes(bytes));
  }
}
