package io.github.vertexmaven.cloud.rpc;

/** A service's words, made part of a sentence of ours. */
public final class OneLine {

  /** Longer answers are pages of HTML, or the request again. */
  private static final int MOST = 600;

  private OneLine() {}

  /** Without line feeds and the full stop at its end. */
  public static String of(String text) {
    String line = text == null ? "" : text.strip().replaceAll("\\s+", " ");
    String cut = line.length() > MOST ? line.substring(0, MOST) + "…" : line;
    String bare = cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    return bare.isEmpty() ? "no reason given" : bare;
  }
}
