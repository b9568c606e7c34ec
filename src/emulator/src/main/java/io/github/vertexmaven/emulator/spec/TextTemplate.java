package io.github.vertexmaven.emulator.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A text with placeholders in it. */
public record TextTemplate(String source, List<Part> parts) {

  private static final Pattern MARK = Pattern.compile("\\{\\{\\$(.*?)\\}\\}");

  public TextTemplate {
    parts = List.copyOf(parts);
  }

  /** A stretch of text or a placeholder. */
  public sealed interface Part {}

  record Literal(String text) implements Part {}

  record Hole(Placeholder placeholder) implements Part {}

  /** Splits a text; of a complete grammar, what it does not know is a problem, not a literal. */
  public static TextTemplate read(String text, Grammar grammar, Consumer<String> problems) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = MARK.matcher(text);
    int end = 0;
    while (matcher.find()) {
      parts.add(new Literal(text.substring(end, matcher.start())));
      boolean whole = matcher.group().length() == text.length();
      Optional<Placeholder> placeholder = grammar.read(matcher.group(1), whole);
      placeholder.map(Hole::new).ifPresent(parts::add);
      if (placeholder.isEmpty() && grammar.isComplete()) {
        problems.accept("the placeholder " + matcher.group() + " is not known");
      } else if (placeholder.isEmpty()) {
        parts.add(new Literal(matcher.group()));
      }
      end = matcher.end();
    }
    parts.add(new Literal(text.substring(end)));
    return new TextTemplate(text, parts);
  }

  /** The text with every placeholder replaced; what is put in is not read again. */
  public String filled(Function<Placeholder, String> values) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      out.append(
          part instanceof Hole hole ? values.apply(hole.placeholder()) : ((Literal) part).text());
    }
    return out.toString();
  }

  public Stream<Placeholder> placeholders() {
    return parts.stream().filter(Hole.class::isInstance).map(part -> ((Hole) part).placeholder());
  }

  public boolean hasPlaceholders() {
    return placeholders().findAny().isPresent();
  }
}
