package io.github.vertexmaven.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.config.ResolvedConfig;
import io.github.vertexmaven.core.graph.ProjectGraph.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelinePageTest {

  @TempDir Path dir;

  private ResolvedConfig config() {
    return Configs.in(dir)
        .conf("base/catalog.yml", "x: {type: csv, filepath: data/x.csv, layer: raw}\n")
        .conf("base/parameters.yml", "model: {size: 3, name: '</script><b>'}\n")
        .resolve();
  }

  private static final List<Node> NODES =
      List.of(
          Pages.node("make", "", List.of("gpu"), List.of("x", "params:model.size"), "y"),
          Pages.node("use", "", List.of(), List.of("y", "params:model"), "z"));

  @Test
  void saysWhatIsKnownOfEachBox() {
    String page = Pages.page(config(), NODES);
    assertThat(page)
        .contains("<title>space</title>")
        .contains(
            "{\"name\":\"x\",\"type\":\"csv\",\"filepath\":\"data/x.csv\",\"layer\":\"raw\",\"at\":\"conf/base/catalog.yml:1\"}")
        .contains("{\"name\":\"model.size\",\"value\":\"3\",\"at\":\"conf/base/parameters.yml:1\"}")
        .contains("\"type\":\"List<Row>\"".replace("<", "\\u003c"))
        .contains("\"at\":\"Nodes.java:12\"");
  }

  @Test
  void theSamePipelineGivesTheSameBytes() {
    assertThat(Pages.page(config(), NODES)).isEqualTo(Pages.page(config(), NODES));
  }

  @Test
  void whatAPipelineSaysCannotEndTheData() {
    Node hostile =
        Pages.node("</script><script>alert(1)</script>", "", List.of("<b>"), List.of("x"), "y");
    String page = Pages.page(config(), List.of(hostile));
    assertThat(page.split("<script", -1)).hasSize(4);
    assertThat(page.split("</script>", -1)).hasSize(4);
    assertThat(page).contains("\\u003c/script>\\u003cscript>alert(1)");
  }

  @Test
  void onlyThePagesOwnScriptsMayRun() throws Exception {
    String page = Pages.page(config(), NODES);
    Matcher policy = Pattern.compile("script-src ([^;]+);").matcher(page);
    assertThat(policy.find()).isTrue();
    assertThat(policy.group(1)).matches("'sha256-[^']+' 'sha256-[^']+'");
    assertThat(page).doesNotContainPattern("(src|href)=.http");
  }
}
