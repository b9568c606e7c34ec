package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.core.UserException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code credentials*.yml} says. Values stay on this machine: only references to secrets, and
 * what is declared public, go anywhere else. Placeholders that have no value are a problem only for
 * who asks for the values.
 */
public final class CredentialEntries {

  private static final String SECRET = "secret";
  private static final String PUBLIC = "public";
  private static final String WITHHELD = "withheld";
  private static final String SECRET_NAME =
      "projects/[^/]+/(locations/[a-z0-9-]+/)?secrets/[A-Za-z0-9_-]+(/versions/[A-Za-z0-9_-]+)?";

  private final ConfValue.Mapping entries;
  private final List<String> unfilled;

  CredentialEntries(ConfValue.Mapping entries, List<String> unfilled) {
    this.entries = entries;
    this.unfilled = List.copyOf(unfilled);
  }

  /** The entries' names. */
  public Set<String> names() {
    return entries.entries().keySet();
  }

  /** The names of entries that a file has. */
  Set<String> declared() {
    return toBeMasked().entries().keySet();
  }

  /**
   * The values of these entries, for code that runs on this machine.
   *
   * @throws UserException when placeholders have no value
   */
  public Map<String, Object> values(Collection<String> names) {
    if (!names.isEmpty() && !unfilled.isEmpty()) {
      throw new UserException(unfilled);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    names.forEach(name -> entries.get(name).ifPresent(entry -> values.put(name, entry.plain())));
    return values;
  }

  /** What of these entries may be seen by anyone; in place of the rest stands where it is. */
  public Map<String, Object> references(Collection<String> names) {
    Map<String, Object> references = new LinkedHashMap<>();
    names.forEach(
        name -> entries.get(name).ifPresent(entry -> references.put(name, reference(entry))));
    return references;
  }

  /** The entries of these that have values which stay on this machine. */
  public List<String> withheld(Collection<String> names) {
    return names.stream()
        .filter(name -> entries.get(name).filter(CredentialEntries::isWithheld).isPresent())
        .toList();
  }

  /** Why Vertex AI cannot run with these entries: values that stand as text cannot be sent. */
  public List<String> withheldValues(Collection<String> names) {
    List<String> problems = new ArrayList<>();
    for (String name : names) {
      entries.get(name).ifPresent(entry -> addWithheld(name, entry, problems));
    }
    return problems;
  }

  private static void addWithheld(String path, ConfValue value, List<String> problems) {
    if (value instanceof ConfValue.Mapping mapping && !isReference(mapping)) {
      mapping.entries().forEach((key, each) -> addWithheld(path + "." + key, each, problems));
    } else if (isWithheld(value)) {
      problems.add(
          value.at()
              + ": credentials "
              + path
              + " is plain text, which is not sent to the service; store it in Secret Manager and write {secret: projects/<project>/secrets/<secret>/versions/latest}, or {public: <value>} if anyone may see it.");
    }
  }

  private static boolean isWithheld(ConfValue value) {
    return reference(value).toString().contains(WITHHELD + "=");
  }

  private static Object reference(ConfValue value) {
    if (value instanceof ConfValue.Sequence sequence) {
      return sequence.items().stream().map(CredentialEntries::reference).toList();
    }
    if (!(value instanceof ConfValue.Mapping mapping)) {
      return Map.of(WITHHELD, value.at().file());
    }
    if (isReference(mapping)) {
      return mapping.plain();
    }
    Map<String, Object> references = new LinkedHashMap<>();
    mapping.entries().forEach((key, each) -> references.put(key, reference(each)));
    return references;
  }

  private static boolean isReference(ConfValue.Mapping mapping) {
    return isSecret(mapping) || isAlone(mapping, PUBLIC);
  }

  private static boolean isSecret(ConfValue.Mapping mapping) {
    return isAlone(mapping, SECRET)
        && mapping.get(SECRET).orElseThrow().plain() instanceof String name
        && name.matches(SECRET_NAME);
  }

  private static boolean isAlone(ConfValue.Mapping mapping, String key) {
    return mapping.entries().size() == 1 && mapping.get(key).isPresent();
  }

  /** References that name no secret; they could be values, so they are not repeated. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    entries.entries().forEach((name, entry) -> check(name, entry, problems));
    return problems;
  }

  private static void check(String path, ConfValue value, List<String> problems) {
    if (value instanceof ConfValue.Mapping mapping) {
      if (isAlone(mapping, SECRET) && !isSecret(mapping)) {
        Location at = mapping.get(SECRET).orElseThrow().at();
        problems.add(
            at
                + ": credentials "
                + path
                + ".secret: expected projects/<project>/secrets/<secret>/versions/<version>.");
        return;
      }
      mapping.entries().forEach((key, each) -> check(path + "." + key, each, problems));
    }
  }

  /** The entries with their places, for who masks them before anything is shown. */
  ConfValue.Mapping toBeMasked() {
    Map<String, ConfValue> own = new LinkedHashMap<>(entries.entries());
    own.keySet().removeIf(name -> name.startsWith(MaskedParameters.CREDENTIALS));
    Map<String, Location> keys = new LinkedHashMap<>(entries.keys());
    keys.keySet().retainAll(own.keySet());
    return new ConfValue.Mapping(own, keys, entries.at());
  }

  /** Only the names. */
  @Override
  public String toString() {
    return names().toString();
  }
}
