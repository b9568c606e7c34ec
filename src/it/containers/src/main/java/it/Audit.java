package it;

import io.github.vertexmaven.annotation.FinalStatus;
import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import io.github.vertexmaven.annotation.PipelineStatus;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.TreeMap;

public final class Audit {

  private Audit() {}

  /** What the settings did to a task, without the secrets. */
  @Node(outputs = "audit")
  public static Map<String, Object> look(
      @Input String seal,
      @Param("audit.key") String key,
      @Param("audit.made") String made,
      @Param("audit.place") String place,
      @Param String wind,
      @FinalStatus PipelineStatus status) {
    System.out.println("The tower is at " + tower());
    Map<String, Object> audit = new TreeMap<>();
    audit.put("seal", seal.hashCode());
    audit.put("key", key.hashCode());
    audit.put("made", made);
    audit.put("place", place);
    audit.put("wind", wind);
    audit.put("state", status.state());
    audit.put("greeting", System.getenv("GREETING"));
    return audit;
  }

  private static String tower() {
    try {
      return InetAddress.getByName("tower.flights.internal").getHostAddress();
    } catch (UnknownHostException e) {
      return "no address";
    }
  }
}
