package io.github.vertexmaven.docs.map;

import io.github.vertexmaven.docs.source.Fragment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Pictures and tables of the code: {@code map plugin}, {@code packages plugin} and so on. */
public final class CodeMap {

  private static final String CAPTION =
      "Each box imports what its arrows lead to, and what can be reached from there; drawn from the"
          + " code.";

  private static final String MODULES =
      "Each module depends on those that its arrows lead to; drawn from the POMs.";

  private final Path top;

  private CodeMap(Path top) {
    this.top = top;
  }

  /**
   * A fragment for each picture and table.
   *
   * @param top the top of the project
   */
  public static Map<String, Supplier<Fragment>> fragments(Path top) {
    CodeMap map = new CodeMap(top);
    Map<String, Supplier<Fragment>> fragments = new TreeMap<>();
    fragments.put("map modules", () -> map.modules());
    fragments.put("map plugin", () -> map.picture("plugin", CodeMap::wing));
    fragments.put("map runtime", () -> map.picture("runtime", CodeMap::first));
    fragments.put("map catalog", () -> map.picture("runtime", CodeMap::ofCatalog));
    fragments.put("map emulator", () -> map.picture("emulator", CodeMap::last));
    for (String module : List.of("plugin", "runtime", "emulator")) {
      fragments.put("packages " + module, () -> map.table(module));
    }
    return fragments;
  }

  /** The plugin's wing that a package is in; the runtime is one box. */
  static String wing(String name) {
    String[] parts = name.split("\\.");
    boolean isPlugin = parts[0].equals("core") || parts[0].equals("maven");
    return !isPlugin ? "runtime" : parts.length == 1 ? name : parts[0] + "." + parts[1];
  }

  /** Nothing for what is not of the catalog. */
  private static String ofCatalog(String name) {
    return first(name).equals("catalog") ? last(name) : "";
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  static String first(String name) {
    return name.split("\\.")[0];
  }

  private SourceMap sources(String module) {
    try {
      return SourceMap.of(top.resolve("src").resolve(module).resolve("src/main/java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Fragment modules() {
    try {
      return new Fragment(MapPicture.of(ModuleMap.of(top), Map.of(), MODULES), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Fragment picture(String module, UnaryOperator<String> whole) {
    SourceMap map = sources(module);
    Map<String, Integer> classes = new TreeMap<>();
    map.rooms()
        .forEach((name, room) -> classes.merge(whole.apply(name), room.classes(), Integer::sum));
    Map<String, String> notes = new TreeMap<>();
    classes.forEach(
        (name, number) -> notes.put(name, number + (number == 1 ? " class" : " classes")));
    Map<String, Set<String>> imports = new TreeMap<>(map.imports(whole));
    imports.replaceAll((name, others) -> new TreeSet<>(others));
    return new Fragment(MapPicture.of(imports, notes, CAPTION), List.of());
  }

  private Fragment table(String module) {
    StringBuilder text = new StringBuilder("| package | what it is for |\n|---|---|\n");
    sources(module)
        .rooms()
        .forEach(
            (name, room) ->
                text.append("| `" + name + "` | " + room.job().replace("|", "\\|") + " |\n"));
    return new Fragment(text.toString(), List.of());
  }
}
