package io.github.vertexmaven.hook;

/** A hook that failed; the message names its class and the moment. */
public final class HookException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String hook;
  private final String moment;

  /**
   * Of a hook's own failure.
   *
   * @param hook the hook's class
   * @param moment when it was called, such as {@code before node 'train'}
   * @param cause what it threw
   */
  public HookException(String hook, String moment, Throwable cause) {
    super("Hook " + hook + " failed " + moment + ": " + cause, cause);
    this.hook = hook;
    this.moment = moment;
  }

  /** The hook's class. */
  public String hook() {
    return hook;
  }

  /** When it was called, such as {@code before node 'train'}. */
  public String moment() {
    return moment;
  }
}
