package io.github.vertexmaven.core.conf.settings;

import java.util.ArrayList;
import java.util.Collections;
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
    QUANTITY("text or a number"),
    /** A number of seconds, or a number with a unit. */
    DURATION("a duration such as 90s, 30m, 2h or 7d");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /**
   * A single value.
   *
   * @param type what it has to be
   * @param rules what else it has to be
   * @param example a value as one would write it
   * @param standard what holds when it is not given, in words
   * @param warning what to say to who sets it, behind its path
   */
  record Value(
      String doc,
      Kind type,
      List<Rule> rules,
      Optional<String> example,
      Optional<String> standard,
      Optional<String> warning)
      implements Setting {

    /** Copies the rules. */
    public Value {
      rules = List.copyOf(rules);
    }

    static Value of(Kind type, String doc) {
      return new Value(doc, type, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Value text(String doc) {
      return of(Kind.TEXT, doc);
    }

    /** The same with one more rule. */
    Value where(Rule rule) {
      List<Rule> more = new ArrayList<>(rules);
      more.add(rule);
      return new Value(doc, type, more, example, standard, warning);
    }

    Value example(String given) {
      return new Value(doc, type, rules, Optional.of(given), standard, warning);
    }

    Value standard(String given) {
      return new Value(doc, type, rules, example, Optional.of(given), warning);
    }

    Value withoutEffect() {
      return warning("has no effect in this version");
    }

    /** The same, that is accepted and warned of. */
    Value warning(String text) {
      return new Value(doc, type, rules, example, standard, Optional.of(text));
    }

    @Override
    public String kind() {
      return rules.stream().flatMap(rule -> rule.kind().stream()).findFirst().orElse(type.words);
    }
  }

  /**
   * Keys of fixed names.
   *
   * @param keys in the order in which the documentation shows them
   * @param older earlier spellings that are accepted, with what they are called now
   * @param effects where keys have an effect, each with all that stands below it
   */
  record Group(
      String doc, Map<String, Setting> keys, Map<String, String> older, Map<String, Effect> effects)
      implements Setting {

    /** Copies the maps, keeping their order. */
    public Group {
      keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
      older = Collections.unmodifiableMap(new LinkedHashMap<>(older));
      effects = Map.copyOf(effects);
    }

    static Group of(String doc) {
      return new Group(doc, Map.of(), Map.of(), Map.of());
    }

    /** The same with one more key. */
    Group with(String name, Setting setting) {
      Map<String, Setting> more = new LinkedHashMap<>(keys);
      more.put(name, setting);
      return new Group(doc, more, older, effects);
    }

    /** The same with one more key, and where it has an effect with all that stands below it. */
    Group with(String name, Effect effect, Setting setting) {
      Map<String, Effect> more = new LinkedHashMap<>(effects);
      more.put(name, effect);
      return new Group(doc, keys, older, more).with(name, setting);
    }

    /** The same, that also accepts an earlier spelling of a key. */
    Group older(String spelling, String name) {
      Map<String, String> more = new LinkedHashMap<>(older);
      more.put(spelling, name);
      return new Group(doc, keys, more, effects);
    }

    @Override
    public String kind() {
      return "keys with values";
    }

    /** The setting of a key. */
    public Optional<Setting> key(String name) {
      return Optional.ofNullable(keys.get(name));
    }
  }

  /**
   * Keys that the user names, each with the same kind of value.
   *
   * @param what stands for the names in documentation, {@code node, tag or __default__}
   */
  record Named(String doc, String what, Setting each) implements Setting {
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
