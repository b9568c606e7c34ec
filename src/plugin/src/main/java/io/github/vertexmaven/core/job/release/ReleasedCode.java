package io.github.vertexmaven.core.job.release;

import io.github.vertexmaven.core.job.release.Release.Released;
import io.github.vertexmaven.core.job.ship.Cargo;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.ObjectStore.FileContent;
import io.github.vertexmaven.core.service.ObjectStore.Upload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    Set<String> there = new HashSet<>();
    pipeline.launches().stream()
        .map(place -> place.replaceFirst("(^|/)(tasks/|launch-).*", "$1$2"))
        .distinct()
        .forEach(prefix -> there.addAll(objects.list(uri(prefix))));
    List<String> launches =
        pipeline.launches().stream().filter(place -> !there.contains(uri(place))).toList();
    List<String> first = new ArrayList<>(pipeline.data());
    if (!launches.isEmpty()) {
      first.addAll(jars);
    }
    try (TemporaryFolder temporary = TemporaryFolder.create()) {
      Path folder = temporary.path();
      ReleaseArchive.extract(archive, first, folder);
      ReleaseArchive.extract(archive, launches, folder);
      return objects.uploadMissing(
          List.of(uploads(first, folder), uploads(launches, folder)), progress);
    }
  }

  private List<Upload> uploads(List<String> places, Path folder) {
    return places.stream()
        .map(place -> new Upload(uri(place), new FileContent(folder.resolve(place))))
        .toList();
  }

  @Override
  public List<Piece> pieces() {
    List<String> places = new ArrayList<>(pipeline.data());
    if (!pipeline.launches().isEmpty()) {
      places.addAll(jars);
      places.addAll(pipeline.launches());
    }
    Map<String, Long> sizes = ReleaseArchive.sizes(archive, places);
    return places.stream()
        .distinct()
        .map(place -> new Piece(uri(place), sizes.get(place)))
        .toList();
  }

  private String uri(String place) {
    return root + "/vertexai-code/" + place;
  }
}
