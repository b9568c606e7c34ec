package io.github.vertexmaven.core.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Objects in buckets, named by {@code gs://} URIs. */
public interface ObjectStore {

  /** Something to upload: a file, or bytes. */
  sealed interface Content {}

  /** A file of this machine. */
  record FileContent(Path file) implements Content {}

  /** Bytes made by the caller. */
  record ByteContent(byte[] bytes) implements Content {}

  /**
   * An object to upload.
   *
   * @param uri where it goes; its name tells its content, so an object that is there is never
   *     replaced
   * @param content what it holds
   */
  record Upload(String uri, Content content) {}

  /** Told while uploads go on, from any thread. */
  @FunctionalInterface
  interface Progress {
    /** An object was uploaded. */
    void uploaded(String uri, long bytes);
  }

  /**
   * Uploads what is not there yet, in parallel. An object that someone else uploads meanwhile is
   * left as it is. The objects are uploaded in groups: no object of a later list before all of the
   * earlier ones are there.
   *
   * @return how many objects were uploaded
   */
  int uploadMissing(List<List<Upload>> groups, Progress progress);

  /** The content of an object. */
  byte[] read(String uri);

  /**
   * What an object begins with.
   *
   * @param bytes the first ones, or all
   * @param size of the whole object
   */
  record Beginning(byte[] bytes, long size) {}

  /**
   * Reads objects, in parallel. Those that cannot be read are left out.
   *
   * @param whole an object up to this size is read to its end
   * @param part how many bytes are read of a larger one
   */
  Map<String, Beginning> beginnings(List<String> uris, long whole, int part);

  /** The URIs of the objects whose URI begins so, sorted. */
  default List<String> list(String uriPrefix) {
    return List.copyOf(sizes(uriPrefix).keySet());
  }

  /** How many bytes each object has whose URI begins so, sorted by URIs. */
  SortedMap<String, Long> sizes(String uriPrefix);

  /** Deletes objects; those that are not there count as deleted. */
  void delete(List<String> uris);

  /**
   * Whether the bucket is there and may be written to; the answer is the problem, empty when there
   * is none.
   */
  java.util.Optional<String> problemWithBucket(String bucket);
}
