package io.github.vertexmaven.emulator.spec;

import java.util.List;
import java.util.stream.Stream;

/** One element of a command line, which becomes none, one or several arguments. */
public sealed interface Argument {

  /** As written in the spec. */
  String source();

  /** Every placeholder in it, at any depth. */
  Stream<Placeholder> placeholders();

  record Text(TextTemplate template) implements Argument {
    @Override
    public String source() {
      return template.source();
    }

    @Override
    public Stream<Placeholder> placeholders() {
      return template.placeholders();
    }
  }

  /** All parts as one argument. */
  record Concat(String source, List<Argument> parts) implements Argument {
    @Override
    public Stream<Placeholder> placeholders() {
      return parts.stream().flatMap(Argument::placeholders);
    }
  }

  /** One of two lists, by whether an input has a value. */
  record IfPresent(String source, String input, List<Argument> then, List<Argument> otherwise)
      implements Argument {
    @Override
    public Stream<Placeholder> placeholders() {
      return Stream.of(then, otherwise).flatMap(List::stream).flatMap(Argument::placeholders);
    }
  }
}
