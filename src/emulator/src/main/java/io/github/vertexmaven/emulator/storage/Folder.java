package io.github.vertexmaven.emulator.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A bucket's visible folder: the files that tasks see under {@code /gcs/<bucket>}.
 *
 * <p>Tasks write here without asking, so nothing is assumed from one call to the next. Links are
 * never followed: what they point to may be outside.
 *
 * @param folds whether the file system takes names for equal that Cloud Storage keeps apart, such
 *     as {@code a} and {@code A}
 */
record Folder(Path root, boolean folds, Locks locks) {
  private static final int LONGEST_SEGMENT = 255;
  private static final int ATTEMPTS = 100;

  /** What a walk meets, in the order of names. */
  interface Visitor {
    /** Whether names that begin so, with a slash at the end, are wanted. */
    boolean enters(String folder);

    /** False ends the walk. */
    boolean takes(String name) throws IOException;
  }

  boolean exists() {
    return Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS);
  }

  /** The file of an object, when there is one that is reached without a link. */
  Optional<Path> file(String name) throws IOException {
    Optional<Path> path = path(name);
    if (path.isEmpty() || !Files.isRegularFile(path.get(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    for (Path parent = path.get().getParent(); !parent.equals(root); parent = parent.getParent()) {
      if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
    }
    return folds && !spelledSo(path.get()) ? Optional.empty() : path;
  }

  /**
   * Makes the file the object's own, at once and whole; false when the folder cannot hold that name
   * now.
   */
  boolean place(Path file, String name) throws IOException {
    Optional<Path> target = path(name);
    if (target.isEmpty()) {
      return false;
    }
    FileSystemException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return locks.placing(() -> placed(file, target.get()));
      } catch (FileSystemException inTheWay) {
        if (!Files.exists(file)) {
          throw inTheWay;
        }
        if (Files.isDirectory(target.get(), LinkOption.NOFOLLOW_LINKS) && !prune(target.get())) {
          return false;
        }
        last = inTheWay;
      }
    }
    throw last;
  }

  private boolean placed(Path file, Path target) throws IOException {
    if (!parents(target.getParent()) || folds && Files.exists(target) && !spelledSo(target)) {
      return false;
    }
    Scratch.replace(file, target);
    return true;
  }

  /** False when something that is no folder is in the way. */
  private boolean parents(Path parent) throws IOException {
    if (parent.equals(root)
        || Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS) && parents(parent.getParent())) {
      return true;
    }
    if (!parents(parent.getParent())) {
      return false;
    }
    try {
      Files.createDirectory(parent);
      return true;
    } catch (FileAlreadyExistsException other) {
      return Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /**
   * Deletes a file of {@link #file}, and the folders that are empty without it: in a bucket there
   * are none.
   */
  void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    Path parent = file.getParent();
    while (!parent.equals(root) && prune(parent)) {
      parent = parent.getParent();
    }
  }

  /**
   * Deletes a folder when it is empty; the answer is whether it is gone. While this looks nobody
   * places a file: deleting a path that had just become an object would delete the object.
   */
  private boolean prune(Path folder) throws IOException {
    return locks.pruning(
        () -> {
          try {
            boolean still = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
            return still && Files.deleteIfExists(folder)
                || Files.notExists(folder, LinkOption.NOFOLLOW_LINKS);
          } catch (DirectoryNotEmptyException used) {
            return false;
          }
        });
  }

  void walk(Visitor visitor) throws IOException {
    walk(root, "", visitor);
  }

  private boolean walk(Path folder, String prefix, Visitor visitor) throws IOException {
    SortedMap<String, Path> children = children(folder, prefix);
    for (SortedMap.Entry<String, Path> child : children.entrySet()) {
      String name = child.getKey();
      boolean goesOn =
          name.endsWith("/")
              ? !visitor.enters(name) || walk(child.getValue(), name, visitor)
              : !ObjectName.legal(name) || path(name).isEmpty() || visitor.takes(name);
      if (!goesOn) {
        return false;
      }
    }
    return true;
  }

  /**
   * By name, folders with a slash at the end: so sorted, a walk into each in turn meets all names
   * in order.
   */
  private static SortedMap<String, Path> children(Path folder, String prefix) throws IOException {
    SortedMap<String, Path> children = new TreeMap<>(ObjectName.ORDER);
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        kind(path).ifPresent(ending -> children.put(prefix + path.getFileName() + ending, path));
      }
    } catch (NoSuchFileException | NotDirectoryException gone) {
      return new TreeMap<>();
    }
    return children;
  }

  /**
   * The ending of its name: a slash for a folder, nothing for a file; empty for what is neither.
   */
  private static Optional<String> kind(Path path) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        return Optional.of("/");
      }
      return attributes.isRegularFile() ? Optional.of("") : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** The place of an object whose name can be a path below the root; nothing of it need exist. */
  private Optional<Path> path(String name) {
    String separator = root.getFileSystem().getSeparator();
    for (String segment : name.split("/", -1)) {
      boolean foreign = !separator.equals("/") && segment.contains(separator);
      if (segment.isEmpty()
          || segment.equals(".")
          || segment.equals("..")
          || foreign
          || tooLong(segment)) {
        return Optional.empty();
      }
    }
    try {
      Path path = root.resolve(name);
      boolean inside = path.startsWith(root) && path.normalize().equals(path);
      return inside && root.relativize(path).toString().replace(separator, "/").equals(name)
          ? Optional.of(path)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean tooLong(String segment) {
    return segment.length() * 3 > LONGEST_SEGMENT
        && segment.getBytes(StandardCharsets.UTF_8).length > LONGEST_SEGMENT;
  }

  /** Whether every part of the path is written in the folder as it is written here. */
  private boolean spelledSo(Path path) throws IOException {
    for (Path part = path; !part.equals(root); part = part.getParent()) {
      String written = part.getFileName().toString();
      try (DirectoryStream<Path> siblings =
          Files.newDirectoryStream(
              part.getParent(), sibling -> sibling.getFileName().toString().equals(written))) {
        if (!siblings.iterator().hasNext()) {
          return false;
        }
      }
    }
    return true;
  }
}
