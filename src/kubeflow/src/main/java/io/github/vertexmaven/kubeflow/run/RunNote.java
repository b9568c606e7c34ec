package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Labels as a description. Runs and recurring runs of this API have no labels, and ours say whose
 * and what they are. A description has room for 255 characters (a column of the server's database),
 * so our own come first, by what we need most, and of others those that fit.
 */
final class RunNote {

  private static final String OURS = "vertexai-";
  private static final String BEGIN = "vertexai";
  private static final int ROOM = 255;

  /** Without these a schedule would not be known again. */
  private static final List<String> NEEDED =
      List.of(
          "vertexai-schedule-id",
          "vertexai-schedule-owner",
          "vertexai-schedule-digest",
          "vertexai-schedule-pipeline",
          "vertexai-schedule",
          "vertexai-env",
          "vertexai-project",
          "vertexai-part");

  /** From here on they are left out where there is no room. */
  private static final int OPTIONAL = 6;

  private RunNote() {}

  /**
   * The description.
   *
   * @throws RemoteException when what is needed finds no room
   */
  static String of(Map<String, String> labels) {
    Map<String, String> ordered = new LinkedHashMap<>();
    NEEDED.stream().filter(labels::containsKey).forEach(key -> ordered.put(key, labels.get(key)));
    new TreeMap<>(labels).forEach(ordered::putIfAbsent);
    StringBuilder note = new StringBuilder(BEGIN);
    ordered.forEach(
        (key, value) -> {
          String word = " " + shorter(key) + "=" + value;
          if (note.length() + word.length() <= ROOM) {
            note.append(word);
          } else if (NEEDED.indexOf(key) >= 0 && NEEDED.indexOf(key) < OPTIONAL) {
            throw tooLong(labels);
          }
        });
    return note.length() == BEGIN.length() ? "" : note.toString();
  }

  private static RemoteException tooLong(Map<String, String> labels) {
    return new RemoteException(
        Kind.INVALID,
        "Kubeflow Pipelines has no room for the names of pipeline '"
            + labels.get("vertexai-schedule-pipeline")
            + "', schedule '"
            + labels.get("vertexai-schedule")
            + "' and environment '"
            + labels.get("vertexai-env")
            + "' together: shorten one of them.",
        null);
  }

  private static String shorter(String key) {
    return key.startsWith(OURS) ? key.substring(OURS.length()) : "label." + key;
  }

  /** The labels of a description; none of one that somebody else wrote. */
  static Map<String, String> read(String description) {
    Map<String, String> labels = new TreeMap<>();
    if (description.startsWith(BEGIN + " ")) {
      for (String word : description.substring(BEGIN.length() + 1).split(" ")) {
        int equals = word.indexOf('=');
        if (equals > 0) {
          labels.put(longer(word.substring(0, equals)), word.substring(equals + 1));
        }
      }
    }
    return labels;
  }

  private static String longer(String key) {
    return key.startsWith("label.") ? key.substring("label.".length()) : OURS + key;
  }
}
