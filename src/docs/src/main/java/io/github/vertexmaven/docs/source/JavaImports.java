package io.github.vertexmaven.docs.source;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The imports of a piece of Java that is shown without them. */
public final class JavaImports {

  private static final Map<String, String> TYPES = new TreeMap<>();

  private static final Map<String, String> METHODS = new TreeMap<>();

  static {
    types("java.io", "IOException");
    types("java.lang.reflect", "Type");
    types("java.nio.file", "Files Path");
    types("java.time", "Duration Instant LocalDate");
    types("java.util", "ArrayList Arrays HashMap List Map Optional Set TreeMap");
    types("java.util.stream", "Collectors IntStream Stream");
    types("java.util.logging", "Logger Level");
    String ours = "io.github.vertexmaven.";
    types(ours + "annotation", "FinalStatus Input Node Param PipelineStatus RunContext RunInfo");
    types(ours + "catalog", "Dataset DatasetDefinition DatasetType Partitions");
    types(ours + "config", "ConfLoader TemplateResolver");
    types(ours + "hook", "Hook NodeRun PipelineRun");
    types(ours + "launcher", "Project");
    types(ours + "pipeline", "NodeGrouper Pipeline PipelineNode PipelineRegistry Rename");
    types(ours + "provider", "DynamicConfigProvider RequestHeaderProvider");
    types(ours + "slice", "Slice");
    types(
        ours + "testkit",
        "CompiledSpec ProjectSpecs SameData SpecTask TestResult TestRun WithProject");
    types("org.dflib", "DataFrame");
    types("org.junit.jupiter.api", "Test");
    types("org.slf4j", "LoggerFactory");
    types("org.tribuo", "Model");
    types("org.tribuo.regression", "Regressor");
    types("org.tribuo.regression.slm", "ElasticNetCDTrainer");
    types("com.example.spaceflights", "DataProcessing DataScience Reporting");
    types("com.example.spaceflights.DataScience", "ModelOptions Split");
    for (String name : Set.of("assertEquals", "assertThrows", "assertTrue")) {
      METHODS.put(name, "org.junit.jupiter.api.Assertions." + name);
    }
    METHODS.put("examples", "com.example.spaceflights.DataScience.examples");
  }

  private static final Pattern TYPE = Pattern.compile("(?<![.\\w])([A-Z]\\w*)");
  private static final Pattern CALL = Pattern.compile("(?<![.\\w])([a-z]\\w*)\\(");
  private static final Pattern DECLARED = Pattern.compile("(?:class|interface|record) (\\w+)");
  private static final Pattern TEXT =
      Pattern.compile("\"[^\"\\n]*\"|//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

  private JavaImports() {}

  private static void types(String in, String names) {
    for (String name : names.split(" ")) {
      TYPES.put(name, in + "." + name);
    }
  }

  /** What it has to import, one line each, as an editor sorts them; nothing of a whole file. */
  public static Set<String> of(String code) {
    Set<String> imports = new TreeSet<>();
    if (code.contains("\nimport ") || code.startsWith("package ") || code.startsWith("import ")) {
      return imports;
    }
    String bare = TEXT.matcher(code).replaceAll(" ");
    Set<String> declared = new TreeSet<>();
    DECLARED.matcher(bare).results().forEach(found -> declared.add(found.group(1)));
    Matcher types = TYPE.matcher(bare);
    while (types.find()) {
      String name = types.group(1);
      if (TYPES.containsKey(name) && !declared.contains(name)) {
        imports.add("import " + TYPES.get(name) + ";");
      }
    }
    Matcher calls = CALL.matcher(bare);
    while (calls.find()) {
      if (METHODS.containsKey(calls.group(1))) {
        imports.add("import static " + METHODS.get(calls.group(1)) + ";");
      }
    }
    return imports;
  }
}
