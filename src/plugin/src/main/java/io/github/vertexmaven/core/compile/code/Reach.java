package io.github.vertexmaven.core.compile.code;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can run when a task starts from some classes. Where only the running program knows what it
 * loads or opens, all that it could be counts: a task may be run again for nothing, but never be
 * taken for done when its code has changed.
 */
final class Reach {

  private final OwnCode own;
  private final Libraries libraries;
  private final Set<String> classes = new TreeSet<>();
  private final Set<String> resources = new TreeSet<>();
  private final Set<Library> reached = new HashSet<>();
  private final Deque<OwnClass> open = new ArrayDeque<>();
  private final boolean widened;
  private boolean opensAny;

  private Reach(OwnCode own, Libraries libraries, boolean widened) {
    this.own = own;
    this.libraries = libraries;
    this.widened = widened;
  }

  /** What the names lead to, without what only could be. */
  static Reach named(
      OwnCode own, Libraries libraries, Collection<String> names, Collection<String> always) {
    return new Reach(own, libraries, false).from(names, always);
  }

  /**
   * All that the names lead to or could lead to.
   *
   * @param names of classes and of whatever else; the names of classes among them are found
   * @param always the resources that no class names: a library may look for them
   */
  static Reach widened(
      OwnCode own, Libraries libraries, Collection<String> names, Collection<String> always) {
    return new Reach(own, libraries, true).from(names, always);
  }

  private Reach from(Collection<String> names, Collection<String> always) {
    names.forEach(this::name);
    always.forEach(this::open);
    libraries.launcher().forEach(this::library);
    follow();
    return this;
  }

  Set<String> classes() {
    return classes;
  }

  Set<String> resources() {
    return resources;
  }

  Set<Library> libraries() {
    return reached;
  }

  private void follow() {
    boolean more = true;
    while (more) {
      while (!open.isEmpty()) {
        follow(open.poll());
      }
      more = findServices() | findResources();
    }
  }

  private void follow(OwnClass type) {
    type.mentions().forEach(this::name);
    opensAny |= widened && type.opensByName();
    if (widened && type.loadsByName()) {
      own.classes().keySet().forEach(this::name);
      libraries.all().forEach(this::library);
    }
  }

  private void name(String name) {
    OwnClass type = own.classes().get(name);
    if (type != null && classes.add(name)) {
      open.add(type);
    }
    libraries.withPackage(ClassNames.packageOf(name)).forEach(this::library);
  }

  private void library(Library library) {
    if (reached.add(library)) {
      for (String mentioned : library.mentions()) {
        libraries.withPackage(mentioned).forEach(this::library);
      }
    }
  }

  private void open(String resource) {
    if (resources.add(resource)) {
      own.resources().get(resource).mentions().forEach(this::name);
    }
  }

  /** Providers of services of others are loaded by whoever asks for the service. */
  private boolean findServices() {
    int before = size();
    for (Map.Entry<String, OwnCode.Resource> service : own.services().entrySet()) {
      String name = service.getKey();
      if (!own.classes().containsKey(name) || classes.contains(name)) {
        open(service.getValue().name());
      }
    }
    libraries.providing(this::isReached).forEach(this::library);
    return size() > before;
  }

  private boolean isReached(String service) {
    if (own.classes().containsKey(service)) {
      return classes.contains(service);
    }
    Collection<Library> definers = libraries.withPackage(ClassNames.packageOf(service));
    return definers.isEmpty() || definers.stream().anyMatch(reached::contains);
  }

  private boolean findResources() {
    int before = size();
    for (String resource : own.resources().keySet()) {
      if (!resources.contains(resource) && !own.isService(resource) && isOpened(resource)) {
        open(resource);
      }
    }
    for (String type : Set.copyOf(classes)) {
      own.classes().get(type).strings().stream()
          .flatMap(text -> libraries.withResource(text).stream())
          .forEach(this::library);
    }
    return size() > before;
  }

  private boolean isOpened(String resource) {
    return opensAny
        || classes.stream()
            .flatMap(type -> own.classes().get(type).strings().stream())
            .anyMatch(
                text ->
                    ResourceNames.names(text, resource)
                        || widened && ResourceNames.couldName(text, resource));
  }

  private int size() {
    return classes.size() + resources.size() + reached.size();
  }
}
