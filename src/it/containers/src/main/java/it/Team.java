package it;

import io.github.vertexmaven.provider.RequestHeaderProvider;
import io.github.vertexmaven.provider.RequestHeaders;
import java.time.Duration;
import java.util.Map;

/** Says to the tracking server whose run it is. */
public final class Team implements RequestHeaderProvider {

  private final String team;

  public Team(Map<String, Object> params) {
    team = String.valueOf(params.get("team"));
  }

  @Override
  public RequestHeaders requestHeaders() {
    return new RequestHeaders(Map.of("X-Team", team), Duration.ofMinutes(5));
  }
}
