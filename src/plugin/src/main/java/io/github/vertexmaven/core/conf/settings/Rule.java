package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.DidYouMean;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a single value has to be besides its kind. */
public sealed interface Rule {

  /** What is wrong with a value, to stand behind its path; empty when nothing is. */
  Optional<String> problem(Object value);

  /** The rule as the kind of value, where it says more than the kind does. */
  default Optional<String> kind() {
    return Optional.empty();
  }

  /** One of a few values. */
  record OneOf(List<String> allowed) implements Rule {

    /** Copies the list. */
    public OneOf {
      allowed = List.copyOf(allowed);
    }

    @Override
    public Optional<String> problem(Object value) {
      return allowed.contains(String.valueOf(value))
          ? Optional.empty()
          : Optional.of(
              "expected "
                  + kind().orElseThrow()
                  + ", found '"
                  + value
                  + "'"
                  + near(allowed, value));
    }

    @Override
    public Optional<String> kind() {
      return Optional.of(
          allowed.size() == 1 ? allowed.get(0) : "one of " + String.join(", ", allowed));
    }
  }

  /**
   * A form of text.
   *
   * @param pattern of the whole text, in the syntax that Java and JSON Schema share
   * @param words what it is, behind "is not"
   * @param known words that are of this form, which may have been meant
   */
  record Form(Pattern pattern, String words, List<String> known) implements Rule {

    /** Copies the list. */
    public Form {
      known = List.copyOf(known);
    }

    @Override
    public Optional<String> problem(Object value) {
      return pattern.matcher(String.valueOf(value)).matches()
          ? Optional.empty()
          : Optional.of("'" + value + "' is not " + words + near(known, value));
    }
  }

  /**
   * A form of text that may hold a secret: what is found is not repeated.
   *
   * @param pattern of the whole text, in the syntax that Java and JSON Schema share
   * @param words the whole sentence
   */
  record Unshown(Pattern pattern, String words) implements Rule {
    @Override
    public Optional<String> problem(Object value) {
      return pattern.matcher(String.valueOf(value)).matches()
          ? Optional.empty()
          : Optional.of(words);
    }
  }

  /** A range of numbers, both ends included. */
  record Range(BigDecimal least, Optional<BigDecimal> most) implements Rule {
    @Override
    public Optional<String> problem(Object value) {
      BigDecimal number = new BigDecimal(String.valueOf(value));
      if (number.compareTo(least) < 0) {
        return Optional.of(value + " is less than " + least);
      }
      return most.filter(limit -> number.compareTo(limit) > 0)
          .map(limit -> value + " is more than " + limit);
    }
  }

  /**
   * What only code can tell.
   *
   * @param check gives the problem
   */
  record Check(Function<Object, Optional<String>> check) implements Rule {
    @Override
    public Optional<String> problem(Object value) {
      return check.apply(value);
    }
  }

  /** The e-mail of a service account. */
  static Rule serviceAccount() {
    return form("[^@\\s]+@[^@\\s]+", "the e-mail of a service account");
  }

  /** Text in which the service finds nothing to fill in. */
  static Rule withoutPlaceholders() {
    return form(
        "((?!\\{\\{\\$)[\\s\\S])*",
        "text that reaches a task as it is: the service fills in what stands between {{$ and }}");
  }

  static Rule oneOf(String... allowed) {
    return new OneOf(List.of(allowed));
  }

  static Rule form(String pattern, String words, String... known) {
    return new Form(Pattern.compile(pattern), words, List.of(known));
  }

  private static String near(List<String> known, Object value) {
    return DidYouMean.among(known, String.valueOf(value))
        .map(near -> "; did you mean '" + near + "'?")
        .orElse("");
  }

  static Rule atLeast(long least) {
    return new Range(BigDecimal.valueOf(least), Optional.empty());
  }

  static Rule between(long least, long most) {
    return new Range(BigDecimal.valueOf(least), Optional.of(BigDecimal.valueOf(most)));
  }
}
