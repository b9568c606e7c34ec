package io.github.vertexmaven.core.job.reactor;

import java.util.Set;

/**
 * A module of the build, as far as goals choose by it.
 *
 * @param name its artifactId
 * @param place how {@code -pl} names it
 * @param traits what is true of it
 */
public record BuildModule(String name, String place, Set<Trait> traits) {

  /** What may be true of a module. */
  public enum Trait {
    /** Maven was called in its folder, or for its POM. */
    TOP,
    /** {@code -pl} names it; not one that comes along by {@code -am}. */
    NAMED,
    /** Its packaging is {@code pom}. */
    POM,
    /** It depends on vertexai-runtime. */
    RUNTIME,
    /** Its {@code conf/} has settings or a catalog. */
    SETTINGS,
    /** Its classes have nodes or a registry, or are not compiled yet. */
    NODES,
    /** Its own pom.xml has the plugin, not only that of a parent. */
    DECLARES_PLUGIN,
    /** A goal that is called in the top module can work on it as if it were called there. */
    TAKEABLE
  }

  /** Copies the traits. */
  public BuildModule {
    traits = Set.copyOf(traits);
  }

  /** Whether that is true of it. */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** Whether pipelines may be found in it. */
  boolean mayHavePipelines() {
    return !is(Trait.POM) && (is(Trait.SETTINGS) || hasPipelines());
  }

  /** Whether it can be worked on. */
  boolean hasPipelines() {
    return !is(Trait.POM) && is(Trait.RUNTIME) && (is(Trait.SETTINGS) || is(Trait.NODES));
  }
}
