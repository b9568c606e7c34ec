package io.github.vertexmaven.core.job.ship;

import io.github.vertexmaven.core.service.ObjectStore;
import java.util.List;

/** What has to lie in the bucket before a job starts. */
public interface Cargo {

  /**
   * An object of it.
   *
   * @param uri where it goes
   * @param bytes how large it is
   */
  record Piece(String uri, long bytes) {}

  /**
   * Uploads what is missing; a launch jar never comes before its jars.
   *
   * @return how many objects were uploaded
   */
  int ship(ObjectStore objects, ObjectStore.Progress progress);

  /** All that has to be there, in the order in which it is uploaded to an empty bucket. */
  List<Piece> pieces();
}
