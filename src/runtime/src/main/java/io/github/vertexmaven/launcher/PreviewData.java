package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.catalog.type.BuiltIn;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.contract.TaskFile;
import io.github.vertexmaven.json.Json;
import io.github.vertexmaven.live.LocalCredentials;
import io.github.vertexmaven.preview.PreviewBounds;
import io.github.vertexmaven.preview.SavedPreview;
import io.github.vertexmaven.tell.SecretTexts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells in short what is in one file that a task has read or written, in the format of its dataset:
 * one line of JSON on standard output, whatever the project's own code prints. Boot code starts it
 * when the first argument is {@code --preview}.
 */
public final class PreviewData {

  private static final PreviewBounds BOUNDS = new PreviewBounds(100, 32_000_000);

  private static final String DATASET = "data";

  private static final Location AT = Location.of("the task");

  private PreviewData() {}

  /** Takes {@code --preview} with a file and {@code --artifact} with a name of the task's own. */
  @SuppressWarnings("resource")
  public static void main(String[] args) {
    SecretTexts.guard();
    PrintStream answer =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    answer.println(line(args, Machine.of(System.getenv()), loader));
    SecretTexts.end();
    // A thread that the project's code left behind must not keep it alive.
    Runtime.getRuntime().halt(0);
  }

  /** What is told, without the texts of credentials. */
  static String line(String[] args, Machine machine, ClassLoader loader) {
    return SecretTexts.text(Json.line(seen(args, machine, loader)));
  }

  private static Map<String, Object> seen(String[] args, Machine machine, ClassLoader loader) {
    try {
      Map<String, String> options = options(args);
      Path file = Path.of(options.get("--preview"));
      TaskFile task = LaunchedTask.load(loader);
      SecretTexts.hide(LocalCredentials.over(task.runTime(), machine.credentials()));
      Catalog catalog =
          CatalogReader.open(
              catalog(entry(task, options.get("--artifact")), file),
              new DataPlaces(Path.of("").toAbsolutePath(), Optional.of(machine.mount())),
              RunTask.own(loader),
              Credentials.none());
      long bytes = Files.isRegularFile(file) ? Files.size(file) : 0;
      return new SavedPreview(catalog, BOUNDS).of(DATASET, file, bytes);
    } catch (OutOfMemoryError e) {
      return none(
          "Reading it takes more memory than a preview may have, "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB.");
    } catch (IOException | RuntimeException | LinkageError e) {
      return none("It cannot be shown: " + e.getMessage());
    }
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    return options;
  }

  /** The entry of the catalog; of a folder of files that of its files. Empty where it has none. */
  private static Map<String, Object> entry(TaskFile task, String artifact) {
    TaskFile.Data data = task.data();
    String dataset = data.outputs().getOrDefault(artifact, data.inputs().get(artifact));
    if (dataset == null) {
      throw new IllegalArgumentException("the task has no artifact '" + artifact + "'");
    }
    List<String> names = data.types().getOrDefault(dataset, List.of(dataset));
    return data.catalog().get(names.get(0)) instanceof Map<?, ?> entry ? plain(entry) : Map.of();
  }

  private static Map<String, Object> plain(Map<?, ?> entry) {
    if (BuiltIn.isOf(BuiltIn.Form.FOLDER, String.valueOf(entry.get("type")))) {
      Object inner = entry.get("dataset");
      return inner instanceof Map<?, ?> map ? plain(map) : Map.of("type", String.valueOf(inner));
    }
    Map<String, Object> plain = new LinkedHashMap<>();
    entry.forEach((key, value) -> plain.put(String.valueOf(key), value));
    // Nothing is read but this file, and nothing of a run is known.
    List.of("credentials", "versioned").forEach(plain::remove);
    return plain;
  }

  private static ConfValue.Mapping catalog(Map<String, Object> entry, Path file) {
    Map<String, Object> placed = new LinkedHashMap<>(entry);
    placed.putIfAbsent("type", "object");
    placed.put("filepath", file.toString());
    return (ConfValue.Mapping) ConfValue.of(Map.of(DATASET, placed), AT);
  }

  private static Map<String, Object> none(String why) {
    return Map.of("kind", "none", "why", why);
  }
}
