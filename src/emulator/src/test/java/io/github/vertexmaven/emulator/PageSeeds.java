package io.github.vertexmaven.emulator;

import io.github.vertexmaven.emulator.SeededJobs.Step;
import io.github.vertexmaven.emulator.store.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Jobs for a page to show: many, large ones, and one of hostile words. */
final class PageSeeds {

  static final String SCRIPT =
      "</title></script><script>document.title='owned'</script><img src=x onerror=alert(1)>'\"";
  static final String BACKWARDS = "\u202Eevil\u2066\u200F<b>";

  private PageSeeds() {}

  static void into(Path home) throws IOException {
    SeededJobs seeds = SeededJobs.in(home);
    for (int i = 0; i < 60; i++) {
      List<Step> steps = List.of(new Step("one", "one", List.of()));
      seeds.add("seed-" + i, steps, "seed-" + i, Map.of("round", "r" + i % 3));
    }
    seeds.add("thousand", SeededJobs.layers(1_000), "thousand", Map.of());
    seeds.add("ten-thousand", SeededJobs.layers(10_000), "ten-thousand", Map.of());
    hostile(seeds, home);
  }

  private static void hostile(SeededJobs seeds, Path home) throws IOException {
    List<Step> steps =
        List.of(
            new Step("a", SCRIPT, List.of()),
            new Step("b", BACKWARDS, List.of("a")),
            new Step("c", "n".repeat(10_000), List.of("a")));
    Job job = seeds.add("hostile", steps, SCRIPT, Map.of());
    Path bucket = Files.createDirectories(home.resolve("buckets/lab"));
    String row = "<img src=x onerror=alert(1)>,\"" + "x".repeat(200) + "\",1\n";
    SparseFile.write(
        bucket.resolve("large.csv"),
        "<script>alert(1)</script>,b," + BACKWARDS + "\n" + row.repeat(10_000));
    Files.writeString(bucket.resolve("page.html"), "<!doctype html><h1>Drawn</h1>" + SCRIPT);
    StringBuilder binary = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      binary.append(c);
    }
    SeededJobs.fill(
        job,
        2,
        Map.of(SCRIPT, SCRIPT, "long", "v".repeat(40_000), "back", BACKWARDS),
        Map.of(SCRIPT, "gs://lab/large.csv", "markup", "gs://lab/page.html"),
        List.of(
            SCRIPT, BACKWARDS, binary.toString(), "l".repeat(200_000), "\u001b[31mred\u001b[0m"));
  }
}
