package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.catalog.type.ArtifactType;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ArtifactInput;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ImporterTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import io.github.vertexmaven.core.compile.spec.SpecDialect.Launched;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings staged code to tasks that find no bucket mounted: as two folders that are artifacts, one
 * with the launch jar of the task and the project's own classes, named by the task's identity, and
 * one with the libraries, which all tasks share. A task's own folder changes with what the task can
 * reach, so nothing else runs it anew.
 *
 * @param libraries names the folder of the libraries
 */
record CodeImports(Launched launched, String libraries) {

  private static final String OWN = "vertexai_code";
  private static final String SHARED = "vertexai_libraries";

  /** The tasks of a DAG, and beside them what imports their code. */
  SortedMap<String, Task> into(SortedMap<String, Task> tasks) {
    SortedMap<String, Task> more = new TreeMap<>(tasks);
    Optional<String> shared = Optional.empty();
    for (var each : tasks.entrySet()) {
      if (each.getValue() instanceof ContainerTask task && isStaged(each.getKey(), task)) {
        if (shared.isEmpty()) {
          shared = Optional.of(launched.names().of("code-libraries"));
          more.put(shared.get(), importer("code libraries", "libraries/" + libraries));
        }
        String own = launched.names().of("code-" + each.getKey());
        String identity = launched.identity().apply(each.getKey());
        more.put(own, importer("code of " + task.displayName(), "tasks/" + identity));
        more.put(each.getKey(), with(task, own, shared.get()));
      }
    }
    return more;
  }

  private boolean isStaged(String name, ContainerTask task) {
    String jar = launchJar(launched.root(), launched.identity().apply(name));
    return task.container().command().contains(jar);
  }

  /** Where a task finds its launch jar. */
  static String launchJar(RunRoot root, String identity) {
    return root.mount() + "/vertexai-code/tasks/" + identity + "/launch-" + identity + ".jar";
  }

  /** A folder ends with a slash: what only begins with its name is none of it. */
  private ImporterTask importer(String displayName, String folder) {
    String uri = launched.root().uri() + "/vertexai-code/" + folder + "/";
    return new ImporterTask(displayName, uri, ArtifactType.ARTIFACT, false, true);
  }

  private static ContainerTask with(ContainerTask task, String own, String shared) {
    SortedMap<String, ArtifactInput> reads = new TreeMap<>(task.reads());
    reads.put(free(OWN, reads), artifact(own));
    reads.put(free(SHARED, reads), artifact(shared));
    SortedSet<String> after = new TreeSet<>(task.after());
    after.add(own);
    after.add(shared);
    return task.reading(reads, after);
  }

  private static ArtifactInput artifact(String importer) {
    return new ArtifactInput(ArtifactType.ARTIFACT, importer, "artifact");
  }

  private static String free(String wanted, SortedMap<String, ArtifactInput> taken) {
    String free = wanted;
    for (int i = 2; taken.containsKey(free); i++) {
      free = wanted + "_" + i;
    }
    return free;
  }
}
