package io.github.vertexmaven.core.job.ship;

import io.github.vertexmaven.core.service.ObjectStore.Upload;
import java.util.ArrayList;
import java.util.List;

/**
 * Staged code where each task has a folder of its own: there lie the launch jar and the jars of the
 * project's own classes; the libraries lie in a folder that all tasks share. Both are artifacts,
 * which a service brings to the task as a whole.
 *
 * @param code the jars, in the order of the class path
 * @param libraries names the folder of the libraries
 */
record CodeByTask(StagedCode code, String libraries) {

  private static final String OWN = "+";

  /** The jars of the shared folder. */
  List<Upload> shared(String codeUri) {
    return uploads(false, codeUri + "/libraries/" + libraries + "/");
  }

  /** The jars of a task's folder. */
  List<Upload> own(String folder) {
    return uploads(true, folder);
  }

  private List<Upload> uploads(boolean own, String folder) {
    List<Upload> uploads = new ArrayList<>();
    for (int i = 0; i < code.names().size(); i++) {
      if (isOwn(i) == own) {
        uploads.add(new Upload(folder + file(i), code.uploads().get(i).content()));
      }
    }
    return uploads;
  }

  /** The jars as a launch jar names them, relative to itself, in the order of the class path. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < code.names().size(); i++) {
      names.add(isOwn(i) ? OWN + file(i) : "../../libraries/" + libraries + "/" + file(i));
    }
    return names;
  }

  private boolean isOwn(int i) {
    return code.names().get(i).startsWith(OWN);
  }

  /** Two jars may have one name. */
  private String file(int i) {
    String name = code.names().get(i);
    return i + "-" + name.substring(name.lastIndexOf('/') + 1);
  }
}
