package io.github.vertexmaven.emulator.page;

/** A question of the page that has no answer, with an HTTP status and a sentence to read. */
final class NotShown extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  private NotShown(int status, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
  }

  static NotShown wrong(String sentence) {
    return new NotShown(400, sentence);
  }

  static NotShown forbidden(String sentence) {
    return new NotShown(403, sentence);
  }

  static NotShown absent(String sentence) {
    return new NotShown(404, sentence);
  }

  static NotShown unsuited(String sentence) {
    return new NotShown(415, sentence);
  }

  int status() {
    return status;
  }
}
