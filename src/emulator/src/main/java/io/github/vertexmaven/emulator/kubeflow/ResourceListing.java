package io.github.vertexmaven.emulator.kubeflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a list is asked for. A token holds the first item of its page, so that what is deleted
 * meanwhile does no harm, and what the list was sorted and filtered by.
 */
record ResourceListing(
    int size, String field, boolean descending, String filter, Map<String, Object> from) {

  private static final int USUAL = 20;
  private static final int MOST = 200;
  private static final String FIELD = "SortByFieldName";
  private static final String VALUE = "SortByFieldValue";
  private static final String KEY = "KeyFieldValue";
  private static final String DESCENDING = "IsDesc";
  private static final String FILTER = "Filter";

  static ResourceListing of(HttpRequest request) {
    Map<String, Object> token =
        request.parameter("page_token").map(ResourceListing::token).orElse(Map.of());
    Optional<String> sort = request.parameter("sort_by");
    Optional<String> filter = request.parameter("filter");
    ResourceListing asked =
        sorted(sort.orElse(Columns.DEFAULT_ORDER), size(request), filter.orElse(""), token);
    if (token.isEmpty()) {
      return asked;
    }
    ResourceListing known =
        new ResourceListing(
            asked.size,
            String.valueOf(token.get(FIELD)),
            Boolean.TRUE.equals(token.get(DESCENDING)),
            String.valueOf(token.get(FILTER)),
            token);
    boolean otherOrder =
        sort.isPresent()
            && !(asked.field.equals(known.field) && asked.descending == known.descending);
    if (otherOrder || filter.isPresent() && !Predicates.areAlike(filter.get(), known.filter)) {
      throw ApiFault.invalid(
          "page token does not match the supplied sort by and/or filtering criteria. Either specify"
              + " the same criteria or leave the latter empty if page token is specified");
    }
    return known;
  }

  private static ResourceListing sorted(
      String sort, int size, String filter, Map<String, Object> token) {
    String[] words = sort.strip().toLowerCase(Locale.ROOT).split("\\s+");
    if (words.length > 2 || words.length == 2 && !words[1].matches("asc|desc")) {
      throw ApiFault.invalid(
          "Received invalid sort by format \""
              + sort
              + "\". Supported format: \"field_name\", \"field_name desc\", or \"field_name asc\"");
    }
    return new ResourceListing(
        size, words[0], words.length == 2 && words[1].equals("desc"), filter, token);
  }

  private static int size(HttpRequest request) {
    long size =
        request
            .parameter("page_size")
            .map(
                text -> {
                  if (!text.matches("-?\\d{1,9}")) {
                    throw ApiFault.unreadable(
                        "type mismatch, parameter: page_size, error: parsing \""
                            + text
                            + "\": invalid syntax");
                  }
                  return Long.parseLong(text);
                })
            .orElse(0L);
    if (size < 0) {
      throw ApiFault.invalid("The page size should be greater than 0. Got " + size);
    }
    return (int) (size == 0 ? USUAL : Math.min(size, MOST));
  }

  private static Map<String, Object> token(String text) {
    try {
      Object json = JsonValues.read(new String(Base64.getDecoder().decode(text), UTF_8));
      if (json instanceof Map<?, ?> map && map.containsKey(KEY) && map.containsKey(FIELD)) {
        return JsonValues.object(map);
      }
    } catch (IllegalArgumentException | MalformedJson e) {
      // refused below
    }
    throw ApiFault.invalid("Invalid package token");
  }

  /**
   * The answer to a list call.
   *
   * @param name of the field with the resources
   */
  <T> Answer of(List<T> all, Columns<T> columns, String name, Function<T, Answer> message) {
    if (!columns.sorts(field)) {
      throw ApiFault.invalid(
          "Invalid sorting field: \"" + field + "\" on listable type " + columns.kind());
    }
    Predicate<T> wanted = Predicates.read(filter, columns);
    Comparator<T> order =
        (one, other) -> Predicates.compared(columns.value(one, field), columns.value(other, field));
    Comparator<T> whole = order.thenComparing(columns.id());
    List<T> fitting =
        all.stream().filter(wanted).sorted(descending ? whole.reversed() : whole).toList();
    List<T> rest = fitting.stream().filter(one -> !isBefore(one, columns)).toList();
    List<T> page = rest.subList(0, Math.min(size, rest.size()));
    return new Answer()
        .put(name, page.stream().map(message).toList())
        .put("total_size", fitting.size())
        .put("next_page_token", rest.size() > size ? written(columns, rest.get(page.size())) : "");
  }

  private <T> boolean isBefore(T one, Columns<T> columns) {
    if (from.isEmpty()) {
      return false;
    }
    Object value = from.get(VALUE);
    Comparable<?> first =
        value instanceof Double number ? (Comparable<?>) number.longValue() : String.valueOf(value);
    int sign = Predicates.compared(columns.value(one, field), first);
    if (sign == 0) {
      sign = columns.id().apply(one).compareTo(String.valueOf(from.get(KEY)));
    }
    return descending ? sign > 0 : sign < 0;
  }

  private <T> String written(Columns<T> columns, T next) {
    Map<String, Object> token = new LinkedHashMap<>();
    token.put(FIELD, field);
    token.put(VALUE, columns.value(next, field));
    token.put(KEY, columns.id().apply(next));
    token.put(DESCENDING, descending);
    token.put(FILTER, filter);
    return Base64.getEncoder().encodeToString(JsonValues.write(token).getBytes(UTF_8));
  }
}
