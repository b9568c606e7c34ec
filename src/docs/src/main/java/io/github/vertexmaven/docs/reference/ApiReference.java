package io.github.vertexmaven.docs.reference;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import io.github.vertexmaven.docs.source.Fragment;
import io.github.vertexmaven.docs.source.Term;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The types that projects write against, by group, from their sources. */
public final class ApiReference {

  private static final String RUNTIME = "src/runtime/src/main/java/io/github/vertexmaven/";
  private static final String TESTKIT = "src/testkit/src/main/java/io/github/vertexmaven/testkit/";

  private static final Map<String, List<String>> GROUPS = groups();

  private final Map<String, List<ApiType>> types = new TreeMap<>();

  private ApiReference() {}

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put(
        "annotations",
        runtime(
            "annotation",
            "Node",
            "Input",
            "Param",
            "RunContext",
            "RunInfo",
            "FinalStatus",
            "PipelineStatus"));
    groups.put(
        "pipelines", runtime("pipeline", "Pipeline", "PipelineRegistry", "Rename", "PipelineNode"));
    groups.put("slices", runtime("slice", "Slice"));
    groups.put("grouping", runtime("pipeline", "NodeGrouper"));
    groups.put(
        "datasets",
        runtime("catalog", "Dataset", "DatasetDefinition", "DatasetType", "Partitions"));
    groups.put("project", runtime("launcher", "Project"));
    groups.put("hooks", runtime("hook", "Hook", "PipelineRun", "NodeRun"));
    groups.put("configuration", runtime("config", "TemplateResolver", "ConfLoader"));
    groups.put("providers", runtime("provider", "DynamicConfigProvider", "RequestHeaderProvider"));
    groups.put(
        "testkit",
        Stream.of(
                "TestRun",
                "TestResult",
                "SameData",
                "ProjectSpecs",
                "CompiledSpec",
                "SpecTask",
                "WithProject")
            .map(name -> TESTKIT + name + ".java")
            .toList());
    return groups;
  }

  private static List<String> runtime(String folder, String... names) {
    return Stream.of(names).map(name -> RUNTIME + folder + "/" + name + ".java").toList();
  }

  /** Reads all of them. */
  public static ApiReference of(Path top) throws IOException {
    ApiReference reference = new ApiReference();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources =
          GROUPS.values().stream().flatMap(List::stream).map(top::resolve).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      DocTrees docs = DocTrees.instance(task);
      Map<String, ApiType> byFile = new TreeMap<>();
      for (CompilationUnitTree unit : task.parse()) {
        Path file = top.relativize(Path.of(unit.getSourceFile().toUri()));
        byFile.put(file.toString().replace('\\', '/'), ApiType.of(unit, docs));
      }
      GROUPS.forEach(
          (group, paths) -> reference.types.put(group, paths.stream().map(byFile::get).toList()));
    }
    return reference;
  }

  /** A fragment for each group, {@code api annotations}. */
  public Map<String, Supplier<Fragment>> fragments() {
    Map<String, Supplier<Fragment>> fragments = new TreeMap<>();
    types.forEach((group, members) -> fragments.put("api " + group, () -> fragment(members)));
    return fragments;
  }

  private static Fragment fragment(List<ApiType> members) {
    StringBuilder text = new StringBuilder();
    List<Term> terms = new ArrayList<>();
    for (ApiType type : members) {
      text.append(type.markdown());
      terms.add(new Term(type.kind(), type.shown(), type.anchor(), Html.plain(type.doc())));
    }
    return new Fragment(text.toString(), terms);
  }
}
