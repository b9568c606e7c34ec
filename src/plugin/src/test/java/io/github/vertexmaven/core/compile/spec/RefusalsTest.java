package io.github.vertexmaven.core.compile.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.submit.RunOptions;
import io.github.vertexmaven.core.job.submit.SpecFile;
import io.github.vertexmaven.golden.RefusalTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation's table of refusals says of compile and of a dry run. */
class RefusalsTest {

  @TempDir Path dir;

  /** A way to come upon a refusal, which is given back. */
  private interface Try {
    String refusal();
  }

  private record Case(Try attempt, String words) {}

  private static String refusal(Runnable attempt) {
    UserException refusal = catchThrowableOfType(UserException.class, attempt::run);
    assertThat(refusal).as("refusal").isNotNull();
    return refusal.getMessage();
  }

  /** Compiles a pipeline whose node {@code train} has the tag {@code gpu}. */
  private String compiling(String run) {
    return compiling(run, Configs.in(dir), "train #gpu: ->");
  }

  private String compiling(String run, Configs configs, String node) {
    configs.conf(
        "base/vertexai.yml", "region: europe-west1\nrun_config:\n  root: bucket/folder\n" + run);
    return refusal(() -> compile(configs.resolve(), node));
  }

  private static void compile(ResolvedConfig config, String node) {
    SpecCompiler.compile(
        new CompileRequest(Graphs.of(node), config, "1.0", "code", file -> "0", 17),
        RunOptions.problems(config));
  }

  private Case settings(String run, String words) {
    return new Case(() -> compiling(run), words);
  }

  private Map<String, Case> compiled() {
    String accelerator = "  node_selectors: {gpu: {cloud.google.com/gke-accelerator: ";
    Map<String, Case> cases = new TreeMap<>();
    cases.put(
        "an experiment with the same name as the pipeline",
        settings("  experiment_name: Space\n", "the pipeline 'space' has that name"));
    cases.put(
        "an experiment whose name has fewer than four letters",
        settings("  experiment_name: abc\n", "it needs 4 to 128 letters and digits"));
    cases.put(
        "a pipeline whose name begins with a digit",
        new Case(
            () -> compiling("", Configs.in(dir).artifactId("9lives"), "train: ->"),
            "'9lives' cannot be the name of a pipeline on Vertex AI"));
    cases.put(
        "a number of accelerators that no machine has",
        settings(
            accelerator + "NVIDIA_H100_80GB}}\n  resources: {gpu: {gpu: 3}}\n",
            "asks for 3 × NVIDIA_H100_80GB; machines of Vertex AI have 1, 2, 4 or 8"));
    cases.put(
        "more CPUs than any machine has",
        settings("  resources: {train: {cpu: 97}}\n", "is more than the 96 CPUs"));
    cases.put(
        "more memory than any machine with these accelerators has",
        settings(
            accelerator + "NVIDIA_TESLA_A100}}\n  resources: {gpu: {memory: 100G}}\n",
            "the largest machine with these, a2-highgpu-1g, has 85 GB"));
    cases.put(
        "a first retry delay that is longer than the maximum",
        settings(
            "  nodes: {train: {retry: {max: 1, backoff: 2h}}}\n",
            "more than its max_backoff of 3600 s"));
    cases.put(
        "a label with upper-case letters",
        settings("  labels: {Team: ml}\n", "a label's name has"));
    cases.put(
        "more than 64 labels",
        new Case(
            () -> {
              StringBuilder labels = new StringBuilder("  labels: {");
              for (int i = 0; i < 65; i++) {
                labels.append("l").append(i).append(": x, ");
              }
              return compiling(labels + "}\n");
            },
            "65 labels are too many"));
    cases.put(
        "a key of another region",
        settings(
            "  kms_key: projects/p/locations/us-east1/keyRings/r/cryptoKeys/k\n",
            "the key must be in the region europe-west1"));
    cases.put(
        "a network without its project's number",
        settings(
            "  network: {vpc: projects/acme/global/networks/vpc}\n", "with the project's number"));
    cases.put(
        "a network together with a private interface",
        settings(
            "  network: {vpc: projects/1/global/networks/v, psc_interface: {network_attachment:"
                + " projects/p/regions/europe-west1/networkAttachments/n}}\n",
            "tasks join a vpc or a psc_interface, not both"));
    cases.put(
        "a network attachment of another region",
        settings(
            "  network: {psc_interface: {network_attachment:"
                + " projects/p/regions/us-east1/networkAttachments/n}}\n",
            "must be in the region europe-west1"));
    cases.put(
        "reserved ranges without a network",
        settings(
            "  network: {reserved_ip_ranges: [a]}\n",
            "reserved_ip_ranges belong to a vpc, which is not given"));
    cases.put(
        "an unknown time zone",
        settings(
            "  schedules: {__default__: {nightly: {time_zone: SystemV/PST8}}}\n",
            "'SystemV/PST8' is not a time zone"));
    cases.put(
        "an integer beyond 2^53",
        new Case(
            () ->
                compiling(
                    "",
                    Configs.in(dir).conf("base/parameters.yml", "a: 9007199254740992\n"),
                    "train: params:a=long ->"),
            "is beyond 2^53-1"));
    cases.put(
        "a placeholder of the service in a parameter",
        new Case(
            () ->
                compiling(
                    "",
                    Configs.in(dir).conf("base/parameters.yml", "a: 'say {{$.x}}'\n"),
                    "train: params:a=java.lang.String ->"),
            "conf/base/parameters.yml:1: a: the service fills in what stands between {{$ and }}"));
    cases.put(
        "a placeholder of the service in a variable",
        settings(
            "  nodes: {train: {env: {A: 'say {{$.x}}'}}}\n",
            "run_config.nodes.train.env.A: 'say {{$.x}}' is not text that reaches a task as it is"));
    cases.put(
        "a variable with an invalid name",
        settings("  nodes: {train: {env: {A-B: x}}}\n", "a variable's name has letters"));
    cases.put(
        "a description of more than 1024 characters",
        settings("  description: " + "x".repeat(1025) + "\n", "a description has at most 1024"));
    cases.put(
        "parameters of more than 48 kB for one task",
        new Case(
            () ->
                compiling(
                    "",
                    Configs.in(dir)
                        .conf("base/parameters.yml", "long: " + "x".repeat(48_000) + "\n"),
                    "train: params:long=java.lang.String ->"),
            "a task takes at most 48000"));
    return cases;
  }

