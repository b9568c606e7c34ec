package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.HttpRequest;
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

  static Preconditions of(HttpRequest request) {
    return of(request, "if");
  }

  static Preconditions ofSource(HttpRequest request) {
    return of(request, "ifSource");
  }

  static Preconditions generation(long generation) {
    return new Preconditions(Map.of(GENERATION_MATCH, generation));
  }

  private static Preconditions of(HttpRequest request, String prefix) {
    Map<String, Long> demands = new LinkedHashMap<>();
    for (String demand : ALL) {
      request.number(prefix + demand).ifPresent(value -> demands.put(demand, value));
    }
    return new Preconditions(demands);
  }

  /** For a change: 412 unless all hold. */
  void mustHold(Optional<ObjectEntry> current) {
    if (!matches(current) || !differs(current)) {
      throw StorageErrors.conditionNotMet();
    }
  }

  /** For a read: what the caller already has is not sent again. */
  void mustHoldForReading(ObjectEntry current) {
    if (!matches(Optional.of(current))) {
      throw StorageErrors.conditionNotMet();
    }
    if (!differs(Optional.of(current))) {
      throw StorageErrors.notModified();
    }
  }

  void mustHoldForBucket(long metageneration) {
    boolean matches =
        demand(METAGENERATION_MATCH).map(wanted -> wanted == metageneration).orElse(true);
    boolean differs =
        demand(METAGENERATION_NOT_MATCH).map(unwanted -> unwanted != metageneration).orElse(true);
    if (!matches || !differs) {
      throw StorageErrors.conditionNotMet();
    }
  }

  private boolean matches(Optional<ObjectEntry> current) {
    long generation = current.map(ObjectEntry::generation).orElse(0L);
    long metageneration = current.map(ObjectEntry::metageneration).orElse(-1L);
    return demand(GENERATION_MATCH).map(wanted -> wanted == generation).orElse(true)
        && demand(METAGENERATION_MATCH).map(wanted -> wanted == metageneration).orElse(true);
  }

  private boolean differs(Optional<ObjectEntry> current) {
    long generation = current.map(ObjectEntry::generation).orElse(0L);
    long metageneration = current.map(ObjectEntry::metageneration).orElse(-1L);
    return demand(GENERATION_NOT_MATCH).map(unwanted -> unwanted != generation).orElse(true)
        && demand(METAGENERATION_NOT_MATCH)
            .map(unwanted -> unwanted != metageneration)
            .orElse(true);
  }

  private Optional<Long> demand(String name) {
    return Optional.ofNullable(demands.get(name));
  }

  Map<String, Object> toJson() {
    return Map.copyOf(demands);
  }

  static Preconditions fromJson(Map<String, Object> json) {
    Map<String, Long> demands = new LinkedHashMap<>();
    SentFields fields = new SentFields(json);
    json.keySet().forEach(name -> demands.put(name, fields.number(name).orElseThrow()));
    return new Preconditions(demands);
  }
}
