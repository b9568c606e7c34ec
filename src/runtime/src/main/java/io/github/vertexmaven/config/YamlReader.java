package io.github.vertexmaven.config;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML with the scalar rules of the YAML 1.2 core schema: only {@code true} and {@code false}
 * are booleans, so a country code {@code NO} stays text. Tags that name Java types are refused;
 * nothing is ever instantiated from a file.
 */
public final class YamlReader {

  /** What escapes make that nobody means in a configuration. */
  private static final Pattern ODD =
      Pattern.compile("[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u0085\\u00A0\\u2028\\u2029]");

  /** Files beyond this are refused: a configuration file is written by people. */
  private static final int MAX_LENGTH = 10_000_000;

  private static final int MAX_DEPTH = 64;

  /** Of the core schema. Whatever else has a tag would mean something to another program. */
  private static final Set<Tag> TAGS =
      Set.of(Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.STR, Tag.MERGE, Tag.SEQ, Tag.MAP);

  /** Aliases are expanded, so a few lines could become billions of values. */
  private static final int MAX_VALUES = 1_000_000;

  private final String source;

  /** In a file of {@code conf/} nobody means a control character; in data and secrets some do. */
  private final boolean configuration;

  private final List<String> problems = new ArrayList<>();
  private String text = "";
  private int values;

  private YamlReader(String source, boolean configuration) {
    this.source = source;
    this.configuration = configuration;
  }

  /**
   * Reads a file whose top level is a mapping.
   *
   * @param source the file's name in messages
   * @throws ConfException when the file cannot be read or is not such YAML
   */
  public static ConfValue.Mapping readMapping(Path file, String source) {
    return new YamlReader(source, true).mapping(ConfText.of(file, source, MAX_LENGTH));
  }

  /**
   * Reads a text that holds one value of any kind.
   *
   * @throws ConfException when it is not YAML
   */
  public static ConfValue readValue(String text, String source) {
    YamlReader reader = new YamlReader(source, false);
    Node root = reader.compose(text);
    ConfValue value =
        root == null ? new ConfValue.Scalar(null, Location.of(source)) : reader.value(root, 0);
    reader.throwProblems();
    return value;
  }

  private ConfValue.Mapping mapping(String text) {
    Node root = compose(text);
    Location start = new Location(source, 1);
    if (root == null || isNull(root)) {
      return ConfValue.Mapping.empty(start);
    }
    ConfValue value = value(root, 0);
    throwProblems();
    if (value instanceof ConfValue.Mapping mapping) {
      return mapping;
    }
    throw new ConfException(
        value.at() + ": expected keys with values, found " + value.words() + ".");
  }

  private void throwProblems() {
    if (!problems.isEmpty()) {
      throw new ConfException(problems);
    }
  }

