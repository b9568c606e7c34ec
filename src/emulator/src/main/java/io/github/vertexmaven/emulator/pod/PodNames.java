package io.github.vertexmaven.emulator.pod;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.store.TaskRecord;
import java.util.UUID;
import java.util.zip.CRC32;

/** Names that Argo gives to the parts of a workflow: always the same for the same part. */
public final class PodNames {

  /** The parts that one task of a spec becomes. */
  public enum Part {
    /** Resolves the inputs of a task. */
    DRIVER,
    /** The task itself. */
    TASK,
    /** Runs the container of a task. */
    EXECUTOR
  }

  private PodNames() {}

  /** The node of a part of a task; pods are known by it. */
  public static String node(String workflow, TaskRecord.Identity task, Part part) {
    return workflow + "-" + hash(part + " " + task.id());
  }

  /** The node of the whole workflow. */
  public static String workflowNode(String workflow) {
    return workflow;
  }

  static UUID uid(String node) {
    return UUID.nameUUIDFromBytes(node.getBytes(UTF_8));
  }

  private static long hash(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(UTF_8));
    return crc.getValue();
  }
}
