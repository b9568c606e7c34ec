package io.github.vertexmaven.core.conf.settings;

/**
 * In which ways of running a pipeline a setting has an effect, in words for the reference.
 *
 * @param vertex on Vertex AI
 * @param kubeflow on Kubeflow Pipelines
 * @param emulator in a job on the emulator
 * @param here in {@code run-local}
 * @param opened in a project that code opens, {@code Project.open}
 */
record Effect(String vertex, String kubeflow, String emulator, String here, String opened) {

  private static final String YES = "yes";
  private static final String NO = "–";

  /** On the service that it is said of: who sets it is warned that it does nothing there. */
  static final String WARNED = "no, with a warning";

  /** On the service that it is said of: a run without it would not be what was asked for. */
  static final String REFUSED = "refused";

  static final Effect EVERYWHERE = new Effect(YES, YES, YES, YES, YES);
  static final Effect EVERY_RUN = new Effect(YES, YES, YES, YES, NO);
  static final Effect EVERY_JOB = new Effect(YES, YES, YES, NO, NO);
  static final Effect CLOUD = new Effect(YES, YES, NO, NO, NO);
  static final Effect EMULATOR = new Effect(NO, NO, YES, NO, NO);
  static final Effect NOWHERE = new Effect(NO, NO, NO, NO, NO);

  /** What the emulator accepts and does not do. */
  static final Effect SHOWN_BY_EMULATOR = CLOUD.onEmulator("shown, not used");

  /** What the emulator does where it runs a task in its image. */
  static final Effect IN_CONTAINERS = CLOUD.onEmulator("in containers");

  /** The connection to one service, of which another needs to know nothing. */
  static final Effect VERTEX_AI = CLOUD.onKubeflow(NO);

  static final Effect KUBEFLOW = CLOUD.onVertex(NO);

  Effect onVertex(String words) {
    return new Effect(words, kubeflow, emulator, here, opened);
  }

  Effect onKubeflow(String words) {
    return new Effect(vertex, words, emulator, here, opened);
  }

  Effect onEmulator(String words) {
    return new Effect(vertex, kubeflow, words, here, opened);
  }

  Effect inRunLocal(String words) {
    return new Effect(vertex, kubeflow, emulator, words, opened);
  }

  Effect inOpenedProject(String words) {
    return new Effect(vertex, kubeflow, emulator, here, words);
  }

  /** The words for a service. */
  String on(ChosenService.Kind service) {
    return switch (service) {
      case VERTEX_AI -> vertex;
      case KUBEFLOW -> kubeflow;
    };
  }
}
