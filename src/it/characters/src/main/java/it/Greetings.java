package it;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import java.util.Map;
import java.util.TreeMap;

/** Texts that no small encoding has. */
public final class Greetings {

  private Greetings() {}

  @Node(outputs = "greeting")
  public static String greet(@Param String who, @Param String from) {
    System.out.println("greets " + who);
    System.err.println("as " + from);
    return who + " from " + from;
  }

  @Node(outputs = "answer")
  public static Map<String, Object> answer(
      @Input String greeting, @Input String notes, @Param double share, @Param boolean refused) {
    if (refused) {
      throw new IllegalStateException("refuses " + greeting);
    }
    return new TreeMap<>(Map.of("greeting", greeting, "notes", notes, "share", share));
  }
}