  private Node compose(String given) {
    text = given;
    if (text.length() > MAX_LENGTH) {
      throw new ConfException(source + ": longer than " + MAX_LENGTH + " characters.");
    }
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_LENGTH);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setAllowRecursiveKeys(false);
    // A catalog may well use one anchor for all its entries; MAX_VALUES guards against bombs, and
    // refuseTag refuses with our own words.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    options.setTagInspector(any -> true);
    try {
      StreamReader reader = new StreamReader(new StringReader(text));
      return new Composer(new ParserImpl(reader, options), new CoreSchema(), options)
          .getSingleNode();
    } catch (MarkedYAMLException e) {
      throw new ConfException(
          YamlHint.of(text, e, isSecret())
              .map(
                  hint ->
                      new Location(source, hint.line() + 1)
                          + ": not valid YAML: "
                          + hint.what()
                          + ".")
              .orElseGet(() -> whereAndWhat(e)));
    } catch (ReaderException e) {
      String before = text.substring(0, Math.min(text.length(), e.getPosition()));
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      throw new ConfException(
          new Location(source, line)
              + ": not valid YAML: the character "
              + String.format(Locale.ROOT, "U+%04X", e.getCodePoint())
              + " is not allowed.");
    } catch (YAMLException e) {
      throw new ConfException(source + ": " + wholeFile(e.getMessage()) + ".");
    }
  }

  private static String wholeFile(String message) {
    return message != null && message.startsWith("Nesting Depth")
        ? "nested deeper than " + MAX_DEPTH + " levels"
        : firstLine(message);
  }

  private String whereAndWhat(MarkedYAMLException e) {
    int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
    return new Location(source, line) + ": not valid YAML: " + what(e) + ".";
  }

  private static String what(MarkedYAMLException e) {
    String problem =
        firstLine(e.getProblem())
            .replaceFirst("\\. \\(Do not use .* for indentation\\)", "; write the text in quotes");
    if (e.getContext() == null) {
      return problem;
    }
    return problem.startsWith("but ")
        ? e.getContext().strip() + ", " + problem
        : problem + " (" + e.getContext().strip() + ")";
  }

  private static String firstLine(String text) {
    String line = text == null ? "" : text.lines().findFirst().orElse("");
    return line.isBlank() ? "unreadable" : line.replaceFirst("\\.$", "");
  }

  private ConfValue value(Node node, int depth) {
    count(node, depth);
    refuseTag(node);
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, depth);
    }
    if (node instanceof SequenceNode sequence) {
      return new ConfValue.Sequence(
          sequence.getValue().stream().map(item -> value(item, depth + 1)).toList(), at(node));
    }
    ScalarNode scalar = (ScalarNode) node;
    checkEscapes(scalar);
    return new ConfValue.Scalar(scalar(scalar), at(node));
  }

  /** {@code "data\01_raw"} is no path, and nothing would say so. */
  private void checkEscapes(ScalarNode node) {
    boolean odd =
        configuration
            && node.getScalarStyle() == DumperOptions.ScalarStyle.DOUBLE_QUOTED
            && ODD.matcher(node.getValue()).find();
    if (odd) {
      YamlHint.unwanted(YamlHint.written(text, node.getStartMark(), node.getEndMark()))
          .map(what -> isSecret() ? what.replaceFirst(";.*", "; write it in single quotes") : what)
          .ifPresent(what -> problems.add(at(node) + ": " + what + "."));
    }
  }

  private void count(Node node, int depth) {
    if (++values > MAX_VALUES) {
      throw new ConfException(source + ": its aliases expand to more than a million values.");
    }
    if (depth > MAX_DEPTH) {
      throw new ConfException(at(node) + ": nested deeper than " + MAX_DEPTH + " levels.");
    }
  }

  private void refuseTag(Node node) {
    if (!TAGS.contains(node.getTag())) {
      problems.add(
          at(node)
              + ": the tag '"
              + node.getTag().getValue()
              + "' is not supported; write the plain value instead.");
    }
  }

  private ConfValue.Mapping mapping(MappingNode node, int depth) {
    Map<String, ConfValue> entries = new LinkedHashMap<>();
    Map<String, Location> keys = new LinkedHashMap<>();
    List<ConfValue.Mapping> merged = new ArrayList<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
        problems.add(at(tuple.getKeyNode()) + ": " + noKey(tuple.getKeyNode()) + ".");
        continue;
      }
      if (keyNode.getTag().equals(Tag.MERGE)) {
        merged.addAll(merged(tuple.getValueNode(), depth));
        continue;
      }
      String key = keyNode.getValue();
      Location earlier = keys.putIfAbsent(key, at(keyNode));
      if (earlier != null) {
        problems.add(at(keyNode) + ": key '" + key + "' is also in line " + earlier.line() + ".");
        continue;
      }
      checkEscapes(keyNode);
      if (!isSecret() && lacksSpace(keyNode, tuple.getValueNode())) {
        problems.add(
            at(keyNode)
                + ": '"
                + key
                + "' needs a space after the colon: "
                + key.replaceFirst(":", ": ")
                + ".");
      }
      entries.put(key, value(tuple.getValueNode(), depth + 1));
    }
    for (ConfValue.Mapping defaults : merged) {
      defaults.entries().forEach(entries::putIfAbsent);
      defaults.keys().forEach(keys::putIfAbsent);
    }
    return new ConfValue.Mapping(entries, keys, at(node));
  }

  /** Values of credentials are repeated in no message. */
  private boolean isSecret() {
    return source.contains("credentials");
  }

  private String noKey(Node node) {
    String line = text.lines().skip(node.getStartMark().getLine()).findFirst().orElse("");
    return YamlHint.jinja(line).orElse("a key must be text, not a list or a map");
  }

  /** {@code {type:csv}} is a key {@code type:csv} without a value. */
  private static boolean lacksSpace(ScalarNode key, Node value) {
    return key.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN
        && value instanceof ScalarNode scalar
        && scalar.getStartMark().getIndex() == scalar.getEndMark().getIndex()
        && key.getEndMark().getIndex() == scalar.getStartMark().getIndex()
        && key.getValue().matches("[A-Za-z_][A-Za-z0-9_-]*:[^\\s/].*");
  }

  /** {@code <<: *defaults} is not of YAML 1.2, but catalogs use it a lot. */
  private List<ConfValue.Mapping> merged(Node node, int depth) {
    List<ConfValue.Mapping> found = new ArrayList<>();
    List<Node> sources = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    for (Node source : sources) {
      if (source instanceof MappingNode mapping) {
        count(mapping, depth + 1);
        found.add(mapping(mapping, depth + 1));
      } else {
        problems.add(at(node) + ": '<<' takes a map, or a list of maps.");
      }
    }
    return found;
  }

  private Location at(Node node) {
    return new Location(source, node.getStartMark().getLine() + 1);
  }

  private static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar && scalar(scalar) == null;
  }

  private static Object scalar(ScalarNode node) {
    return node.getTag().equals(Tag.STR) ? node.getValue() : CoreSchema.meaning(node.getValue());
  }

  /**
   * What an unquoted scalar of this text means: null, Boolean, Long, BigInteger, Double or String.
   */
  public static Object scalar(String text) {
    return CoreSchema.meaning(text);
  }
}
