package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.contract.ByNode;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.Staging;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Machine;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import io.github.vertexmaven.core.conf.settings.KubernetesSettings;
import io.github.vertexmaven.core.conf.settings.NodeSettings;
import io.github.vertexmaven.core.conf.settings.Quantity;
import io.github.vertexmaven.core.conf.settings.Resources;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import io.github.vertexmaven.core.conf.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Specs for Kubeflow Pipelines, as its releases from 2.4.1 on take them. No bucket is mounted
 * there: a task finds what its input artifacts bring, and gives what its output artifacts are. What
 * is not resolved there is not written: names of the job in arguments, models of accelerators as
 * types.
 */
final class KubeflowSpecDialect implements SpecDialect {

  /** A workflow with everything in it has to fit the cluster's store, which takes 1.5 MB. */
  private static final int LARGE = 1_000_000;

  private static final String ACCELERATOR = "cloud.google.com/gke-accelerator";
  private static final String GPU = "nvidia.com/gpu";
  private static final String TPU = "TPU_";

  private static final int DIGEST_LENGTH = 32;

  private static final int MAJOR = 2;
  private static final int TTL_MINOR = 17;
  private static final int STATUS_MINOR = 14;

  private final Settings settings;
  private final String specName;
  private final String pipeline;
  private final Staging staging;
  private final ByNode<Resources> resources;
  private final ByNode<String> accelerators;
  private final ByNode<KubernetesSettings> pods;

  KubeflowSpecDialect(CompileRequest request, String specName, String pipeline) {
    this.settings = request.config().settings();
    this.specName = specName;
    this.pipeline = pipeline;
    this.staging =
        new Staging(
            Optional.of(CodeDigest.ofText(request.code().libraries()).substring(0, DIGEST_LENGTH)),
            settings.writesToRoot());
    NodeSettings nodes = settings.run().nodes();
    this.resources = new ByNode<>(nodes.resources(), Resources::overriddenBy);
    this.accelerators = new ByNode<>(nodes.accelerators(), (earlier, later) -> later);
    this.pods = new ByNode<>(nodes.pods(), KubernetesSettings::overriddenBy);
  }

  @Override
  public void check(
      ProjectGraph graph,
      Predicate<String> concerned,
      Collection<String> problems,
      Collection<String> warnings) {
    if (settings.run().ttl().isPresent() && !knowsTimesToLive()) {
      warnings.add(
          settings.places().of("run_config", "ttl")
              + " applies only to the data of runs. From release 2.17, Kubeflow Pipelines also keeps workflows for this time: set kubeflow.minimum_version if your installation is that new.");
    }
    NodeSettings nodes = settings.run().nodes();
    nodes
        .accelerators()
        .forEach(
            (name, type) -> {
              if (concerned.test(name) && type.startsWith(TPU)) {
                problems.add(
                    settings.places().of("run_config", "node_selectors", name, ACCELERATOR)
                        + ": "
                        + type
                        + " has another name on Kubernetes: set nodes."
                        + name
                        + ".kubernetes.gpu_resource, such as google.com/tpu, and its"
                        + " node_selectors.");
              }
            });
    nodes
        .tasks()
        .forEach(
            (name, task) -> {
              if (task.image().isPresent() && concerned.test(name) && !staging.reachable()) {
                problems.add(
                    settings.places().of("run_config", "nodes", name, "image")
                        + ": a task with an image of its own takes its code from the root, but this machine cannot write to it.");
              }
            });
  }

  @Override
  public Optional<String> nameWarning() {
    return Optional.empty();
  }

  /**
   * The run's id is read from where its data goes: as an input it would keep the cache out. The
   * final status names a task, so the pipeline is told here.
   */
  @Override
  public List<String> arguments() {
    return List.of(
        "--executor-input", "{{$}}", "--pipeline-name", specName, "--pipeline", pipeline);
  }

  /**
   * Importers are found by that name on every release, other tasks before 2.14 (TaskName in
   * importer_launcher.go and driver.go).
   */
  @Override
  public boolean callsTasksByKeys() {
    return true;
  }

