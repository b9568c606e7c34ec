package io.github.vertexmaven.core.conf.settings;

/**
 * In which ways of running a pipeline a setting has an effect, in words for the reference.
 *
 * @param vertex on Vertex AI
 * @param emulator in a job on the emulator
 * @param here in {@code run-local}
 * @param opened in a project that code opens, {@code Project.open}
 */
record Effect(String vertex, String emulator, String here, String opened) {

  private static final String YES = "yes";
  private static final String NO = "–";

  static final Effect EVERYWHERE = new Effect(YES, YES, YES, YES);
  static final Effect EVERY_RUN = new Effect(YES, YES, YES, NO);
  static final Effect EVERY_JOB = new Effect(YES, YES, NO, NO);
  static final Effect CLOUD = new Effect(YES, NO, NO, NO);
  static final Effect EMULATOR = new Effect(NO, YES, NO, NO);
  static final Effect NOWHERE = new Effect(NO, NO, NO, NO);

  /** What the emulator accepts and does not do. */
  static final Effect SHOWN_BY_EMULATOR = CLOUD.onEmulator("shown, not used");

  Effect onVertex(String words) {
    return new Effect(words, emulator, here, opened);
  }

  Effect onEmulator(String words) {
    return new Effect(vertex, words, here, opened);
  }

  Effect inRunLocal(String words) {
    return new Effect(vertex, emulator, words, opened);
  }

  Effect inOpenedProject(String words) {
    return new Effect(vertex, emulator, here, words);
  }
}
