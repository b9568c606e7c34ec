package io.github.vertexmaven.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A home folder beside which nothing may appear, and in which only what belongs there. */
record FuzzHome(Path place) {

  private static final Set<String> KNOWN =
      Set.of(
          "buckets",
          "cache",
          "containers.json",
          "credentials",
          "emulator.json",
          "emulator.lock",
          "emulator.log",
          "http-port",
          "images",
          "jobs",
          "jobs.index",
          "kubeflow",
          "kubernetes",
          "metadata",
          "preferences.json",
          "processes",
          "schedules",
          "storage",
          "token",
          "trash",
          "work");

  FuzzHome {
    try {
      Files.createDirectories(place.resolve("home"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Path folder() {
    return place.resolve("home");
  }

  /** What lies where it must not. */
  List<String> strays() throws IOException {
    try (Stream<Path> beside = Files.list(place);
        Stream<Path> inside = Files.list(folder())) {
      return Stream.concat(
              beside.filter(path -> !path.equals(folder())),
              inside.filter(path -> !KNOWN.contains(path.getFileName().toString())))
          .map(path -> "there is " + path)
          .toList();
    }
  }
}
