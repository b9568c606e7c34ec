package io.github.vertexmaven.core.conf.settings;

import java.util.Objects;
import java.util.Optional;

/**
 * The service that the pipelines of an environment run on, as its {@code host} says; the emulator
 * plays whichever it is.
 *
 * @param kind which one
 * @param address of an installation of Kubeflow Pipelines, without a slash at its end; empty on
 *     Vertex AI, and where only the emulator is meant
 */
public record ChosenService(Kind kind, Optional<String> address) {

  /** The word of {@code host} for Vertex AI, which is chosen by nothing too. */
  static final String VERTEX_AI = "vertex-ai-pipelines";

  /** The word of {@code host} for Kubeflow Pipelines as the emulator plays it. */
  static final String KUBEFLOW = "kubeflow";

  /** The services there are. */
  public enum Kind {
    VERTEX_AI("Vertex AI"),
    KUBEFLOW("Kubeflow Pipelines");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** What people call it. */
    public String title() {
      return title;
    }
  }

  /** Refuses null. */
  public ChosenService {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(address, "address");
  }

  /** The one that a host of a sound form chooses. */
  static ChosenService of(Optional<String> host) {
    String chosen = host.orElse(VERTEX_AI);
    if (chosen.equals(VERTEX_AI)) {
      return new ChosenService(Kind.VERTEX_AI, Optional.empty());
    }
    return new ChosenService(
        Kind.KUBEFLOW, chosen.equals(KUBEFLOW) ? Optional.empty() : Optional.of(base(chosen)));
  }

  /** Where the API and the pages are: some give the address of the API itself. */
  private static String base(String address) {
    return address.replaceFirst("(/apis(/v[0-9a-z]+)?)?/*$", "").replaceFirst("/+$", "");
  }

  /** Whether it is Kubeflow Pipelines, an installation or as the emulator plays it. */
  public boolean isKubeflow() {
    return kind == Kind.KUBEFLOW;
  }

  /** The service, and where it is when that is known. */
  @Override
  public String toString() {
    return kind.title() + address.map(at -> " at " + at).orElse("");
  }
}
