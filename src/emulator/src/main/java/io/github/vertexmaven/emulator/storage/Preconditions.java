package io.github.vertexmaven.emulator.storage;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What must be true of an object for a request to be done (documentation page "Request
 * preconditions"). 0 as a generation means that there is no object.
 */
record Preconditions(Map<String, Long> demands) {
  private static final String GENERATION_MATCH = "GenerationMatch";
  private static final String GENERATION_NOT_MATCH = "GenerationNotMatch";
  private static final String METAGENERATION_MATCH = "MetagenerationMatch";
  private static final String METAGENERATION_NOT_MATCH = "MetagenerationNotMatch";
  private static final String[] ALL = {
    GENERATION_MATCH, GENERATION_NOT_MATCH, METAGENERATION_MATCH, METAGENERATION_NOT_MATCH
  };

  Preconditions {
    demands = Map.copyOf(demands);
  }

  static Preconditions none() {
    return new Preconditions(Map.of());
  }

  static Preconditions of(Call call) {
    return of(call, "if");
  }

  static Preconditions ofSource(Call call) {
    return of(call, "ifSource");
  }

  static Preconditions generation(long generation) {
    return new Preconditions(Map.of(GENERATION_MATCH, generation));
  }

  private static Preconditions of(Call call, String prefix) {
    Map<String, Long> demands = new LinkedHashMap<>();
    for (String demand : ALL) {
      call.number(prefix + demand).ifPresent(value -> demands.put(demand, value));
    }
    return new Preconditions(demands);
  }

  /** For a change: 412 unless all hold. */
  void mustHold(Optional<Entry> current) {
    if (!matches(current) || !differs(current)) {
      throw Refusal.conditionNotMet();
    }
  }

  /** For a read: what the caller already has is not sent again. */
  void mustHoldForReading(Entry current) {
    if (!matches(Optional.of(current))) {
      throw Refusal.conditionNotMet();
    }
    if (!differs(Optional.of(current))) {
      throw Refusal.notModified();
    }
  }

  void mustHoldForBucket(long metageneration) {
    boolean matches =
        demand(METAGENERATION_MATCH).map(wanted -> wanted == metageneration).orElse(true);
    boolean differs =
        demand(METAGENERATION_NOT_MATCH).map(unwanted -> unwanted != metageneration).orElse(true);
    if (!matches || !differs) {
      throw Refusal.conditionNotMet();
    }
  }

  private boolean matches(Optional<Entry> current) {
    long generation = current.map(Entry::generation).orElse(0L);
    long metageneration = current.map(Entry::metageneration).orElse(-1L);
    return demand(GENERATION_MATCH).map(wanted -> wanted == generation).orElse(true)
        && demand(METAGENERATION_MATCH).map(wanted -> wanted == metageneration).orElse(true);
  }

  private boolean differs(Optional<Entry> current) {
    long generation = current.map(Entry::generation).orElse(0L);
    long metageneration = current.map(Entry::metageneration).orElse(-1L);
    return demand(GENERATION_NOT_MATCH).map(unwanted -> unwanted != generation).orElse(true)
        && demand(METAGENERATION_NOT_MATCH)
            .map(unwanted -> unwanted != metageneration)
            .orElse(true);
  }

  private Optional<Long> demand(String name) {
    return Optional.ofNullable(demands.get(name));
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    demands.forEach(json::addProperty);
    return json;
  }

  static Preconditions fromJson(JsonObject json) {
    Map<String, Long> demands = new LinkedHashMap<>();
    json.entrySet().forEach(demand -> demands.put(demand.getKey(), demand.getValue().getAsLong()));
    return new Preconditions(demands);
  }
}
