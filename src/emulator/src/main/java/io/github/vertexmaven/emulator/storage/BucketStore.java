package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * All buckets: the sub-folders of one folder whose names a bucket may have. What is no object's
 * file lies beside them in {@code .objects}, a name that no bucket can have.
 */
record BucketStore(Path root, Path hidden, Scratch scratch, Locks locks, boolean folds) {
  private static final String SETTINGS = "bucket.json";

  /** Also ends what a killed process had begun. */
  static BucketStore at(Path folder) throws IOException {
    Path root = Files.createDirectories(folder).toRealPath();
    Path hidden = root.resolve(".objects");
    Scratch scratch = Scratch.in(hidden.resolve(".scratch"));
    return new BucketStore(root, hidden, scratch, Locks.create(), folds(scratch));
  }

  /**
   * Whether the file system takes different names for one: by case, or by the way in which an
   * accent is written.
   */
  private static boolean folds(Scratch scratch) throws IOException {
    return folds(scratch, "case", "CASE") || folds(scratch, "\u00e9", "e\u0301");
  }

  private static boolean folds(Scratch scratch, String written, String other) throws IOException {
    try {
      Path file = Files.createFile(scratch.folder().resolve(written));
      boolean folds = Files.exists(scratch.folder().resolve(other));
      Files.delete(file);
      return folds;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Where the state of resumable uploads is kept. */
  Path sessions() {
    return hidden.resolve(".uploads");
  }

  Bucket get(String name) {
    if (!ObjectName.legalBucket(name)) {
      throw StorageErrors.noSuchBucket();
    }
    Bucket bucket = bucket(name);
    if (!bucket.folder().exists()) {
      throw StorageErrors.noSuchBucket();
    }
    return bucket;
  }

  private Bucket bucket(String name) {
    Path own = hidden.resolve(name);
    Index index = new Index(own.resolve("index"), scratch);
    return new Bucket(
        name,
        new Folder(root.resolve(name), folds, locks),
        new SideFolder(own.resolve("side"), index),
        index,
        locks);
  }

  /** In the order of their names. */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
      for (Path folder : folders) {
        String name = folder.getFileName().toString();
        if (ObjectName.legalBucket(name) && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
          names.add(name);
        }
      }
    }
    names.sort(ObjectName.ORDER);
    return names;
  }

  BucketSettings create(String name, Map<String, Object> resource, String project)
      throws IOException {
    if (!ObjectName.legalBucket(name)) {
      throw Rejection.invalid("Invalid bucket name: '" + name + "'");
    }
    BucketSettings settings = BucketSettings.created(resource, project, System.currentTimeMillis());
    return locks.holdingAll(
        () -> {
          if (Files.exists(root.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            throw taken();
          }
          Scratch.deleteTree(hidden.resolve(name));
          save(name, settings);
          makeFolder(name);
          return settings;
        });
  }

  /** A task may have made it just now. */
  private void makeFolder(String name) throws IOException {
    try {
      Files.createDirectory(root.resolve(name));
    } catch (FileAlreadyExistsException e) {
      throw taken();
    }
  }

  private static Rejection taken() {
    return StorageErrors.conflict(
        "Your previous request to create the named bucket succeeded and you already own it.");
  }

  BucketSettings settings(Bucket bucket) throws IOException {
    Path file = hidden.resolve(bucket.name()).resolve(SETTINGS);
    try {
      return BucketSettings.fromJson(JsonValues.object(JsonValues.read(Files.readString(file))));
    } catch (IOException | RuntimeException unknown) {
      // A folder that was made without us.
      BasicFileAttributes attributes =
          Files.readAttributes(bucket.folder().root(), BasicFileAttributes.class);
      return BucketSettings.created(Map.of(), attributes.creationTime().toMillis());
    }
  }

  BucketSettings change(
      Bucket bucket, Preconditions preconditions, UnaryOperator<BucketSettings> change)
      throws IOException {
    return locks.holdingAll(
        () -> {
          BucketSettings current = settings(bucket);
          preconditions.mustHoldForBucket(current.metageneration());
          BucketSettings changed = change.apply(current);
          save(bucket.name(), changed);
          return changed;
        });
  }

  void delete(Bucket bucket, Preconditions preconditions) throws IOException {
    locks.holdingAll(
        () -> {
          preconditions.mustHoldForBucket(settings(bucket).metageneration());
          if (!bucket.isEmpty()) {
            throw StorageErrors.conflict("The bucket you tried to delete is not empty.");
          }
          Scratch.deleteTree(bucket.folder().root());
          Scratch.deleteTree(hidden.resolve(bucket.name()));
          return bucket;
        });
  }

  private void save(String name, BucketSettings settings) throws IOException {
    Path folder = Files.createDirectories(hidden.resolve(name));
    scratch.write(
        folder.resolve(SETTINGS),
        JsonValues.write(settings.toJson()).getBytes(StandardCharsets.UTF_8));
  }
}
