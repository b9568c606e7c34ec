package io.github.vertexmaven.core.compile.code;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Tells of each task what code it can reach: of the project's own modules single classes and
 * resources, of dependencies whole ones. Whatever no node reaches but a library could look for,
 * counts for every task.
 */
public final class CodeReach {

  /** What is known of a task whose code cannot be told; no class is called so. */
  private static final Set<String> ANY = Set.of("*");

  private final OwnCode own;
  private final Libraries libraries;

  /** What counts for every task, because no node names it. */
  private final Set<String> everywhere = new TreeSet<>();

  private final Set<String> unnamed = new TreeSet<>();
  private final Set<Library> unclaimed = new HashSet<>();

  /** Many tasks start from the same names; they are looked at beside each other. */
  private final Map<Set<String>, Reached> known = new ConcurrentHashMap<>();

  private CodeReach(OwnCode own, Libraries libraries) {
    this.own = own;
    this.libraries = libraries;
  }

  /**
   * Reads a class path.
   *
   * @param ownEntries the entries that hold the project's own classes
   * @param nodeClasses the classes of all nodes of all pipelines, as Java writes them
   * @param memory a file that keeps what was found in dependencies from build to build
   * @param lasting a folder that keeps it longer than the project's output lasts
   */
  public static CodeReach of(
      List<Path> classPath,
      Collection<Path> ownEntries,
      Collection<String> nodeClasses,
      Path memory,
      Path lasting) {
    Set<Path> isOwn = new HashSet<>(ownEntries);
    ArchiveMemory known = ArchiveMemory.load(memory, Optional.of(lasting));
    List<Library> dependencies = new ArrayList<>();
    classPath.stream()
        .filter(entry -> !isOwn.contains(entry) && entry.toFile().exists())
        .forEach(entry -> dependencies.add(Library.of(entry, known)));
    known.save();
    OwnCode own = OwnCode.of(classPath.stream().filter(isOwn::contains).toList());
    CodeReach reach = new CodeReach(own, new Libraries(dependencies));
    reach.findUnclaimed(nodeClasses);
    return reach;
  }

  private void findUnclaimed(Collection<String> nodeClasses) {
    own.resources().keySet().stream()
        .filter(name -> !own.isService(name) && !own.isNamedByAnyClass(name))
        .forEach(unnamed::add);
    Reach claimed = Reach.named(own, libraries, names(nodeClasses), unnamed);
    Reach started = Reach.named(own, libraries, own.starters(), Set.of());
    everywhere.addAll(own.classes().keySet());
    everywhere.removeAll(claimed.classes());
    everywhere.removeAll(started.classes());
    unclaimed.addAll(libraries.all());
    unclaimed.removeAll(claimed.libraries());
  }

  private static Collection<String> names(Collection<String> texts) {
    Set<String> names = new TreeSet<>();
    texts.forEach(text -> ClassNames.in(text, names::add));
    return names;
  }

  /**
   * The code of a task.
   *
   * @param digest of all parts
   * @param parts digests by what they are of: {@code class com.acme.Nodes}, {@code resource
   *     words.txt}, {@code library dflib-1.2.0.jar}
   */
  public record Reached(String digest, SortedMap<String, String> parts) {}

  /**
   * What a task can reach.
   *
   * @param nodeClasses the classes of its nodes, as Java writes them
   * @param texts whatever else is handed to its code and may name classes
   */
  public Reached of(Collection<String> nodeClasses, Collection<String> texts) {
    Set<String> names = new TreeSet<>(everywhere);
    // Of all the words of a text, hardly any is of code.
    Consumer<String> words =
        word -> {
          if (libraries.have(word) || own.classes().containsKey(word)) {
            names.add(word);
          }
        };
    nodeClasses.forEach(text -> ClassNames.in(text, words));
    texts.forEach(text -> ClassNames.in(text, words));
    return known.computeIfAbsent(
        names, some -> reached(Reach.widened(own, libraries, some, unnamed)));
  }

  /** The digest of all dependencies, by their names and what is in them. */
  public String libraries() {
    List<String> all = new ArrayList<>();
    libraries.all().forEach(library -> all.add(library.digest() + " " + library.name()));
    return CodeDigest.ofText(String.join("\n", all));
  }

  /** The same for a task whose code cannot be told: all there is. */
  public Reached all() {
    return known.computeIfAbsent(ANY, any -> everything());
  }

  private Reached everything() {
    Set<String> names = new TreeSet<>(own.classes().keySet());
    Reach reach = Reach.widened(own, libraries, names, own.resources().keySet());
    reach.libraries().addAll(libraries.all());
    return reached(reach);
  }

  private Reached reached(Reach reach) {
    SortedMap<String, String> parts = parts(reach);
    return new Reached(CodeDigest.ofText(parts.toString()), parts);
  }

  private SortedMap<String, String> parts(Reach reach) {
    SortedMap<String, String> parts = new TreeMap<>();
    reach
        .classes()
        .forEach(
            name -> parts.put("class " + name.replace('/', '.'), own.classes().get(name).digest()));
    reach
        .resources()
        .forEach(name -> parts.put("resource " + name, own.resources().get(name).digest()));
    List<String> order = new ArrayList<>();
    for (Library library : libraries.all()) {
      if (reach.libraries().contains(library) || unclaimed.contains(library)) {
        order.add(library.digest());
        parts.merge("library " + library.name(), library.digest(), (one, two) -> one + "+" + two);
      }
    }
    parts.put("order of libraries", CodeDigest.ofText(String.join("\n", order)));
    return parts;
  }
}
