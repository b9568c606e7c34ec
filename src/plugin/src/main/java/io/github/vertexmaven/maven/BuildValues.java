package io.github.vertexmaven.maven;

import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/** Values that one build makes once, whichever module asks first. */
final class BuildValues {

  private final SessionData kept;

  private BuildValues(SessionData kept) {
    this.kept = kept;
  }

  static BuildValues of(MavenSession session) {
    return new BuildValues(session.getRepositorySession().getData());
  }

  /**
   * The value of a key. Modules that ask at the same moment may all make one; the first is kept.
   */
  <T> T once(Object key, Class<T> type, Supplier<T> made) {
    Object known = kept.get(key);
    if (known == null) {
      // The oldest Maven has no computeIfAbsent here.
      kept.set(key, null, made.get());
      known = kept.get(key);
    }
    return type.cast(known);
  }
}
