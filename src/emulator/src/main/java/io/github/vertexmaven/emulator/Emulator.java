package io.github.vertexmaven.emulator;

import io.github.vertexmaven.emulator.clean.Cleaning;
import io.github.vertexmaven.emulator.clean.CleaningService;
import io.github.vertexmaven.emulator.clean.Retention;
import io.github.vertexmaven.emulator.engine.Engine;
import io.github.vertexmaven.emulator.engine.Host;
import io.github.vertexmaven.emulator.engine.RuntimePreview;
import io.github.vertexmaven.emulator.http.AccessToken;
import io.github.vertexmaven.emulator.http.Activity;
import io.github.vertexmaven.emulator.kubeflow.KubeflowOptions;
import io.github.vertexmaven.emulator.kubeflow.KubeflowService;
import io.github.vertexmaven.emulator.kubeflow.RunEngine;
import io.github.vertexmaven.emulator.logging.LoggingService;
import io.github.vertexmaven.emulator.page.PageService;
import io.github.vertexmaven.emulator.page.Site;
import io.github.vertexmaven.emulator.pod.Cluster;
import io.github.vertexmaven.emulator.pod.PodDialect;
import io.github.vertexmaven.emulator.schedule.ScheduleTimer;
import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.storage.StorageService;
import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.Documents;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.ScheduleStore;
import io.github.vertexmaven.emulator.store.Values;
import io.github.vertexmaven.emulator.vertex.JobRunner;
import io.github.vertexmaven.emulator.vertex.ServiceRules;
import io.github.vertexmaven.emulator.vertex.VertexService;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Vertex AI Pipelines on this machine, for one home folder. */
public final class Emulator implements AutoCloseable {

  /** What the process answers when another one owns the home folder. */
  public static final int TAKEN = 3;

  private static final int UNABLE = 1;
  private static final int WRONG_ARGUMENTS = 2;
  private static final Duration BREATH = Duration.ofMillis(100);

  private final Home home;
  private final Engine engine;
  private final Servers servers;
  private final Activity activity;
  private final ScheduleTimer ticking;
  private final Retention retention;

  private Emulator(
      Home home,
      Engine engine,
      Servers servers,
      Activity activity,
      ScheduleTimer ticking,
      Retention retention) {
    this.home = home;
    this.engine = engine;
    this.servers = servers;
    this.activity = activity;
    this.ticking = ticking;
    this.retention = retention;
  }

  public static void main(String[] arguments) throws Exception {
    try {
      Options options = Options.read(List.of(arguments));
      Optional<Emulator> emulator = start(options);
      if (emulator.isEmpty()) {
        exit(TAKEN, "Another emulator owns " + options.home() + ".");
      } else {
        emulator.get().stay(options);
      }
    } catch (IllegalArgumentException e) {
      exit(WRONG_ARGUMENTS, e.getMessage());
    } catch (IOException e) {
      exit(UNABLE, "The emulator cannot start: " + reason(e) + ".");
    }
  }

  /** The system's own words, with the file if it is about one. */
  private static String reason(IOException e) {
    boolean aboutAFile = e instanceof FileSystemException;
    return (aboutAFile ? e.getClass().getSimpleName() + ": " : "") + e.getMessage();
  }

  /** Opens the home folder and both faces; nothing if another process owns the folder. */
  static Optional<Emulator> start(Options options) throws IOException {
    return start(options, Clock.systemUTC());
  }

  /**
   * The same.
   *
   * @param clock what schedules go by
   */
  static Optional<Emulator> start(Options options, InstantSource clock) throws IOException {
    Optional<Home> home = Home.lock(options.home());
    return home.isPresent() ? Optional.of(open(home.get(), options, clock)) : Optional.empty();
  }

