package io.github.vertexmaven.cloud;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Something made when it is first asked for, and closed only when it was made. */
final class Lazy<T> implements AutoCloseable {

  private final Supplier<T> maker;
  private final Consumer<T> closer;
  private T value;
  private boolean closed;

  Lazy(Supplier<T> maker, Consumer<T> closer) {
    this.maker = maker;
    this.closer = closer;
  }

  synchronized T get() {
    if (closed) {
      throw new IllegalStateException("The connection is closed.");
    }
    if (value == null) {
      value = maker.get();
    }
    return value;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (value != null) {
      closer.accept(value);
      value = null;
    }
  }
}
