package io.github.vertexmaven.core.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Buckets as folders; it keeps the order of uploads. */
public final class FolderStore implements ObjectStore {

  private final Path folder;
  private final List<List<String>> groups = new ArrayList<>();

  public FolderStore(Path folder) {
    this.folder = folder;
  }

  /** What each group of the last call uploaded. */
  public List<List<String>> uploaded() {
    return groups;
  }

  public Path file(String uri) {
    return folder.resolve(uri.replaceFirst("^[a-z0-9]+://", ""));
  }

  @Override
  public int uploadMissing(List<List<Upload>> uploads, Progress progress) {
    groups.clear();
    for (List<Upload> group : uploads) {
      List<String> written = new ArrayList<>();
      group.stream()
          .filter(upload -> !Files.exists(file(upload.uri())))
          .forEach(
              upload -> {
                byte[] bytes = bytes(upload.content());
                write(file(upload.uri()), bytes);
                progress.uploaded(upload.uri(), bytes.length);
                written.add(upload.uri());
              });
      groups.add(written);
    }
    return groups.stream().mapToInt(List::size).sum();
  }

  private static byte[] bytes(Content content) {
    try {
      return content instanceof FileContent file
          ? Files.readAllBytes(file.file())
          : ((ByteContent) content).bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] read(String uri) {
    if (!Files.exists(file(uri))) {
      throw new RemoteException(RemoteException.Kind.NOT_FOUND, uri + " is not there.", null);
    }
    return bytes(new FileContent(file(uri)));
  }

  @Override
  public Map<String, Beginning> beginnings(List<String> uris, long whole, int part) {
    Map<String, Beginning> found = new TreeMap<>();
    for (String uri : uris) {
      if (Files.isRegularFile(file(uri))) {
        byte[] all = read(uri);
        byte[] bytes = all.length <= whole ? all : Arrays.copyOf(all, part);
        found.put(uri, new Beginning(bytes, all.length));
      }
    }
    return found;
  }

  @Override
  public SortedMap<String, Long> sizes(String uriPrefix) {
    SortedMap<String, Long> sizes = new TreeMap<>();
    uris(uriPrefix).forEach(uri -> sizes.put(uri, file(uri).toFile().length()));
    return sizes;
  }

  private List<String> uris(String uriPrefix) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> "gs://" + folder.relativize(file).toString().replace('\\', '/'))
          .filter(uri -> uri.startsWith(uriPrefix))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(List<String> uris) {
    for (String uri : uris) {
      try {
        Files.deleteIfExists(file(uri));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public Optional<String> problemWithBucket(String bucket) {
    return Optional.empty();
  }
}
