package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.process.ProcessMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that a process of the project's own runtime looks into. */
@Tag("slow")
class PreviewProcessTest {

  private static final String NODES =
      """
      package com.acme;
      public final class Nodes {
        public record Row(String name, long size) {}
        public static java.util.List<Row> rows() {
          return java.util.List.of(new Row("a", 1), new Row("open-sesame", 2));
        }
      }
      """;

  @TempDir static Path home;

  private static Lab lab;
  private static String name;
  private static String key;

  @BeforeAll
  static void runAJob() throws Exception {
    lab = Lab.owned(home);
    LauncherProject project =
        LauncherProject.in(Files.createDirectories(lab.bucket("lab")), NODES)
            .keeping("{\"type\": \"jsonl\", \"filepath\": \"o.jsonl\", \"credentials\": \"shop\"}")
            .task("table", "rows", Map.of())
            .keeping("")
            .task("model", "rows", Map.of("SECRET", "no business of a preview"));
    name = lab.grpc.create(Lab.request(project.spec(), Map.of()).build()).getName();
    Lab.Ran ran = lab.ended(name);
    assertThat(ran.state()).as(ran.errors().toString()).isEqualTo("SUCCEEDED");
    String[] parts = name.split("/");
    key = parts[1] + "." + parts[3] + "." + parts[5];
  }

  @AfterAll
  static void close() throws Exception {
    lab.close();
    assertThat(ProcessMark.of(home).processes()).isEmpty();
  }

  private static RawHttp ask(String task, String... headers) throws IOException {
    long id = lab.get(name).task(task).getTaskId();
    return RawHttp.send(
        lab.httpAddress(),
        "GET",
        "/page/data/read?job=%s&task=%d&side=outputs&name=out".formatted(key, id),
        headers);
  }

  private static Map<String, Object> read(String task) throws IOException {
    RawHttp reply = ask(task, "Authorization: Bearer " + lab.token());
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return JsonValues.object(JsonValues.read(reply.text()));
  }

  private static Path file(String task) {
    return lab.bucket(
        lab.get(name).task(task).getOutputsOrThrow("out").getArtifacts(0).getUri().substring(5));
  }

  @Test
  void readsATableInTheFormatOfItsEntryAndHidesSecrets() throws Exception {
    assertThat(read("table"))
        .containsEntry("kind", "table")
        .containsEntry("rows", 2.0)
        .containsEntry("head", List.of(List.of("a", "1"), List.of("***", "2")));
  }

  @Test
  void readsAnObjectOfTheProjectsOwnClasses() throws Exception {
    assertThat(read("model"))
        .containsEntry("kind", "table")
        .containsEntry("width", 2.0)
        .containsEntry("head", List.of(List.of("a", "1"), List.of("***", "2")));
  }

  @Test
  void saysWhyThereIsNothingToSee() throws Exception {
    Path model = file("model");
    byte[] whole = Files.readAllBytes(model);
    Files.write(model, Arrays.copyOf(whole, whole.length / 2));
    try {
      assertThat(read("model").get("why")).asString().startsWith("It cannot be shown: ");
    } finally {
      Files.write(model, whole);
    }
    Path jar = lab.bucket("lab/code/launch-table.jar");
    Path aside = Files.move(jar, jar.resolveSibling("aside"));
    try {
      assertThat(read("table").get("why"))
          .isEqualTo(
              "The code of the task that knows the format is not among the buckets: " + jar + ".");
    } finally {
      Files.move(aside, jar);
    }
    assertThat(home.resolve("work")).isEmptyDirectory();
  }

  @Test
  void readsForItsOwnerOnly() throws Exception {
    assertThat(ask("table").status()).isEqualTo(401);
    assertThat(ask("table", "Authorization: Bearer wrong").status()).isEqualTo(401);
  }
}
