package io.github.vertexmaven.core.release;

import io.github.vertexmaven.core.release.Release.Released;
import io.github.vertexmaven.core.remote.ObjectStore;
import io.github.vertexmaven.core.remote.ObjectStore.FileContent;
import io.github.vertexmaven.core.remote.ObjectStore.Upload;
import io.github.vertexmaven.core.ship.Cargo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The code of a release on its way to a bucket: the bytes of the archive, as they were built.
 *
 * @param archive the code archive
 * @param pipeline what is run of it
 * @param jars of the class path, by their place in the archive
 * @param root bucket and folder
 */
public record ReleasedCode(Path archive, Released pipeline, List<String> jars, String root)
    implements Cargo {

  /** Copies the list. */
  public ReleasedCode {
    jars = List.copyOf(jars);
  }

  @Override
  public int ship(ObjectStore objects, ObjectStore.Progress progress) {
    Set<String> there = new HashSet<>(objects.list(uri("launch-")));
    List<String> launches =
        pipeline.launches().stream().filter(place -> !there.contains(uri(place))).toList();
    List<String> first = new ArrayList<>(pipeline.data());
    if (!launches.isEmpty()) {
      first.addAll(jars);
    }
    Path folder = temporary();
    try {
      ReleaseArchive.extract(archive, first, folder);
      ReleaseArchive.extract(archive, launches, folder);
      return objects.uploadMissing(
          List.of(uploads(first, folder), uploads(launches, folder)), progress);
    } finally {
      delete(folder);
    }
  }

  private List<Upload> uploads(List<String> places, Path folder) {
    return places.stream()
        .map(place -> new Upload(uri(place), new FileContent(folder.resolve(place))))
        .toList();
  }

  @Override
  public List<String> uris() {
    return Stream.concat(pipeline.data().stream(), pipeline.launches().stream())
        .map(this::uri)
        .toList();
  }

  private String uri(String place) {
    return "gs://" + root + "/vertexai-code/" + place;
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("vertexai-release").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
