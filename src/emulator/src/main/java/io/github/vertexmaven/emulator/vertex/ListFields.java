package io.github.vertexmaven.emulator.vertex;

import java.time.Instant;
import java.util.Map;

/** What the entries of any list can be filtered and ordered by, as values by name. */
interface ListFields extends ListFilter.Fields, Ordering.Fields {

  /** Strings, times, collections and maps; one that an entry does not have is left out. */
  Map<String, Object> values();

  @Override
  default Object field(String name) {
    return values().get(name);
  }

  /** A time that is not there comes before all others. */
  @Override
  default Instant time(String name) {
    return (Instant) values().getOrDefault(name, Instant.EPOCH);
  }
}
