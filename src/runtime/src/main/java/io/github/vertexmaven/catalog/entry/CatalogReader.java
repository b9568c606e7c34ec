package io.github.vertexmaven.catalog.entry;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Opens the catalog of a project: checks every entry and reads no data. */
public final class CatalogReader {

  private CatalogReader() {}

  /**
   * Opens the catalog of a project. Keys that begin with {@code _} are templates for YAML anchors,
   * and no datasets; keys with braces are patterns for the names that are not written out. An entry
   * that is right in Kedro and has no counterpart is refused when it is used.
   *
   * @param entries the merged {@code catalog*.yml}
   * @param places where files lie
   * @param loader knows the project's classes; those that lie in folders may be kept as objects
   * @throws ConfException with all that is wrong, each with file and line
   */
  public static Catalog open(ConfValue.Mapping entries, DataPlaces places, ClassLoader loader) {
    return open(entries, places, ProjectClasses.inFolders(loader));
  }

  /** The same, where the project's own classes do not lie in folders. */
  public static Catalog open(ConfValue.Mapping entries, DataPlaces places, ProjectClasses project) {
    return open(entries, places, project, Credentials.none());
  }

  /**
   * The same, with the credentials that entries name.
   *
   * @param credentials looked up when a dataset that names some is first used
   */
  public static Catalog open(
      ConfValue.Mapping entries,
      DataPlaces places,
      ProjectClasses project,
      Credentials credentials) {
    DatasetRegistry datasets = DatasetRegistry.of(places, project);
    CatalogEntries all = CatalogEntries.of(entries);
    List<String> problems = new ArrayList<>(all.problems());
    List<String> foreign = new ArrayList<>();
    EntryReader reader = new EntryReader(datasets, credentials, problems, foreign);
    Map<String, DatasetDefinition> definitions = new LinkedHashMap<>();
    Map<String, List<String>> refused = new LinkedHashMap<>();
    for (Map.Entry<String, ConfValue> entry : entries.entries().entrySet()) {
      String name = entry.getKey();
      if (!name.startsWith("_") && !CatalogEntries.isPattern(name)) {
        definitions.put(name, reader.read(name, entry.getValue(), entries.keyAt(name)));
        if (!foreign.isEmpty()) {
          definitions.remove(name);
          refused.put(name, List.copyOf(foreign));
          foreign.clear();
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfException(problems);
    }
    return Catalog.of(
        definitions,
        refused,
        new PatternDefinitions(all, entries, datasets, credentials),
        datasets);
  }
}
