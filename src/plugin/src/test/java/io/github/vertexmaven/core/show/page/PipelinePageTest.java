package io.github.vertexmaven.core.show.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.show.report.DataPreview;
import io.github.vertexmaven.core.show.report.ReportedTask;
import io.github.vertexmaven.core.show.report.RunRecord;
import io.github.vertexmaven.core.show.report.WrittenData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  @Test
  void whatRunsAtTheEndIsPartOfThePicture() {
    ResolvedConfig config =
        Configs.in(dir)
            .conf("base/vertexai.yml", "run_config: {on_exit_pipeline: after}\n")
            .conf("base/parameters.yml", "channel: ops\n")
            .resolve();
    Node tell = Pages.node("tell", "", List.of(), List.of("params:channel"), "told");
    ProjectGraph graph =
        new ProjectGraph(
            "1.0", new TreeMap<>(Map.of(ProjectGraph.DEFAULT, NODES, "after", List.of(tell))));
    JsonArray nodes = nodes(config, graph, ProjectGraph.DEFAULT);
    assertThat(nodes).hasSize(3);
    assertThat(nodes.get(0).toString()).doesNotContain("\"exit\"");
    assertThat(nodes.get(2).toString()).contains("\"name\":\"tell\"", "\"exit\":true");
    assertThat(nodes(config, graph, "after")).hasSize(1);
  }

  private static JsonArray nodes(ResolvedConfig config, ProjectGraph graph, String pipeline) {
    PipelinePage page =
        ProjectPage.of(
            "space", config, graph, pipeline, any -> Optional.empty(), any -> Optional.empty());
    return data(page.text()).getAsJsonArray("nodes");
  }

  @Test
  void datasetsOfAPatternShowItsEntry() {
    ResolvedConfig config =
        Configs.in(dir)
            .conf(
                "base/catalog.yml",
                "'{name}#csv': {type: csv, filepath: 'data/{name}.csv', layer: raw}\n")
            .resolve();
    Node node = Pages.node("make", "", List.of(), List.of("cars#csv"), "y");
    assertThat(Pages.page(config, List.of(node)))
        .contains("\"type\":\"csv\",\"filepath\":\"data/cars.csv\",\"layer\":\"raw\"");
  }

  @Test
  void theSameRunGivesTheSameBytes() {
    PipelinePage page = Pages.of(config(), NODES);
    assertThat(page.text(Runs.failed())).isEqualTo(page.text(Runs.failed()));
  }

  @Test
  void secretsStandNowhereInAReport() {
    ResolvedConfig config =
        Configs.in(dir)
            .conf("base/vertexai.yml", "run_config: {masked_parameters: [salt]}\n")
            .conf("base/parameters.yml", "salt: sea-salt-7\ndb: {password: hunter2, user: alice}\n")
            .conf("base/credentials.yml", "warehouse: {password: open-sesame}\n")
            .resolve();
    List<Node> nodes =
        List.of(Pages.node("train", "", List.of(), List.of("params:salt", "params:db"), "y"));
    String secrets = "sea-salt-7 hunter2 open-sesame";
    RunRecord run =
        Runs.job(
            RunRecord.Outcome.FAILED,
            List.of(Runs.task("train", ReportedTask.State.FAILED, 0, 9, secrets, secrets, secrets)),
            List.of(
                new WrittenData(
                    "y",
                    "train",
                    "gs://bucket/y",
                    Map.of(),
                    Optional.of(
                        new DataPreview(
                            "{\"kind\":\"table\",\"head\":[[\"" + secrets + "\"]]}")))));
    String text = Pages.of(config, nodes).text(run);
    assertThat(text)
        .doesNotContain("sea-salt", "hunter2", "sesame")
        .contains("*** *** ***", "alice", "\\\"password\\\":\\\"***\\\"");
  }

  @Test
  void aSpecOfWhichNothingElseIsKnownIsAGraphToo() throws Exception {
    String spec =
        Files.readString(Path.of("src", "test", "resources", "golden", "every-feature.json"));
    JsonObject data = data(PipelinePage.ofSpec("foreign", spec).text());
    assertThat(data.getAsJsonArray("nodes")).isNotEmpty();
    assertThat(data.toString()).contains("\"kind\":\"dataset\"", "\"cached\":\"yes\"");
  }

  private static JsonObject data(String page) {
    Matcher data = Pattern.compile("id=\"data\">(.*?)</script>", Pattern.DOTALL).matcher(page);
    assertThat(data.find()).isTrue();
    return JsonParser.parseString(data.group(1)).getAsJsonObject();
  }
}
