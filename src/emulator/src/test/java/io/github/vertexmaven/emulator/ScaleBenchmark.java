package io.github.vertexmaven.emulator;

import com.google.cloud.aiplatform.v1.GetPipelineJobRequest;
import com.google.cloud.aiplatform.v1.ListPipelineJobsRequest;
import com.google.cloud.aiplatform.v1.ListPipelineJobsResponse;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineState;
import com.google.protobuf.Struct;
import io.github.vertexmaven.emulator.store.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * What the emulator takes for many tasks, many jobs and many who ask, in a process of its own as
 * the plugin starts it; run on request, see the module's README. Processor time is the emulator's
 * alone, not that of its tasks and of those who ask. Linux only.
 *
 * <pre>ScaleBenchmark [tasks of one job] [jobs of 20 tasks] [pollers] [old jobs]</pre>
 */
final class ScaleBenchmark {

  private static final int TASKS_OF_MANY = 20;
  private static final int STARTS = 4;
  private static final long BETWEEN_POLLS = 20;
  private static final long QUIET_MILLIS = 10_000;

  private final Standing emulator;
  private final GrpcService client;

  private ScaleBenchmark(Standing emulator, GrpcService client) {
    this.emulator = emulator;
    this.client = client;
  }

  public static void main(String[] arguments) throws Exception {
    int large = number(arguments, 0, 10_000);
    int jobs = number(arguments, 1, 200);
    int pollers = number(arguments, 2, 50);
    startUps(number(arguments, 3, 5_000));
    if (large > 0 || jobs > 0) {
      scale(large, jobs, pollers);
    }
  }

  private static void scale(int large, int jobs, int pollers) throws Exception {
    Path home = Files.createTempDirectory("emulator-scale");
    try (Standing emulator = Standing.start(home, "--stand");
        GrpcService client =
            new GrpcService(
                emulator.facts().get("grpc").toString(),
                Optional.of(emulator.facts().get("token").toString()))) {
      ScaleBenchmark benchmark = new ScaleBenchmark(emulator, client);
      benchmark.warmUp();
      if (large > 0) {
        benchmark.oneJob(large);
      }
      if (jobs > 0) {
        benchmark.manyJobs(jobs, pollers);
      }
    }
    FileTree.delete(home);
  }

