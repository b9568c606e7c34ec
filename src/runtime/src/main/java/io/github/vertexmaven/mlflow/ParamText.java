package io.github.vertexmaven.mlflow;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How parameters become the texts that MLflow keeps.
 *
 * @param flatten whether each key of a map is a parameter of its own
 * @param recursive whether keys of inner maps are too
 * @param separator between keys
 * @param longValues what becomes of texts that are too long
 */
public record ParamText(boolean flatten, boolean recursive, String separator, Long longValues) {

  /** {@code MAX_PARAM_VAL_LENGTH} of MLflow 2.10 and later. */
  private static final int MAX_LENGTH = 6000;

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  /** What to do with texts that are too long. */
  public enum Long {
    /** An error. */
    FAIL,
    /** The beginning is kept. */
    TRUNCATE,
    /** It is a tag in place of a parameter. */
    TAG
  }

  /**
   * What MLflow gets.
   *
   * @param params by name
   * @param tags what is a tag in place of a parameter
   */
  record Texts(Map<String, String> params, Map<String, String> tags) {}

  static ParamText of(Map<String, Object> section) {
    Keys keys = new Keys(section);
    Keys maps = keys.keys("dict_params");
    Long longValues =
        switch (keys.text("long_params_strategy").orElse("fail")) {
          case "truncate" -> Long.TRUNCATE;
          case "tag" -> Long.TAG;
          default -> Long.FAIL;
        };
    return new ParamText(
        maps.flag("flatten").orElse(false),
        maps.flag("recursive").orElse(true),
        maps.text("sep").orElse("."),
        longValues);
  }

  Texts texts(Map<String, Object> parameters) {
    Texts texts = new Texts(new LinkedHashMap<>(), new LinkedHashMap<>());
    parameters.forEach((name, value) -> add(name, value, 0, texts));
    return texts;
  }

  private void add(String name, Object value, int depth, Texts texts) {
    boolean parted = flatten && (depth == 0 || recursive) && value instanceof Map<?, ?>;
    if (parted && !((Map<?, ?>) value).isEmpty()) {
      ((Map<?, ?>) value).forEach((key, v) -> add(name + separator + key, v, depth + 1, texts));
      return;
    }
    String text = text(value);
    String key = name.replaceAll("[^A-Za-z0-9_./ :-]", "_");
    if (text.length() <= MAX_LENGTH) {
      texts.params().put(key, text);
    } else if (longValues == Long.TAG) {
      texts.tags().put(key, text);
    } else if (longValues == Long.TRUNCATE) {
      texts.params().put(key, text.substring(0, MAX_LENGTH));
    } else {
      throw new TrackingException(
          "parameter '"
              + name
              + "' has "
              + text.length()
              + " characters, a parameter has at most "
              + MAX_LENGTH
              + "; set tracking.params.long_params_strategy to truncate or tag in mlflow.yml.");
    }
  }

  private static String text(Object value) {
    Object plain = whole(value);
    boolean scalar = plain instanceof String || plain instanceof Number;
    return scalar ? String.valueOf(plain) : GSON.toJson(plain);
  }

  /** A job hands integers on as decimals; they are the same parameter everywhere. */
  private static Object whole(Object value) {
    if (value instanceof Double number
        && number == Math.rint(number)
        && Math.abs(number) < 1L << 53) {
      return number.longValue();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> whole = new LinkedHashMap<>();
      map.forEach((key, inner) -> whole.put(String.valueOf(key), whole(inner)));
      return whole;
    }
    return value instanceof java.util.List<?> list
        ? list.stream().map(ParamText::whole).collect(java.util.stream.Collectors.toList())
        : value;
  }
}
