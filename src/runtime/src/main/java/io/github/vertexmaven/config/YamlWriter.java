package io.github.vertexmaven.config;

import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Writes plain values as YAML in block style that {@link YamlReader} reads as the same values. A
 * text that YAML 1.1 or 1.2 takes for something else is put in quotes, so that programs of either
 * version agree.
 */
public final class YamlWriter {

  private YamlWriter() {}

  /**
   * The value as a document.
   *
   * @param plain String, Boolean, whole numbers, Double, null, and List or Map of these
   */
  public static String text(Object plain) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    options.setAllowUnicode(true);
    LoaderOptions loading = new LoaderOptions();
    return new Yaml(
            new SafeConstructor(loading), new Values(options), options, loading, new BothVersions())
        .dump(plain);
  }

  /** Only a text that neither version takes for something else may stand without quotes. */
  private static final class BothVersions extends Resolver {
    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
      if (kind != NodeId.scalar || !implicit) {
        return super.resolve(kind, value, implicit);
      }
      Tag now = CoreSchema.tag(value);
      return now.equals(Tag.STR) ? super.resolve(kind, value, true) : now;
    }
  }

  /** Numbers as both versions read them, and no anchors: the same list twice is written twice. */
  private static final class Values extends Representer {
    private static final String OTHER_ENDS = "\u0085\u2028\u2029\uFEFF";

    Values(DumperOptions options) {
      super(options);
      representers.put(Double.class, value -> number((Double) value));
      representers.put(String.class, value -> string((String) value));
      nullRepresenter = any -> representScalar(Tag.NULL, "null");
    }

    /** Several lines as a block, what cannot be printed with escapes, all else as it needs. */
    private Node string(String text) {
      return representScalar(Tag.STR, text, style(text));
    }

    private static ScalarStyle style(String text) {
      if (!text.codePoints().allMatch(Values::isPrintable)) {
        return ScalarStyle.DOUBLE_QUOTED;
      }
      if (text.indexOf('\n') < 0) {
        return ScalarStyle.PLAIN;
      }
      return text.matches("(?s)\\s.*|.* \n.*") ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.LITERAL;
    }

    /** Other ends of lines than the usual one would come back as that. */
    private static boolean isPrintable(int c) {
      return c == '\n' || c >= ' ' && StreamReader.isPrintable(c) && OTHER_ENDS.indexOf(c) < 0;
    }

    private Node number(double value) {
      String text = Double.toString(value).replaceFirst("E(\\d)", "E+$1");
      return representScalar(Tag.FLOAT, text);
    }

    @Override
    protected Node representMapping(Tag tag, Map<?, ?> mapping, DumperOptions.FlowStyle flowStyle) {
      Node node = super.representMapping(tag, mapping, flowStyle);
      representedObjects.clear();
      return node;
    }

    @Override
    protected Node representSequence(
        Tag tag, Iterable<?> sequence, DumperOptions.FlowStyle flowStyle) {
      Node node = super.representSequence(tag, sequence, flowStyle);
      representedObjects.clear();
      return node;
    }
  }
}
