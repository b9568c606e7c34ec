package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.core.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code -Dvertexai.loadVersions=name:version,…}: which versions of datasets a run reads. */
public final class LoadVersions {

  private static final Location OPTION = Location.of("-Dvertexai.loadVersions");

  private LoadVersions() {}

  /**
   * The catalog with the chosen versions in its entries.
   *
   * @throws UserException with all that is wrong with the option
   */
  public static ConfValue.Mapping apply(ConfValue.Mapping catalog, String option) {
    CatalogEntries entries = CatalogEntries.of(catalog);
    List<String> problems = new ArrayList<>();
    Map<String, ConfValue> chosen = new LinkedHashMap<>(catalog.entries());
    Map<String, Location> keys = new LinkedHashMap<>(catalog.keys());
    for (String part : option.split(",")) {
      int colon = part.indexOf(':');
      String name = part.substring(0, Math.max(colon, 0)).strip();
      String version = part.substring(colon + 1).strip();
      Optional<ConfValue.Mapping> entry =
          entries
              .find(name)
              .filter(ConfValue.Mapping.class::isInstance)
              .map(ConfValue.Mapping.class::cast);
      if (name.isEmpty() || version.isEmpty()) {
        problems.add(OPTION + ": '" + part.strip() + "' is not of the form name:version.");
      } else if (entry.isEmpty()) {
        problems.add(
            OPTION
                + ": dataset '"
                + name
                + "' is not in the catalog"
                + DidYouMean.suffix(catalog.entries().keySet(), name));
      } else if (!isVersioned(entry.get())) {
        problems.add(
            OPTION + ": dataset '" + name + "' has no versions; its entry needs versioned: true.");
      } else {
        chosen.put(name, with(entry.get(), version));
        keys.putIfAbsent(name, OPTION);
      }
    }
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    return new ConfValue.Mapping(chosen, keys, catalog.at());
  }

  private static boolean isVersioned(ConfValue.Mapping entry) {
    return entry.get("versioned").map(ConfValue::plain).filter(Boolean.TRUE::equals).isPresent();
  }

  private static ConfValue with(ConfValue.Mapping entry, String version) {
    Map<String, ConfValue> entries = new LinkedHashMap<>(entry.entries());
    Map<String, Location> keys = new LinkedHashMap<>(entry.keys());
    entries.put("load_version", new ConfValue.Scalar(version, OPTION));
    keys.put("load_version", OPTION);
    return new ConfValue.Mapping(entries, keys, entry.at());
  }
}
