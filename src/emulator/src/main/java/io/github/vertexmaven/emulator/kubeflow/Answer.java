package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A message of the server: what has its default value is left out, and times are whole seconds. */
final class Answer {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Text; an empty one is the default. */
  Answer put(String name, String text) {
    if (!text.isEmpty()) {
      fields.put(name, text);
    }
    return this;
  }

  Answer put(String name, boolean flag) {
    if (flag) {
      fields.put(name, true);
    }
    return this;
  }

  /** A number of 32 bits. */
  Answer put(String name, int number) {
    if (number != 0) {
      fields.put(name, number);
    }
    return this;
  }

  /** A number of 64 bits, which JSON has as text. */
  Answer putLong(String name, long number) {
    if (number != 0) {
      fields.put(name, Long.toString(number));
    }
    return this;
  }

  Answer put(String name, Instant time) {
    fields.put(name, time.truncatedTo(ChronoUnit.SECONDS).toString());
    return this;
  }

  /** A time that may not be known yet, which is the beginning of 1970. */
  Answer putOrEpoch(String name, Optional<Instant> time) {
    return put(name, time.orElse(Instant.EPOCH));
  }

  Answer put(String name, List<Answer> messages) {
    if (!messages.isEmpty()) {
      fields.put(name, messages.stream().map(message -> message.fields).toList());
    }
    return this;
  }

  /** A message; one that is not there is left out, an empty one is not. */
  Answer put(String name, Optional<Answer> message) {
    message.ifPresent(some -> fields.put(name, some.fields));
    return this;
  }

  /** A map or a struct; an empty one is left out. */
  Answer put(String name, Map<String, ?> struct) {
    if (!struct.isEmpty()) {
      fields.put(name, struct);
    }
    return this;
  }

  Map<String, Object> fields() {
    return fields;
  }

  HttpResponse sent() {
    return HttpResponse.json(200, JsonValues.write(fields))
        .with("Content-Type", "application/json");
  }

  /** Of calls that have nothing to say. */
  static HttpResponse nothing() {
    return new Answer().sent();
  }
}
