package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.Launch;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.RawFile;
import io.github.vertexmaven.core.job.run.JobRun;
import io.github.vertexmaven.core.job.run.RunPage;
import io.github.vertexmaven.core.job.ship.Shipment;
import io.github.vertexmaven.core.job.submit.SpecFile;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.connect.EmulatorProgram;
import io.github.vertexmaven.core.show.status.Commands;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A project whose pipeline looks at what was shipped: three files that are new in each round, a jar
 * and a launch jar that stay.
 *
 * @param folder where its files are
 */
record Shipped(Path folder) {

  static final String BUCKET = "goal";
  private static final String CODE = "gs://" + BUCKET + "/vertexai-code";

  /** One request, one request, and an upload in parts. */
  private static final int[] SIZES = {1000, 700_000, 5_000_000};

  /** How to start an emulator with the class path of this JVM. */
  static EmulatorProgram emulator() {
    Path java = Path.of(System.getProperty("java.home"));
    return new EmulatorProgram(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList(),
        java,
        Optional.empty());
  }

  /** What a goal ships and submits; a round may be tried several times. */
  JobRun run(Log log, int round, int attempt) {
    SpecFile spec = SpecFile.read(specFile());
    return new JobRun(
        log,
        "shipped.yaml",
        spec.name(),
        new JobRun.Job(
            spec.json(),
            "gs://" + BUCKET + "/vertexai-runs",
            Map.of("round", (long) round),
            JobOptions.labelled(Map.of("attempt", "n" + attempt))),
        Optional.empty(),
        Optional.of(shipment(round)),
        Set.of(),
        RunPage.ofSpec(spec.name(), spec.json(), Map.of()),
        new Commands("", "mvn deploy"));
  }

  private static Path specFile() {
    try {
      return Path.of(Shipped.class.getResource("/specs/shipped.yaml").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Shipment shipment(int round) {
    List<RawFile> raw = new ArrayList<>();
    for (int size : SIZES) {
      Path file = folder.resolve("part-" + round + "-" + size);
      raw.add(new RawFile(file, CODE + "/raw/round-" + round + "/" + digest(file) + "/part"));
    }
    CompiledPipeline pipeline =
        new CompiledPipeline(
            "__default__", null, List.of(new Launch("check", "0".repeat(32), "{}")), raw);
    Path library = folder.resolve("library.jar");
    return new Shipment(pipeline, List.of(library), List.of(), "gs://" + BUCKET, "goal");
  }

  /** Writes the files of a round. */
  void write(int round) throws IOException {
    if (!Files.exists(folder.resolve("library.jar"))) {
      Files.write(folder.resolve("library.jar"), bytes(-1, 100_000));
    }
    for (int size : SIZES) {
      Files.write(folder.resolve("part-" + round + "-" + size), bytes(round, size));
    }
  }

  private static byte[] bytes(int seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static String digest(Path file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
