package io.github.vertexmaven.emulator.storage;

import static io.github.vertexmaven.emulator.storage.LocalStorage.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Any names, together in one bucket: each keeps its bytes, listings show them in order, and none
 * leaves the folder.
 */
class NamesTest {
  private static Path outer;
  private static LocalStorage storage;

  @BeforeContainer
  static void open() throws IOException {
    outer = Files.createTempDirectory("names");
    storage = LocalStorage.over(outer.resolve("in/buckets"));
  }

  @AfterContainer
  static void close() throws IOException {
    storage.close();
    Scratch.deleteTree(outer);
  }

  @Provide
  Arbitrary<Set<String>> names() {
    Arbitrary<String> plain =
        Arbitraries.of(
            "a",
            "b",
            "A",
            "a.b",
            "a b",
            "~",
            "-",
            "con",
            "\u00e9",
            "e\u0301",
            "\ud83d\ude00",
            "\uffee",
            "%2F",
            "%",
            "+",
            "?",
            "#");
    Arbitrary<String> nasty =
        Arbitraries.of(
            "",
            ".",
            "..",
            ".objects",
            "...",
            "\\",
            "..\\x",
            "C:",
            "a:b",
            "\u0000",
            "\u0001",
            "\t",
            "*",
            "<>|\"",
            "x".repeat(255),
            "y".repeat(256));
    Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(5);
    Arbitrary<String> segment =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(5, plain),
            net.jqwik.api.Tuple.of(3, nasty),
            net.jqwik.api.Tuple.of(1, anything));
    return segment
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(parts -> String.join("/", parts))
        .filter(ObjectName::legal)
        .set()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Tag("slow")
  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void anyNamesRoundTrip(@ForAll("names") Set<String> names) throws Exception {
    roundTrip(names);
  }

  @Property(tries = 1000)
  @Tag("slow")
  void manyMoreNamesRoundTrip(@ForAll("names") Set<String> names) throws Exception {
    roundTrip(names);
  }

  private static void roundTrip(Set<String> names) throws Exception {
    for (String name : names) {
      assertThat(storage.call(upload(name)).statusCode()).as(name).isEqualTo(200);
    }
    assertThat(listed(1000)).isEqualTo(names.stream().sorted(NamesTest::byUtf8).toList());
    assertThat(listed(2)).isEqualTo(listed(1000));
    for (String name : names) {
      assertThat(storage.call(storage.object(name, "?alt=media")).body()).isEqualTo(name);
    }
    assertNothingEscaped();
    Set<String> rest = new HashSet<>(names);
    for (String name : names) {
      assertThat(storage.call(storage.object(name, "").DELETE()).statusCode())
          .as(name)
          .isEqualTo(204);
      rest.remove(name);
      if (rest.size() == names.size() / 2) {
        assertThat(new HashSet<>(listed(1000))).isEqualTo(rest);
      }
    }
    try (Stream<Path> left = Files.list(storage.file(""))) {
      assertThat(left).as("what is left in the folder").isEmpty();
    }
  }

  private static HttpRequest.Builder upload(String name) {
    return storage
        .request(
            "/upload/storage/v1/b/"
                + BUCKET
                + "/o?uploadType=media&name="
                + LocalStorage.encoded(name))
        .POST(BodyPublishers.ofString(name));
  }

  private static List<String> listed(int pageSize) throws Exception {
    List<String> names = new ArrayList<>();
    String token = "";
    do {
      HttpResponse<String> response =
          storage.call(
              storage.request(
                  "/storage/v1/b/" + BUCKET + "/o?maxResults=" + pageSize + "&pageToken=" + token));
      JsonObject page = JsonParser.parseString(response.body()).getAsJsonObject();
      if (page.has("items")) {
        for (JsonElement item : page.getAsJsonArray("items")) {
          names.add(item.getAsJsonObject().get("name").getAsString());
        }
      }
      token = page.has("nextPageToken") ? page.get("nextPageToken").getAsString() : "";
    } while (!token.isEmpty());
    return names;
  }

  private static int byUtf8(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertNothingEscaped() throws IOException {
    try (Stream<Path> around = Files.list(outer);
        Stream<Path> beside = Files.list(outer.resolve("in"));
        Stream<Path> buckets = Files.list(outer.resolve("in/buckets"))) {
      assertThat(around).containsExactly(outer.resolve("in"));
      assertThat(beside).containsExactly(outer.resolve("in/buckets"));
      assertThat(buckets.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(BUCKET, ".objects");
    }
  }
}
