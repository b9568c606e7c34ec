package io.github.vertexmaven.core.compile.code;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A dependency, which counts as a whole.
 *
 * @param name the file's name
 * @param digest of its content
 * @param packages that it has classes of
 * @param mentions the packages that its classes name
 * @param services the services that it has providers of
 * @param resources the names of its other files
 */
record Library(
    String name,
    String digest,
    Set<String> packages,
    Set<String> mentions,
    Set<String> services,
    Set<String> resources) {

  private static final String SERVICES = "META-INF/services/";
  private static final String OTHER_VERSIONS = "META-INF/versions/[0-9]+/";

  Library {
    packages = Collections.unmodifiableSet(packages);
    mentions = Collections.unmodifiableSet(mentions);
    services = Collections.unmodifiableSet(services);
    resources = Collections.unmodifiableSet(resources);
  }

  static Library of(Path entry, ArchiveMemory memory) {
    String line = Files.isDirectory(entry) ? line(entry) : memory.of(entry, Library::line);
    String[] fields = line.split(" ", -1);
    return new Library(
        name(entry), fields[0], set(fields[1]), set(fields[2]), set(fields[3]), set(fields[4]));
  }

  /** A folder of classes is called by the module that it is of. */
  private static String name(Path entry) {
    Path module = entry.getParent() == null ? null : entry.getParent().getParent();
    boolean ofModule = Files.isDirectory(entry) && module != null && module.getFileName() != null;
    return ofModule ? module.getFileName() + "/" : entry.getFileName().toString();
  }

  private static String line(Path entry) {
    SortedSet<String> packages = new TreeSet<>();
    SortedSet<String> mentions = new TreeSet<>();
    SortedSet<String> services = new TreeSet<>();
    SortedSet<String> resources = new TreeSet<>();
    Entries.each(
        entry,
        (file, content) -> {
          String name = file.replaceFirst("^" + OTHER_VERSIONS, "");
          if (name.endsWith(".class")) {
            packages.add(ClassNames.packageOf(name));
            mention(content, mentions);
          } else if (name.startsWith(SERVICES)) {
            services.add(name.substring(SERVICES.length()).replace('.', '/'));
          } else {
            resources.add(name);
          }
        });
    mentions.removeAll(packages);
    return String.join(
        " ",
        CodeDigest.entry(entry),
        joined(packages),
        joined(mentions),
        joined(services),
        joined(resources));
  }

  /** Only names that look like a class in a package; the JDK is no dependency. */
  private static void mention(byte[] content, Set<String> mentions) {
    for (String text : ConstantPool.of(content).all()) {
      ClassNames.in(
          text,
          name -> {
            String of = ClassNames.packageOf(name);
            if (of.matches("[a-zA-Z_$][\\w$]*(/[\\w$]+)*") && !of.startsWith("java/")) {
              mentions.add(of);
            }
          });
    }
  }

  /** Names may have any characters in them, so they are written without those that part them. */
  private static String joined(Collection<String> names) {
    return names.isEmpty()
        ? ""
        : Base64.getEncoder()
            .encodeToString(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
  }

  private static Set<String> set(String joined) {
    String text = new String(Base64.getDecoder().decode(joined), StandardCharsets.UTF_8);
    return text.isEmpty() ? Set.of() : new TreeSet<>(List.of(text.split("\n")));
  }
}