  private static int number(String[] arguments, int index, int usual) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : usual;
  }

  /** Starts on a folder with many jobs that have ended, and on an empty one, in turn. */
  private static void startUps(int old) throws Exception {
    Path full = Files.createTempDirectory("emulator-old");
    SeededJobs seeded = SeededJobs.in(full);
    for (int i = 0; i < old; i++) {
      seeded.add("old-" + i, SeededJobs.layers(TASKS_OF_MANY), "old", Map.of());
    }
    for (int i = 0; old > 0 && i < STARTS; i++) {
      Path empty = Files.createTempDirectory("emulator-empty");
      startUp("start in an empty folder", empty);
      startUp("start with " + old + " old jobs", full);
      FileTree.delete(empty);
    }
    FileTree.delete(full);
  }

  private static void startUp(String what, Path home) throws IOException {
    long begin = System.nanoTime();
    try (Standing emulator = Standing.start(home, "--stand", "--keep-jobs", "1000000")) {
      double wall = (System.nanoTime() - begin) / 1e6;
      Usage usage = Usage.of(emulator.process().pid());
      System.out.printf(
          Locale.ROOT,
          "%s: %.0f ms, %.0f ms of processor time, %d MB%n",
          what,
          wall,
          usage.cpuMillis(),
          usage.peak());
    }
  }

  private void warmUp() throws Exception {
    await(List.of(submit(spec(100))));
  }

  private void oneJob(int tasks) throws Exception {
    Usage before = Usage.of(emulator.process().pid());
    String name = submit(spec(tasks));
    Usage accepted = Usage.of(emulator.process().pid());
    await(List.of(name));
    Usage after = Usage.of(emulator.process().pid());
    print("1 job of " + tasks + " tasks, asked once in 2 s", before, after, tasks);
    System.out.printf(
        Locale.ROOT, "  of it until it was accepted %8.0f ms%n", accepted.cpu(before));
    pollAlone("GET of that job", 1, () -> get(name));
    pollAlone("list with that job", 1, this::list);
  }

  private void manyJobs(int jobs, int pollers) throws Exception {
    Struct spec = spec(TASKS_OF_MANY);
    Usage before = Usage.of(emulator.process().pid());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      names.add(submit(spec));
    }
    AtomicLong polls = new AtomicLong();
    List<Thread> threads = pollers(pollers, names, polls);
    await(names);
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join();
    }
    Usage after = Usage.of(emulator.process().pid());
    int tasks = jobs * TASKS_OF_MANY;
    print(
        jobs + " jobs of " + TASKS_OF_MANY + " tasks, " + pollers + " who ask",
        before,
        after,
        tasks);
    System.out.printf(Locale.ROOT, "  polls in that time          %8d%n", polls.get());
    pollAlone("GETs of the jobs in turn", pollers, inTurn(names));
    pollAlone("lists", pollers, this::list);
  }

  private Runnable inTurn(List<String> names) {
    AtomicLong turn = new AtomicLong();
    return () -> get(names.get((int) (turn.getAndIncrement() % names.size())));
  }

  /** Half of them follow jobs, half of them look at the list. */
  private List<Thread> pollers(int count, List<String> names, AtomicLong polls) {
    Runnable gets = inTurn(names);
    return IntStream.range(0, count)
        .mapToObj(i -> poller(i % 2 == 0 ? gets : this::list, polls))
        .toList();
  }

  private static Thread poller(Runnable poll, AtomicLong polls) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (!Thread.currentThread().isInterrupted()) {
                  poll.run();
                  polls.incrementAndGet();
                  Thread.sleep(BETWEEN_POLLS);
                }
              } catch (InterruptedException | RuntimeException e) {
                // told to end
              }
            });
    thread.start();
    return thread;
  }

  /** The cost of a poll while nothing runs. */
  private void pollAlone(String what, int pollers, Runnable poll) throws Exception {
    AtomicLong polls = new AtomicLong();
    Usage before = Usage.of(emulator.process().pid());
    List<Thread> threads = IntStream.range(0, pollers).mapToObj(i -> poller(poll, polls)).toList();
    Thread.sleep(QUIET_MILLIS);
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join();
    }
    Usage after = Usage.of(emulator.process().pid());
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f ms of processor time each, %d in %d s%n",
        what,
        after.cpu(before) / polls.get(),
        polls.get(),
        QUIET_MILLIS / 1000);
  }

  private static void print(String what, Usage before, Usage after, int tasks) {
    System.out.printf(
        Locale.ROOT,
        "%s%n  processor time per task     %8.2f ms%n  wall time per task          %8.2f ms%n"
            + "  most memory so far          %8d MB%n",
        what,
        after.cpu(before) / tasks,
        after.wall(before) / tasks,
        after.peak());
  }

  private String submit(Struct spec) {
    return client.create(Lab.request(spec, Map.of()).build()).getName();
  }

  private PipelineJob get(String name) {
    return client.pipelines(
        "GetPipelineJob",
        GetPipelineJobRequest.newBuilder().setName(name).build(),
        PipelineJob.getDefaultInstance());
  }

  private void list() {
    client.pipelines(
        "ListPipelineJobs",
        ListPipelineJobsRequest.newBuilder().setParent(Lab.PARENT).build(),
        ListPipelineJobsResponse.getDefaultInstance());
  }

  private void await(List<String> names) throws InterruptedException {
    for (String name : names) {
      while (get(name).getState() != PipelineState.PIPELINE_STATE_SUCCEEDED) {
        Thread.sleep(2000);
      }
    }
  }

  /** What a process has taken so far. */
  private record Usage(double cpuMillis, long at, long peak) {

    private static final double TICK_MILLIS = 10;

    private static Usage of(long pid) throws IOException {
      Path proc = Path.of("/proc/" + pid);
      String[] fields =
          Files.readString(proc.resolve("stat")).replaceFirst(".*\\) ", "").split(" ");
      double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
      long peak =
          Files.readAllLines(proc.resolve("status")).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
              .findFirst()
              .orElse(0);
      return new Usage(ticks * TICK_MILLIS, System.nanoTime(), peak);
    }

    private double cpu(Usage before) {
      return cpuMillis - before.cpuMillis;
    }

    private double wall(Usage before) {
      return (at - before.at) / 1e6;
    }
  }

  private static Struct spec(int tasks) {
    StringBuilder text =
        new StringBuilder(
            """
            pipelineInfo: {name: scale}
            schemaVersion: 2.1.0
            components: {c: {executorLabel: e}}
            deploymentSpec: {executors: {e: {container: {image: any, command: ["true"]}}}}
            root:
              dag:
                tasks:
            """);
    for (int i = 0; i < tasks; i++) {
      text.append("      task-").append(i).append(": {componentRef: {name: c}}\n");
    }
    return Lab.struct(text.toString());
  }
}
