package io.github.vertexmaven.core.service.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.core.json.JsonException;
import io.github.vertexmaven.core.json.LenientFields;
import io.github.vertexmaven.core.json.PlainJson;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteTarget;
import io.github.vertexmaven.core.service.RemoteTarget.Token;
import io.github.vertexmaven.core.service.VertexTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Removes jobs from an emulator, with all that it knows of them: its own call. */
public final class EmulatorCleaning {

  private final RemoteTarget target;

  /** At an emulator that plays the target. */
  public EmulatorCleaning(RemoteTarget target) {
    this.target = target;
  }

  /**
   * What jobs take.
   *
   * @param jobs how many they are: those that run, and whose results others use, stay
   */
  public record Freed(
      long jobs, Amount journals, Amount logs, Amount metadata, Amount results, Amount data) {

    private static Freed of(LenientFields fields) {
      return new Freed(
          number(fields, "jobs"),
          Amount.of(fields.fields("journals")),
          Amount.of(fields.fields("logs")),
          Amount.of(fields.fields("metadata")),
          Amount.of(fields.fields("results")),
          Amount.of(fields.fields("data")));
    }
  }

  /** Files, with their bytes. */
  public record Amount(long files, long bytes) {

    private static Amount of(LenientFields fields) {
      return new Amount(number(fields, "files"), number(fields, "bytes"));
    }
  }

  private static long number(LenientFields fields, String name) {
    return fields.text(name).map(Double::parseDouble).map(Double::longValue).orElse(0L);
  }

  /**
   * Removes jobs.
   *
   * @param ids of the target's project and region, or of Kubeflow's runs
   * @param delete else nothing is changed, and what would be free is said
   */
  public Freed clean(Collection<String> ids, boolean delete) {
    Map<String, Object> wish = new LinkedHashMap<>();
    if (target instanceof VertexTarget vertex) {
      wish.put("project", vertex.projectId());
      wish.put("location", vertex.region());
    }
    wish.put("jobs", List.copyOf(ids));
    wish.put("delete", delete);
    try {
      return Freed.of(LenientFields.parse(answer(PlainJson.compact(wish))));
    } catch (IOException | JsonException e) {
      throw new RemoteException(
          RemoteException.Kind.UNAVAILABLE,
          "The emulator did not remove the jobs: " + e.getMessage(),
          e);
    }
  }

  private String answer(String wish) throws IOException {
    String address = target.emulator().orElseThrow().storage() + "/emulator/clean";
    HttpURLConnection call = (HttpURLConnection) URI.create(address).toURL().openConnection();
    try {
      call.setRequestMethod("POST");
      call.setDoOutput(true);
      call.setRequestProperty("Content-Type", "application/json");
      if (target.credentials() instanceof Token token) {
        call.setRequestProperty("Authorization", "Bearer " + token.value());
      }
      try (OutputStream out = call.getOutputStream()) {
        out.write(wish.getBytes(UTF_8));
      }
      try (InputStream in = call.getInputStream()) {
        return new String(in.readAllBytes(), UTF_8);
      }
    } finally {
      call.disconnect();
    }
  }
}
