package io.github.vertexmaven.core.show.report;

import io.github.vertexmaven.core.compile.fork.ForkEvents;
import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** What a run tells of itself, from texts with fewer quotes than JSON has. */
final class ToldEvents {

  private ToldEvents() {}

  @SuppressWarnings("unchecked")
  static void tell(String text, ForkEvents listener) {
    try {
      Fields event = new Fields((Map<String, Object>) Json.lenient(text));
      listener.event(event.text("event"), event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
