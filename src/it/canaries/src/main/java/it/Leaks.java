package it;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Code that is careless with what it is given. */
public final class Leaks {

  private Leaks() {}

  @Node(outputs = "kept")
  public static Map<String, Object> tell(
      @Input Map<String, Object> vault,
      @Param("model.api_key") String apiKey,
      @Param("how") String how) {
    for (Object each :
        List.of(vault.get("password"), vault.get("from_env"), vault.get("from_d"), apiKey)) {
      String secret = String.valueOf(each);
      System.out.println("connecting with " + secret);
      for (char c : secret.toCharArray()) {
        System.out.print(c);
      }
      System.out.println();
      System.err.println("Authorization: Basic " + base64("ann:" + secret) + ", " + base64(secret));
      System.out.println("GET /?key=" + URLEncoder.encode(secret, StandardCharsets.UTF_8));
      System.out.println(
          "{\"key\": \"" + secret.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
      Logger.getLogger("it")
          .log(Level.WARNING, "no login with " + secret, new IllegalStateException(secret));
    }
    System.out.println(vault);
    if (how.equals("loudly")) {
      RuntimeException fault =
          new IllegalStateException(
              "cannot log in with " + vault.get("password"),
              new RuntimeException("and " + apiKey + " is wrong", new Exception("" + vault)));
      fault.addSuppressed(new RuntimeException(vault.get("from_env") + ", " + vault.get("from_d")));
      throw fault;
    }
    return Map.of("length", apiKey.length());
  }

  /** The driver says whom it could not reach, and as whom. */
  @Node(outputs = "count", tags = "table")
  public static int count(@Input List<Map<String, Object>> orders) {
    return orders.size();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
