package io.github.vertexmaven.core.job.local;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.compile.fork.ForkEvents;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Output;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.project.ProjectPages;
import io.github.vertexmaven.core.show.report.LocalRun;
import io.github.vertexmaven.core.show.report.LocalRunView;
import io.github.vertexmaven.core.show.report.ReportContext;
import io.github.vertexmaven.core.show.table.Screen;
import io.github.vertexmaven.json.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reports a run of one node that nobody has.
 *
 * @param baseDir of the project
 * @param pages where pages come from
 * @param wantsPage whether the run leaves one
 */
public record LocalRehearsal(
    Path baseDir, Screen screen, ProjectPages pages, ResolvedConfig config, boolean wantsPage) {

  private static final String NODE = "rehearsed";

  /** Nobody hears of it. */
  private record Silence() implements Log {
    @Override
    public void info(String line) {}

    @Override
    public void warn(String line) {}
  }

  /** The texts that the report of the run would have; its page last. */
  public List<String> texts() {
    LocalRunView seen = new LocalRunView(new Silence(), baseDir, screen);
    LocalRun told = new LocalRun(baseDir);
    play(ForkEvents.both(seen, told));
    seen.summary();
    String tests = seen.report(NODE).text();
    return wantsPage ? List.of(tests, page(told)) : List.of(tests);
  }

  private static void play(ForkEvents events) {
    events.event("run", fields(Map.of("nodes", List.of(NODE))));
    events.event("started", fields(Map.of("node", NODE)));
    events.output("A line.");
    Map<String, Object> saved =
        Map.of("dataset", NODE, "node", NODE, "numbers", Map.of("size", 1.5));
    events.event("saved", fields(saved));
    Map<String, Object> preview =
        Map.of(
            "kind",
            "table",
            "columns",
            List.of(Map.of("name", "a")),
            "head",
            List.of(List.of("1")));
    events.event("preview", fields(Map.of("dataset", NODE, "node", NODE, "preview", preview)));
    events.event("done", fields(Map.of("node", NODE, "nanos", 1_000L)));
    events.event("ended", fields(Map.of()));
  }

  private static Fields fields(Map<String, Object> values) {
    Map<String, Object> all = new TreeMap<>(values);
    all.put("millis", 0L);
    return new Fields(all);
  }

  private String page(LocalRun told) {
    Output written = new Output(NODE, "whole", "", "java.lang.String");
    Node node = new Node(NODE, "", List.of(), "Rehearsed", NODE, List.of(), List.of(written));
    ProjectGraph graph =
        new ProjectGraph("", new TreeMap<>(Map.of(ProjectGraph.DEFAULT, List.of(node))));
    ReportContext context = new ReportContext(Optional.empty(), Map.of("where", "here"), Map.of());
    return pages
        .ofLocalRun(NODE, ProjectGraph.DEFAULT, graph, config)
        .text(told.record(NODE, context));
  }
}
