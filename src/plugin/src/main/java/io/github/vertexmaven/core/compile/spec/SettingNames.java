package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.contract.ByNode;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.conf.settings.GroupingSettings;
import io.github.vertexmaven.core.conf.settings.NodeSettings;
import io.github.vertexmaven.core.conf.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds names in the settings that no node and no tag of the project has, over all its pipelines.
 */
final class SettingNames {

  private final Settings settings;
  private final Map<String, String> known = new LinkedHashMap<>();

  SettingNames(Settings settings, ProjectGraph graph) {
    this.settings = settings;
    graph.nodeNames().forEach(name -> known.put(ByNode.folded(name), name));
    graph.tags().forEach(tag -> known.putIfAbsent(ByNode.folded(tag), tag));
  }

  /** What settings may name: nodes and tags in each spelling that is understood. */
  static Predicate<String> names(ProjectGraph graph) {
    SettingNames names = new SettingNames(null, graph);
    return name -> name.equals(ByNode.DEFAULT) || names.known.containsKey(ByNode.folded(name));
  }

  /** A name with a near miss is a problem, any other may be meant for another version. */
  void check(Collection<String> problems, Collection<String> warnings) {
    NodeSettings nodes = settings.run().nodes();
    Map<String, Set<String>> sections = new LinkedHashMap<>();
    sections.put("resources", nodes.resources().keySet());
    sections.put("node_selectors", nodes.accelerators().keySet());
    sections.put("nodes", nodes.tasks().keySet());
    sections.forEach(
        (section, names) ->
            names.forEach(name -> check(at(section, name), name, problems, warnings)));
    GroupingSettings grouping = settings.run().grouping();
    grouping
        .durations()
        .keySet()
        .forEach(name -> check(at("grouping", "durations", name), name, problems, warnings));
    grouping
        .alone()
        .forEach(name -> check(at("grouping", "alone") + ": " + name, name, problems, warnings));
  }

  private String at(String... path) {
    List<String> whole = new ArrayList<>(List.of("run_config"));
    whole.addAll(List.of(path));
    return settings.places().of(whole.toArray(String[]::new));
  }

  private void check(
      String at, String name, Collection<String> problems, Collection<String> warnings) {
    if (name.equals(ByNode.DEFAULT) || known.containsKey(ByNode.folded(name))) {
      return;
    }
    String what = at + " is neither a node nor a tag of the project";
    Optional<String> near = DidYouMean.among(List.copyOf(known.values()), name);
    if (near.isPresent()) {
      problems.add(what + "; did you mean '" + near.get() + "'?");
    } else {
      warnings.add(what + "; it has no effect.");
    }
  }
}
