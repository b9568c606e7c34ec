package io.github.vertexmaven.emulator;

import com.google.cloud.aiplatform.v1.PipelineTaskDetail;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * What the engine costs per container task beyond the process itself; run on request, see the
 * module's README. Each round runs the bare processes and then the same number of tasks.
 */
final class EngineBenchmark {

  private static final int TASKS = 200;
  private static final int ROUNDS = 7;

  private EngineBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Files.createTempDirectory("emulator-benchmark");
    try (Lab lab = Lab.open(home, 1)) {
      double[] bare = new double[ROUNDS];
      double[] engine = new double[ROUNDS];
      run(lab);
      for (int i = 0; i < ROUNDS; i++) {
        bare[i] = timed(EngineBenchmark::processes);
        engine[i] = timed(() -> run(lab));
      }
      System.out.printf("bare process    %6.2f ms (median of %d rounds)%n", median(bare), ROUNDS);
      System.out.printf("container task  %6.2f ms%n", median(engine));
      System.out.printf("engine overhead %6.2f ms%n", median(engine) - median(bare));
    }
    io.github.vertexmaven.emulator.store.FileTree.delete(home);
  }

  private static double timed(DoubleSupplier work) {
    return work.getAsDouble() / TASKS;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Milliseconds of as many processes, their output read as the engine reads it. */
  private static double processes() {
    long start = System.nanoTime();
    try {
      for (int i = 0; i < TASKS; i++) {
        Process process = new ProcessBuilder("true").start();
        try (InputStream out = process.getInputStream();
            InputStream err = process.getErrorStream()) {
          out.readAllBytes();
          err.readAllBytes();
        }
        process.waitFor();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /** Milliseconds of a job, by its own times: what a client's polling costs is not in it. */
  private static double run(Lab lab) {
    String name = lab.grpc.create(Lab.request(spec(), Map.of()).build()).getName();
    Lab.Ran ran = lab.get(name);
    while (!ran.hasEnded()) {
      rest();
      ran = lab.get(name);
    }
    PipelineTaskDetail root = ran.task("");
    return millis(root.getEndTime()) - millis(root.getStartTime());
  }

  /** Long, because the client that asks is in this process too. */
  private static void rest() {
    try {
      Thread.sleep(250);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double millis(Timestamp at) {
    return Timestamps.toNanos(at) / 1e6;
  }

  private static Struct spec() {
    StringBuilder tasks = new StringBuilder();
    for (int i = 0; i < TASKS; i++) {
      tasks.append("    task-").append(i).append(": {componentRef: {name: c}}\n");
    }
    return Lab.struct(
        """
        pipelineInfo: {name: benchmark}
        schemaVersion: 2.1.0
        components: {c: {executorLabel: e}}
        deploymentSpec: {executors: {e: {container: {image: any, command: ["true"]}}}}
        root:
          dag:
            tasks:
        """
            + tasks.toString().indent(2));
  }
}
