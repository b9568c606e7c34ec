package io.github.vertexmaven.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One key that {@code vertexai.yml} may have, or what stands below it. */
public sealed interface Setting {

  /** What the key means, in sentences for the user. */
  String doc();

  /** What kind of value stands here, in words: {@code text}, {@code an integer}. */
  String kind();

  /** Kinds of single values. */
  enum Kind {
    TEXT("text"),
    INTEGER("an integer"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    /** Text or number: Kubernetes quantities are written both ways. */
    QUANTITY("a quantity such as 4, 500m or 16G");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /**
   * A single value.
   *
   * @param type what it has to be
   * @param allowed the only values, when it is one of a few
   * @param effective whether this version does something with it; if not, setting it gives a
   *     warning
   */
  record Value(String doc, Kind type, List<String> allowed, boolean effective) implements Setting {
    @Override
    public String kind() {
      return allowed.isEmpty() ? type.words : "one of " + String.join(", ", allowed);
    }
  }

  /** Keys of fixed names. */
  record Group(String doc, Map<String, Setting> keys) implements Setting {
    public Group {
      keys = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    @Override
    public String kind() {
      return "keys with values";
    }

    Optional<Setting> key(String name) {
      return Optional.ofNullable(keys.get(name));
    }
  }

  /** Keys that the user names, each with the same kind of value. */
  record Named(String doc, Setting each) implements Setting {
    @Override
    public String kind() {
      return "keys with values";
    }
  }

  /** A sequence. */
  record Listed(String doc, Setting each) implements Setting {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Anything: it belongs to code of the user's. */
  record Free(String doc, boolean effective) implements Setting {
    @Override
    public String kind() {
      return "any value";
    }
  }
}
