package io.github.vertexmaven.catalog;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What BigQuery checks of a load job: only documented fields of {@code JobConfigurationLoad}, rows
 * that are in the schema, and cells in the forms that newline-delimited JSON has for their types.
 *
 * @param load the job's configuration
 */
record FakeLoad(JsonObject load) {

  private static final Set<String> FIELDS =
      Set.of("destinationTable", "schema", "sourceFormat", "writeDisposition");
  private static final Set<String> DISPOSITIONS =
      Set.of("WRITE_EMPTY", "WRITE_TRUNCATE", "WRITE_APPEND");

  /** The errors of the job, the summary first; none when all rows fit. */
  List<String> errors(String lines) {
    List<String> errors = new ArrayList<>(problems());
    if (!errors.isEmpty()) {
      return errors;
    }
    Map<String, JsonObject> fields = new LinkedHashMap<>();
    for (JsonElement field : load.getAsJsonObject("schema").getAsJsonArray("fields")) {
      fields.put(field.getAsJsonObject().get("name").getAsString(), field.getAsJsonObject());
    }
    long position = 0;
    int rows = 0;
    for (String line : lines.lines().toList()) {
      rows++;
      Optional<String> problem = problem(JsonParser.parseString(line).getAsJsonObject(), fields);
      if (problem.isPresent()) {
        return List.of(
            "Error while reading data, error message: JSON table encountered too many errors,"
                + " giving up. Rows: "
                + rows
                + "; errors: 1. Please look into the errors[] collection for more details.",
            "Error while reading data, error message: JSON parsing error in row starting at"
                + " position "
                + position
                + ": "
                + problem.get());
      }
      position += line.getBytes(StandardCharsets.UTF_8).length + 1;
    }
    return List.of();
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (String field : load.keySet()) {
      if (!FIELDS.contains(field)) {
        problems.add("Unknown field " + field);
      }
    }
    if (!"NEWLINE_DELIMITED_JSON".equals(load.get("sourceFormat").getAsString())) {
      problems.add("Not JSON: " + load.get("sourceFormat"));
    }
    if (!DISPOSITIONS.contains(load.get("writeDisposition").getAsString())) {
      problems.add("Unknown disposition " + load.get("writeDisposition"));
    }
    return problems;
  }

  private static Optional<String> problem(JsonObject row, Map<String, JsonObject> fields) {
    for (Map.Entry<String, JsonElement> cell : row.entrySet()) {
      JsonObject field = fields.get(cell.getKey());
      if (field == null) {
        return Optional.of("No such field: " + cell.getKey() + ".");
      }
      Optional<String> problem = cell(field, cell.getValue());
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> cell(JsonObject field, JsonElement cell) {
    boolean repeated = field.has("mode") && field.get("mode").getAsString().equals("REPEATED");
    if (repeated && cell.isJsonArray()) {
      for (JsonElement item : cell.getAsJsonArray()) {
        Optional<String> problem =
            item.isJsonNull()
                ? Optional.of("Only optional fields can be set to NULL.")
                : scalar(field, item);
        if (problem.isPresent()) {
          return problem;
        }
      }
      return Optional.empty();
    }
    if (cell.isJsonArray()) {
      return Optional.of("Array specified for non-repeated field: " + name(field) + ".");
    }
    return cell.isJsonNull() ? Optional.empty() : scalar(field, cell);
  }

  private static String name(JsonObject field) {
    return field.get("name").getAsString();
  }

  private static Optional<String> scalar(JsonObject field, JsonElement cell) {
    String type = field.get("type").getAsString();
    try {
      read(type, cell);
      if (type.equals("STRING")
          && field.has("maxLength")
          && cell.getAsString().length() > field.get("maxLength").getAsLong()) {
        return Optional.of("Value too long. Field: " + name(field) + ".");
      }
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(
          "Could not convert value to "
              + type.toLowerCase(java.util.Locale.ROOT)
              + ". Field: "
              + name(field)
              + "; Value: "
              + cell.getAsString());
    }
  }

  private static Object read(String type, JsonElement cell) {
    String text = cell.getAsString();
    return switch (type) {
      case "INTEGER", "INT64" -> new BigDecimal(text).longValueExact();
      case "FLOAT", "FLOAT64" -> Double.valueOf(text);
      case "NUMERIC", "BIGNUMERIC" -> new BigDecimal(text);
      case "BOOLEAN", "BOOL" -> required(text.equals("true") || text.equals("false"), text);
      case "STRING" -> required(cell.getAsJsonPrimitive().isString(), text);
      case "BYTES" -> Base64.getDecoder().decode(text);
      case "DATE" -> LocalDate.parse(text);
      case "TIME" -> LocalTime.parse(text);
      case "DATETIME" -> LocalDateTime.parse(text);
      case "TIMESTAMP" -> Instant.parse(text);
      default -> throw new IllegalArgumentException("no such type: " + type);
    };
  }

  private static Object required(boolean fulfilled, String text) {
    if (!fulfilled) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