  /** Before, a spec with taskFinalStatus is refused (argocompiler/dag.go). */
  @Override
  public boolean tellsFinalStatus() {
    return settings.kubeflow().isFrom(MAJOR, STATUS_MINOR);
  }

  /** The model is chosen by the machine's label; the type is the resource that is counted. */
  @Override
  public Machine machine(Node node) {
    Resources asked = resources.of(node).orElse(Resources.none());
    long count = gpus(node);
    return new Machine(
        asked.cpu(),
        asked.memory().map(KubeflowSpecDialect::ofKubernetes),
        count == 0 ? Optional.empty() : Optional.of(podOf(node).gpuResource().orElse(GPU)),
        count);
  }

  private long gpus(Node node) {
    return resources
        .of(node)
        .flatMap(Resources::gpu)
        .orElse(accelerators.of(node).isPresent() ? 1L : 0L);
  }

  private KubernetesSettings podOf(Node node) {
    return pods.of(node).orElse(KubernetesSettings.none());
  }

  /** Kubernetes writes a thousand with a small letter. */
  private static Quantity ofKubernetes(Quantity memory) {
    return new Quantity(memory.written().replaceFirst("K$", "k"), memory.amount());
  }

  @Override
  public SortedMap<String, Object> pod(Node node, boolean hasOutputs) {
    SortedMap<String, String> selectors = new TreeMap<>();
    accelerators
        .of(node)
        .filter(model -> gpus(node) > 0)
        .ifPresent(model -> selectors.put(ACCELERATOR, label(model)));
    KubernetesSettings pod = podOf(node);
    selectors.putAll(pod.nodeSelectors());
    PodJson json = new PodJson(pod, selectors);
    return json.of(pod.imagePullPolicy().or(settings.run()::imagePullPolicy), !hasOutputs);
  }

  private static String label(String model) {
    return model.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** An older server takes a document with this for no platform document at all. */
  @Override
  public SortedMap<String, Object> pipelineConfig() {
    SortedMap<String, Object> config = new TreeMap<>();
    settings
        .run()
        .ttl()
        .filter(ttl -> knowsTimesToLive())
        .ifPresent(ttl -> config.put("resourceTtlOnCompletion", seconds(ttl)));
    return config;
  }

  private boolean knowsTimesToLive() {
    return settings.kubeflow().isFrom(MAJOR, TTL_MINOR);
  }

  private static int seconds(Duration duration) {
    return (int) Math.min(Integer.MAX_VALUE, duration.toSeconds());
  }

  @Override
  public String stagedLaunchJar(RunRoot root, String identity) {
    return CodeImports.launchJar(root, identity);
  }

  @Override
  public Staging staging() {
    return staging;
  }

  /** The launch jar names the folder of the libraries. */
  @Override
  public String identity() {
    return settings.codeInImage() ? "" : "\n" + staging.libraries().orElseThrow();
  }

  @Override
  public SortedMap<String, Task> withCode(SortedMap<String, Task> tasks, Launched launched) {
    return new CodeImports(launched, staging.libraries().orElseThrow()).into(tasks);
  }

  @Override
  public Optional<String> outputProblem(DatasetEntry entry, RunRoot root) {
    return entry
        .filepath()
        .filter(path -> entry.isInBucket() && !path.startsWith(root.runs() + "/"))
        .map(
            path ->
                entry.at()
                    + ": dataset '"
                    + entry.name()
                    + "' is written to "
                    + path
                    + ". Kubeflow Pipelines has no bucket mounted and takes what a task writes only"
                    + " below "
                    + root.runs()
                    + ".\n  Use a relative path in the catalog of this environment; the data is then stored with its run.");
  }

  @Override
  public Optional<String> sizeWarning(Supplier<String> spec) {
    int bytes = spec.get().getBytes(StandardCharsets.UTF_8).length;
    return bytes <= LARGE
        ? Optional.empty()
        : Optional.of(
            "The spec of pipeline '"
                + specName
                + "' has "
                + bytes
                + " bytes. Kubeflow Pipelines keeps all of it in one workflow, and a cluster takes"
                + " about 1.5 MB: let nodes share tasks, run_config.grouping.");
  }
}
