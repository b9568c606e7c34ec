package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.conf.settings.SettingsModel;
import io.github.vertexmaven.docs.reference.Goal;
import io.github.vertexmaven.docs.reference.PluginDescriptor;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.settings.io.xpp3.SettingsXpp3Reader;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;

/** Every block of XML is a part of a POM, or of settings.xml, and our plugin knows what it says. */
class PomSnippetsTest {

  private static final String PLUGIN =
      "<build><plugins><plugin><groupId>io.github.vertexmaven</groupId>"
          + "<artifactId>vertexai-maven-plugin</artifactId>%s</plugin></plugins></build>";

  /** What is around a block in a POM, by its element. */
  private static final Map<String, String> AROUND =
      Map.of(
          "dependency", "<dependencies>%s</dependencies>",
          "plugin", "<build><plugins>%s</plugins></build>",
          "execution", PLUGIN.formatted("<executions>%s</executions>"),
          "configuration", PLUGIN,
          "properties", "%s");

  private static final List<Goal> GOALS = goals();

  /** The POM of this project. */
  private static final Model OWN = own();

  private static Model own() {
    try (Reader pom = Files.newBufferedReader(Markdown.TOP.resolve("pom.xml"))) {
      return new MavenXpp3Reader().read(pom);
    } catch (IOException | XmlPullParserException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static List<Goal> goals() {
    try {
      return PluginDescriptor.read(Markdown.TOP.resolve("src/plugin/target/plugin-enhanced.xml"));
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Test
  void xmlIsPartOfAPom() throws Exception {
    List<Block> blocks = Markdown.blocks("xml");
    assertThat(blocks).hasSizeGreaterThan(8);
    for (Block block : blocks) {
      String element = block.text().strip().replaceFirst("(?s)^<(\\w+).*", "$1");
      if (element.equals("pluginGroups")) {
        assertThat(pluginGroups(block)).as(block.at()).containsExactly("io.github.vertexmaven");
      } else if (element.equals("cache")) {
        assertThat(block.text())
            .as(block.at())
            .contains(
                "<plugin groupId=\"io.github.vertexmaven\" artifactId=\"vertexai-maven-plugin\"/>");
      } else {
        assertThat(AROUND).as(block.at()).containsKey(element);
        check(block, model(block, AROUND.get(element)));
      }
    }
  }

  private static List<String> pluginGroups(Block block) throws Exception {
    String settings = "<settings>" + block.text() + "</settings>";
    return new SettingsXpp3Reader().read(new StringReader(settings), true).getPluginGroups();
  }

  private static Model model(Block block, String around) throws IOException {
    String pom = "<project>" + around.formatted(block.text()) + "</project>";
    try {
      return new MavenXpp3Reader().read(new StringReader(pom), true);
    } catch (XmlPullParserException e) {
      throw new AssertionError(block.at() + ": " + e.getMessage(), e);
    }
  }

  private static void check(Block block, Model model) {
    for (Dependency dependency : model.getDependencies()) {
      String ours = OWN.getProperties().getProperty(dependency.getArtifactId() + ".version");
      if (ours != null) {
        assertThat(dependency.getVersion()).as(block.at()).isEqualTo(ours);
      }
    }
    if (model.getBuild() != null) {
      model.getBuild().getPlugins().forEach(plugin -> check(block, plugin));
    }
  }

  private static void check(Block block, Plugin plugin) {
    if (plugin.getArtifactId().equals("maven-compiler-plugin")) {
      assertThat(plugin.getVersion()).as(block.at()).isEqualTo(own(plugin).getVersion());
      return;
    }
    assertThat(plugin.getArtifactId()).as(block.at()).isEqualTo("vertexai-maven-plugin");
    Set<String> goals = GOALS.stream().map(Goal::name).collect(Collectors.toSet());
    plugin
        .getExecutions()
        .forEach(each -> assertThat(goals).as(block.at()).containsAll(each.getGoals()));
    Set<String> options =
        GOALS.stream()
            .flatMap(goal -> goal.options().stream())
            .map(Goal.Option::name)
            .collect(Collectors.toSet());
    if (plugin.getConfiguration() instanceof Xpp3Dom configuration) {
      for (Xpp3Dom option : configuration.getChildren()) {
        assertThat(options).as(block.at()).contains(option.getName());
        if (option.getName().equals("settings")) {
          List<String> leaves = new ArrayList<>();
          leaves(option, "", leaves);
          assertThat(leaves).as(block.at()).allMatch(SettingsModel::isLeaf);
        }
      }
    }
  }

  /** The one that this project is built with. */
  private static Plugin own(Plugin plugin) {
    return OWN.getBuild().getPluginManagement().getPlugins().stream()
        .filter(each -> each.getArtifactId().equals(plugin.getArtifactId()))
        .findFirst()
        .orElseThrow();
  }

  private static void leaves(Xpp3Dom element, String path, List<String> leaves) {
    for (Xpp3Dom child : element.getChildren()) {
      String at = path.isEmpty() ? child.getName() : path + "." + child.getName();
      if (child.getChildCount() == 0) {
        leaves.add(at);
      } else {
        leaves(child, at, leaves);
      }
    }
  }
}
