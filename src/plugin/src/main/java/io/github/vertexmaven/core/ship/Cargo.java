package io.github.vertexmaven.core.ship;

import io.github.vertexmaven.core.remote.ObjectStore;
import java.util.List;

/** What has to lie in the bucket before a job starts. */
public interface Cargo {

  /**
   * Uploads what is missing; a launch jar never comes before its jars.
   *
   * @return how many objects were uploaded
   */
  int ship(ObjectStore objects, ObjectStore.Progress progress);

  /** All that has to be there, jars excepted: their names come from their content. */
  List<String> uris();
}
