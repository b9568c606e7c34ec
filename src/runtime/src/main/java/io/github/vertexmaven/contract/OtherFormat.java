package io.github.vertexmaven.contract;

/** A file that another version of the plugin or the runtime has written. */
public final class OtherFormat extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long found;
  private final long known;

  OtherFormat(long found, long known) {
    super("format " + found + ", not " + known);
    this.found = found;
    this.known = known;
  }

  /** What the file says. */
  public long found() {
    return found;
  }

  /** What is read. */
  public long known() {
    return known;
  }
}