  private static Emulator open(Home home, Options options, InstantSource clock) throws IOException {
    Path folder = home.folder();
    home.withdraw();
    Jobs jobs = Jobs.open(folder);
    jobs.unreadable()
        .forEach((job, why) -> System.err.println(job + " in " + folder + "/jobs: " + why));
    Host host =
        Host.of(
            folder,
            options.java(),
            options.warmWorkers(),
            options.keepJobs(),
            options.containers());
    Engine engine = Engine.open(host, jobs, options.parallelism());
    OwnersFiles.folder(host.work());
    BucketFolders buckets = new BucketFolders(folder.resolve("buckets"));
    VertexService vertex =
        vertex(folder, jobs, engine, new ServiceRules(host.strictness(), buckets), clock);
    KubeflowService kubeflow = kubeflow(folder, options.kubeflow(), jobs, engine, clock);
    LoggingService logging = LoggingService.over(new TaskOutput(jobs, host.strictness()));
    Cleaning cleaning =
        new Cleaning(
            jobs, host.cache(), buckets.ofEachStore(), new ServiceMetadata(vertex, kubeflow));
    Site site = new Site(folder.toString(), version(), options.stand());
    Activity activity = new Activity();
    Optional<AccessToken> token = options.token() ? Optional.of(home.token()) : Optional.empty();
    Servers servers =
        Servers.start(
            options,
            home.formerPort(),
            Stream.of(vertex.methods(), logging.methods()).flatMap(List::stream).toList(),
            List.of(
                vertex.rest(),
                logging.rest(),
                kubeflow.rest(),
                StorageService.over(folder.resolve("buckets")),
                CleaningService.over(cleaning),
                PageService.over(
                    jobs,
                    vertex.scheduler(),
                    buckets.ofEachStore(),
                    new RuntimeReader(new RuntimePreview(host)),
                    site)),
            activity,
            token);
    home.announce(servers, version(), token);
    Runnable tick =
        () -> {
          vertex.scheduler().tick();
          kubeflow.tick();
        };
    ScheduleTimer ticking = options.stand() ? ScheduleTimer.of(tick) : ScheduleTimer.never();
    Retention retention = Retention.of(cleaning, host.preferences()::keptJobs);
    return new Emulator(home, engine, servers, activity, ticking, retention);
  }

  private static VertexService vertex(
      Path folder, Jobs jobs, Engine engine, ServiceRules rules, InstantSource clock)
      throws IOException {
    Documents metadata = Documents.open(folder.resolve("metadata"));
    return VertexService.of(
        jobs,
        new EngineRunner(engine),
        metadata,
        ScheduleStore.open(folder, VertexService::check),
        rules,
        clock);
  }

  private static KubeflowService kubeflow(
      Path folder, KubeflowOptions options, Jobs jobs, Engine engine, InstantSource clock)
      throws IOException {
    Cluster cluster = Cluster.of(folder, options.release());
    return KubeflowService.of(
        options,
        jobs,
        Documents.open(folder.resolve("kubeflow")),
        cluster.buckets(),
        new PodRunner(engine, cluster),
        clock);
  }

  /** What the services remember of jobs. */
  private record ServiceMetadata(VertexService vertex, KubeflowService kubeflow)
      implements Cleaning.Metadata {
    @Override
    public long size(JobKey job) {
      return vertex.metadataOf(job);
    }

    @Override
    public void forget(JobKey job) {
      vertex.forget(job);
      kubeflow.forget(job);
    }
  }

  /** The engine, as the service knows it. */
  private record EngineRunner(Engine engine) implements JobRunner {
    @Override
    public void start(Job job, CheckedSpec spec) {
      engine.start(job, spec);
    }

    @Override
    public void cancel(JobKey key) {
      engine.cancel(key);
    }
  }

  /** The engine, as Kubeflow's service knows it. */
  private record PodRunner(Engine engine, Cluster cluster) implements RunEngine {
    @Override
    public void start(Job job, CheckedSpec spec, Map<String, Values> carried) {
      engine.start(job, spec, new PodDialect(job.request(), cluster, spec.name(), carried));
    }

    @Override
    public void cancel(JobKey key) {
      engine.cancel(key);
    }
  }

  String grpcAddress() {
    return servers.grpcAddress();
  }

  String httpAddress() {
    return servers.httpAddress();
  }

  /** Stays while there is something to do, or for good; a signal ends it in order. */
  private void stay(Options options) throws IOException, InterruptedException {
    Thread signal = new Thread(this::closeQuietly, "signal");
    Runtime.getRuntime().addShutdownHook(signal);
    System.out.println(
        "Emulator of Vertex AI Pipelines: gRPC "
            + grpcAddress()
            + ", HTTP http://"
            + httpAddress()
            + ", home "
            + home.folder());
    while (options.stand() || !activity.close(options.quiet(), engine::idle)) {
      Thread.sleep(BREATH.toMillis());
    }
    Runtime.getRuntime().removeShutdownHook(signal);
    close();
  }

  /** First nobody can reach it, then its tasks end, then the folder is free. */
  @Override
  public void close() throws IOException {
    home.withdraw();
    servers.close();
    ticking.close();
    engine.close();
    retention.close();
    home.close();
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      System.err.println("The emulator could not close its home folder: " + e.getMessage());
    }
  }

  private static void exit(int code, String sentence) {
    System.err.println(sentence);
    System.exit(code);
  }

  private static String version() {
    String version = Emulator.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
