package io.github.vertexmaven.config;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What an unquoted scalar without a tag is, by the core schema of YAML 1.2; snakeyaml itself
 * follows 1.1.
 */
final class CoreSchema extends Resolver {

  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]+");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  @Override
  public Tag resolve(NodeId kind, String value, boolean implicit) {
    if (kind != NodeId.scalar || !implicit) {
      return super.resolve(kind, value, implicit);
    }
    return tag(value);
  }

  /** What an unquoted scalar is. */
  static Tag tag(String value) {
    if (value.equals("<<")) {
      return Tag.MERGE;
    }
    Object meaning = meaning(value);
    if (meaning instanceof String) {
      return Tag.STR;
    }
    if (meaning instanceof Boolean) {
      return Tag.BOOL;
    }
    return meaning == null ? Tag.NULL : meaning instanceof Double ? Tag.FLOAT : Tag.INT;
  }

  /** What it means: null, Boolean, Long, BigInteger, Double or String. */
  static Object meaning(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> null;
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
      case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
      case ".nan", ".NaN", ".NAN" -> Double.NaN;
      default -> numberOrText(text);
    };
  }

  private static Object numberOrText(String text) {
    if (INTEGER.matcher(text).matches()) {
      return fitted(new BigInteger(text.startsWith("+") ? text.substring(1) : text));
    }
    if (HEX.matcher(text).matches()) {
      return fitted(new BigInteger(text.substring(2), 16));
    }
    if (OCTAL.matcher(text).matches()) {
      return fitted(new BigInteger(text.substring(2), 8));
    }
    return FLOAT.matcher(text).matches() ? (Object) Double.valueOf(text) : text;
  }

  private static Object fitted(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }
}
