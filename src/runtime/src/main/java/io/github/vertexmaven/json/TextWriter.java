package io.github.vertexmaven.json;

import java.io.Writer;

/** Keeps what one thread writes: the JDK's writer locks its text for every character. */
final class TextWriter extends Writer {

  private final StringBuilder text = new StringBuilder();

  @Override
  public void write(int character) {
    text.append((char) character);
  }

  @Override
  public void write(char[] characters, int from, int length) {
    text.append(characters, from, length);
  }

  @Override
  public void write(String some) {
    text.append(some);
  }

  @Override
  public void write(String some, int from, int length) {
    text.append(some, from, from + length);
  }

  @Override
  public void flush() {
    // It is written where it stays.
  }

  @Override
  public void close() {
    // It is written where it stays.
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
