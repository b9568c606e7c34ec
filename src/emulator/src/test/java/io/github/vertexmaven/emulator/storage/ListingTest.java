package io.github.vertexmaven.emulator.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.http.Body;
import io.github.vertexmaven.emulator.http.HeaderFields;
import io.github.vertexmaven.emulator.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Listings skip what they need not see; they must say the same as one that looks at everything. */
class ListingTest {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static Path folder;
  private static BucketStore buckets;

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("listings");
    buckets = BucketStore.at(folder);
  }

  @AfterContainer
  static void close() throws IOException {
    Scratch.deleteTree(folder);
  }

  @Provide
  Arbitrary<String> name() {
    return Arbitraries.of("a", "b", "a.", "/", "/", "0")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> bound() {
    return Arbitraries.of("a", "b", "/", "a/", ".")
        .list()
        .ofMaxSize(3)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void saysTheSameAsOneThatLooksAtEverything(
      @ForAll("names") Set<String> names,
      @ForAll("bound") String prefix,
      @ForAll("bound") String delimiter,
      @ForAll("bound") String from,
      @ForAll("bound") String to,
      @ForAll boolean trailing,
      @ForAll @IntRange(min = 1, max = 5) int size)
      throws IOException {
    Bucket bucket = filled(names);
    String query =
        "prefix="
            + prefix
            + "&delimiter="
            + delimiter
            + "&startOffset="
            + from
            + "&endOffset="
            + to
            + "&includeTrailingDelimiter="
            + trailing
            + "&maxResults=";
    List<String> items = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    String token = "";
    do {
      Listing page = Listing.of(request(query + size + "&pageToken=" + token));
      bucket.walk(page);
      items.addAll(page.names());
      prefixes.addAll(page.prefixes());
      token = page.nextPage().orElse("");
    } while (!token.isEmpty());
    expect(names, prefix, delimiter, from, to, trailing, items, prefixes);
  }

  @Provide
  Arbitrary<Set<String>> names() {
    return name().set().ofMaxSize(12);
  }

  private static void expect(
      Set<String> names,
      String prefix,
      String delimiter,
      String from,
      String to,
      boolean trailing,
      List<String> items,
      List<String> prefixes) {
    List<String> expectedItems = new ArrayList<>();
    Set<String> expectedPrefixes = new TreeSet<>(ObjectName.ORDER);
    for (String name : names.stream().sorted(ObjectName.ORDER).toList()) {
      boolean inside =
          name.startsWith(prefix)
              && name.compareTo(from) >= 0
              && (to.isEmpty() || name.compareTo(to) < 0);
      int end = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
      if (inside && end >= 0) {
        expectedPrefixes.add(name.substring(0, end + delimiter.length()));
      }
      if (inside && (end < 0 || trailing && end + delimiter.length() == name.length())) {
        expectedItems.add(name);
      }
    }
    assertThat(items).isEqualTo(expectedItems);
    assertThat(prefixes).isEqualTo(List.copyOf(expectedPrefixes));
  }

  private static Bucket filled(Set<String> names) throws IOException {
    String bucketName = "bucket" + COUNT.incrementAndGet();
    buckets.create(bucketName, Map.of(), "acme");
    Bucket bucket = buckets.get(bucketName);
    for (String name : names) {
      Path file = buckets.scratch().filled(new ByteArrayInputStream(new byte[0]));
      bucket.commit(
          Draft.of(name, file, Checksums.UNKNOWN, Attributes.none()), Preconditions.none());
    }
    return bucket;
  }

  private static HttpRequest request(String query) {
    return HttpRequest.of("GET", "/storage/v1/b/x/o", query, HeaderFields.none(), Body.none(), "");
  }
}
