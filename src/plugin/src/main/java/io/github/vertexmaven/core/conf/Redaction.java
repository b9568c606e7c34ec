package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.SecretValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps secrets out of what people are shown: parameters are masked as the goal {@code config}
 * masks them, and wherever else the text of a secret turns up, in what a node printed or wrote, it
 * is taken out.
 */
public final class Redaction {

  private final Masking masking;
  private final List<String> secrets;

  private Redaction(Masking masking, Set<String> secrets) {
    this.masking = masking;
    // A secret may be part of another one.
    List<String> longestFirst = new ArrayList<>(secrets);
    longestFirst.sort(Comparator.comparing(String::length).reversed());
    this.secrets = longestFirst;
  }

  /** Of a project's parameters and credentials. */
  public static Redaction of(ResolvedConfig config) {
    Masking masking = new Masking(config.settings().run().maskedParameters());
    Set<String> secrets = new LinkedHashSet<>();
    find(masking, List.of(), config.localParameters(), secrets);
    secrets.addAll(SecretValues.of(config.credentials().toBeMasked().plain()));
    for (ConfValue.Mapping section :
        List.of(config.settingsTree(), config.catalog(), config.localParameters())) {
      secrets.addAll(SecretValues.inAddresses(section.plain()));
    }
    return new Redaction(masking, secrets);
  }

  private static void find(
      Masking masking, List<String> path, ConfValue value, Set<String> secrets) {
    if (value instanceof ConfValue.Mapping mapping) {
      mapping.entries().forEach((key, child) -> find(masking, with(path, key), child, secrets));
    } else if (value instanceof ConfValue.Sequence sequence) {
      sequence.items().forEach(item -> find(masking, path, item, secrets));
    } else if (value.plain() != null && masking.hides("parameters", path, value.plain())) {
      secrets.addAll(SecretValues.of(value.plain()));
    }
  }

  private static List<String> with(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  /** Of a pipeline of which only the parameters' names are known. */
  public static Redaction byName() {
    return new Redaction(new Masking(List.of()), Set.of());
  }

  /** Top-level parameters as texts, by name. */
  public SortedMap<String, String> texts(Map<String, ?> parameters) {
    SortedMap<String, String> texts = new TreeMap<>();
    parameters.forEach(
        (name, value) -> {
          ConfValue conf = ConfValue.of(value, Location.of(name));
          texts.put(name, String.valueOf(parameter(List.of(name), conf)));
        });
    return texts;
  }

  /** A parameter as plain data; {@code path} is its name in parts. */
  public Object parameter(List<String> path, ConfValue value) {
    return masking.masked("parameters", path, value);
  }

  boolean hidesAnything() {
    return !secrets.isEmpty();
  }

  /** The text without secrets. */
  public String text(String text) {
    String shown = text;
    for (String secret : secrets) {
      shown = shown.replace(secret, Masking.MASK);
    }
    return shown;
  }
}
