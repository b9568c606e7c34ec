package io.github.vertexmaven.core.compile.spec;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * The code that a task can reach.
 *
 * @param digest of all of it
 * @param parts the digests of its parts, by what they are
 */
public record TaskCode(String digest, SortedMap<String, String> parts) {

  /** Shares the map, which nobody changes any more: many tasks reach the same. */
  public TaskCode {
    parts = Collections.unmodifiableSortedMap(parts);
  }

  /** Tells the code of a task. */
  public interface Source {

    /**
     * What a task can reach.
     *
     * @param nodeClasses the classes of its nodes
     * @param texts what else is handed to its code and may name classes
     * @param readsObjects whether it reads objects that no task of the pipeline wrote, which may be
     *     of any class
     */
    TaskCode of(Collection<String> nodeClasses, Collection<String> texts, boolean readsObjects);

    /** The digest of all libraries, whoever reaches them. */
    default String libraries() {
      return of(List.of(), List.of(), true).digest();
    }
  }
}
