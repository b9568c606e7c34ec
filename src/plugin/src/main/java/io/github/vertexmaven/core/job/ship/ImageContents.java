package io.github.vertexmaven.core.job.ship;

import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.service.ImageBuild.Entry;
import io.github.vertexmaven.core.service.ImageBuild.Layer;
import io.github.vertexmaven.core.service.ObjectStore.ByteContent;
import io.github.vertexmaven.core.service.ObjectStore.Content;
import io.github.vertexmaven.core.service.ObjectStore.FileContent;
import io.github.vertexmaven.core.service.ObjectStore.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an image holds: the files that are staged in a bucket otherwise, at the same places beside
 * each other, so that a task starts in the same way from both. What seldom changes lies below.
 */
public final class ImageContents {

  /** The folder of the code in the image. */
  public static final String FOLDER = CompiledPipeline.IMAGE_FOLDER;

  private static final String CODE_FOLDER = "/vertexai-code/";

  private final Sources sources;
  private final SortedMap<String, CompiledPipeline.Launch> launches = new TreeMap<>();
  private final SortedMap<String, Path> rawFiles = new TreeMap<>();

  /**
   * What of the project goes into the image.
   *
   * @param classPath the folder of classes, then jars
   * @param own the entries that hold the project's own classes
   * @param changing the jars that may have other content tomorrow: snapshots, other modules
   * @param projectName names the jar of the classes
   * @param documents {@code graph.json} and {@code conf.json}
   * @param extraFiles files and folders by their place in the image
   */
  public record Sources(
      List<Path> classPath,
      Collection<Path> own,
      Set<Path> changing,
      String projectName,
      List<Path> documents,
      Map<String, Path> extraFiles) {

    /** Copies the collections. */
    public Sources {
      classPath = List.copyOf(classPath);
      own = List.copyOf(own);
      changing = Set.copyOf(changing);
      documents = List.copyOf(documents);
      extraFiles = Collections.unmodifiableSortedMap(new TreeMap<>(extraFiles));
    }
  }

  /** The contents for all tasks of these pipelines. */
  public ImageContents(Sources sources, List<CompiledPipeline> pipelines) {
    this.sources = sources;
    for (CompiledPipeline pipeline : pipelines) {
      pipeline.launches().forEach(launch -> launches.put(launch.identity(), launch));
      pipeline.rawFiles().forEach(raw -> rawFiles.put(place(raw.uri()), raw.file()));
    }
  }

  private static String place(String uri) {
    return uri.substring(uri.indexOf(CODE_FOLDER) + CODE_FOLDER.length());
  }

  /**
   * What tasks make of the image, as 32 hexadecimal digits: a rebuild or a comment changes nothing.
   *
   * @param more what else makes another image
   */
  public String identity(List<String> more) {
    List<String> facts = new ArrayList<>(more);
    facts.addAll(launches.keySet());
    facts.addAll(rawFiles.keySet());
    extraFiles().forEach(entry -> facts.add(entry.path() + " " + CodeDigest.ofFile(entry.file())));
    return CodeDigest.ofText(String.join("\n", facts)).substring(0, StagedCode.DIGEST_LENGTH);
  }

  /**
   * The layers.
   *
   * @param work a folder for the files that are made for the image
   */
  public List<Layer> layers(Path work) {
    StagedCode code = StagedCode.of(sources.classPath(), sources.own(), "", sources.projectName());
    List<Entry> dependencies = new ArrayList<>();
    List<Entry> changing = new ArrayList<>();
    List<Entry> classes = new ArrayList<>();
    for (Upload upload : code.uploads()) {
      Entry entry = entry(upload.uri().substring(1), upload.content(), work);
      if (upload.content() instanceof ByteContent) {
        classes.add(entry);
      } else {
        (sources.changing().contains(entry.file()) ? changing : dependencies).add(entry);
      }
    }
    return List.of(
        new Layer("dependencies", distinct(dependencies)),
        new Layer("snapshot dependencies", distinct(changing)),
        new Layer("extra files", extraFiles()),
        new Layer("raw data", rawData(work)),
        new Layer("graph", graph(code.names(), work)),
        new Layer("classes", classes));
  }

  /** A jar that stands twice in the class path is one file. */
  private static List<Entry> distinct(List<Entry> entries) {
    SortedMap<String, Entry> byPath = new TreeMap<>();
    entries.forEach(entry -> byPath.put(entry.path(), entry));
    return List.copyOf(byPath.values());
  }

  private List<Entry> rawData(Path work) {
    List<Entry> entries = new ArrayList<>();
    rawFiles.forEach((place, file) -> entries.add(entry(place, new FileContent(file), work)));
    return entries;
  }

  private List<Entry> graph(List<String> jarNames, Path work) {
    List<Entry> entries = new ArrayList<>();
    for (Path document : sources.documents()) {
      entries.add(entry(document.getFileName().toString(), new FileContent(document), work));
    }
    launches.forEach(
        (identity, launch) ->
            entries.add(
                entry(launch.jar(), new ByteContent(LaunchJar.of(launch, jarNames)), work)));
    return entries;
  }

  private static Entry entry(String place, Content content, Path work) {
    Path file =
        content instanceof ByteContent made
            ? written(work.resolve(place), made.bytes())
            : ((FileContent) content).file();
    return new Entry(file, FOLDER + "/" + place, false);
  }

  private static Path written(Path file, byte[] bytes) {
    try {
      if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Entry> extraFiles() {
    List<Entry> entries = new ArrayList<>();
    sources
        .extraFiles()
        .forEach(
            (place, source) -> {
              for (Path file : filesOf(source)) {
                String inside = source.relativize(file).toString().replace('\\', '/');
                String path =
                    inside.isEmpty() ? place : place.replaceFirst("/+$", "") + "/" + inside;
                entries.add(new Entry(file, path, Files.isExecutable(file)));
              }
            });
    return entries;
  }

  private static Set<Path> filesOf(Path source) {
    try (Stream<Path> found = Files.walk(source)) {
      return new TreeSet<>(found.filter(Files::isRegularFile).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