  private static final String SPEC =
      """
      pipelineInfo: {name: foreign}
      schemaVersion: 2.1.0
      components:
        comp-a: {executorLabel: exec-a, inputDefinitions: {parameters: {n: {parameterType: STRING}}}}
      deploymentSpec: {executors: {exec-a: {container: {image: i, command: [c, "{{$}}"]}}}}
      root:
        inputDefinitions: {parameters: {n: {parameterType: STRING}, size: {parameterType: NUMBER_INTEGER}}}
        dag:
          tasks:
            a:
              componentRef: {name: comp-a}
              inputs: {parameters: {n: {componentInputParameter: n}}}
      """;

  private static String giving(Map<String, Object> parameters) {
    return refusal(() -> SpecFile.parse(SPEC, "spec.yaml").parameterValues(parameters));
  }

  private static Map<String, Case> dry() {
    Map<String, Case> cases = new TreeMap<>();
    cases.put(
        "parameters of more than 48 kB for one task",
        new Case(() -> giving(Map.of("n", "x".repeat(48_000))), "a task takes at most 48000"));
    cases.put(
        "a parameter that the spec does not have",
        new Case(() -> giving(Map.of("nix", 1L)), "nix is not an input of spec.yaml"));
    cases.put(
        "a parameter whose type differs from the spec's",
        new Case(() -> giving(Map.of("size", "many")), "size: the spec takes"));
    return cases;
  }

  @Test
  void theTableHasEachOfThem() throws IOException {
    assertThat(compiled().keySet()).isEqualTo(RefusalTable.rows("compile"));
    assertThat(dry().keySet()).isEqualTo(RefusalTable.rows("dry run"));
  }

  @TestFactory
  List<DynamicTest> compileRefuses() {
    return tests(compiled());
  }

  @TestFactory
  List<DynamicTest> aDryRunRefuses() {
    return tests(dry());
  }

  private static List<DynamicTest> tests(Map<String, Case> cases) {
    return cases.entrySet().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getKey(),
                    () ->
                        assertThat(one.getValue().attempt().refusal())
                            .contains(one.getValue().words())))
        .toList();
  }
}
