package io.github.vertexmaven.emulator.clean;

import io.github.vertexmaven.emulator.http.Endpoint;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.ProjectNumber;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.http.Route;
import io.github.vertexmaven.emulator.http.Router;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobKey;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The emulator's own call {@code POST /emulator/clean}, for {@code vertexai:clean-runs}: removes
 * jobs by their ids, or says how much that would free.
 */
public final class CleaningService {

  private static final String PATH = "/emulator/clean";
  private static final int MOST_MEGABYTES = 64;

  private final Cleaning cleaning;

  private CleaningService(Cleaning cleaning) {
    this.cleaning = cleaning;
  }

  public static Endpoint over(Cleaning cleaning) {
    CleaningService service = new CleaningService(cleaning);
    Router router =
        Router.of(
            List.of(Route.of("POST", PATH, service::clean)),
            (request, known) ->
                known
                    ? Rejection.of(Rejection.Kind.NO_SUCH_METHOD, PATH + " accepts only POST.")
                    : Rejection.notFound("There is nothing at " + request.place() + "."));
    return new Endpoint(List.of("/emulator/"), router, CleaningService::refused);
  }

  /**
   * What to remove.
   *
   * @param project an id or a number; empty for runs of Kubeflow
   */
  private record Wish(String project, String location, Set<String> jobs, boolean really) {

    private static Wish of(Map<String, Object> fields) {
      if (!(fields.get("jobs") instanceof List<?> ids)) {
        throw Rejection.invalid("jobs must be a list of ids.");
      }
      Set<String> jobs = new HashSet<>();
      ids.forEach(id -> jobs.add(String.valueOf(id)));
      return new Wish(
          text(fields, "project"),
          text(fields, "location"),
          jobs,
          Boolean.TRUE.equals(fields.get("delete")));
    }

    private static String text(Map<String, Object> fields, String name) {
      return fields.get(name) instanceof String text ? text : "";
    }

    private boolean isFor(Job job) {
      JobKey key = job.key();
      return project.isEmpty()
          ? key.isRun() && jobs.contains(key.runId())
          : key.projectNumber() == ProjectNumber.of(project)
              && key.location().equals(location)
              && jobs.contains(key.id());
    }
  }

  private HttpResponse clean(HttpRequest request) throws IOException {
    Wish wish = Wish.of(fields(request.body().text(MOST_MEGABYTES)));
    List<Job> jobs = cleaning.jobs().all().stream().filter(wish::isFor).toList();
    return HttpResponse.json(200, JsonValues.write(json(cleaning.clean(jobs, wish.really()))));
  }

  private static Map<String, Object> fields(String text) {
    try {
      if (JsonValues.read(text) instanceof Map<?, ?> fields) {
        return JsonValues.object(fields);
      }
      throw Rejection.invalid("The body must be a JSON object.");
    } catch (MalformedJson e) {
      throw Rejection.invalid("The body is not JSON: " + e.getMessage() + ".");
    }
  }

  private static Map<String, Object> json(Freed freed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("jobs", freed.jobs());
    freed
        .parts()
        .forEach(
            (part, amount) ->
                json.put(
                    part.name().toLowerCase(Locale.ROOT),
                    Map.of("files", amount.files(), "bytes", amount.bytes())));
    return json;
  }

  private static HttpResponse refused(Rejection refusal) {
    return HttpResponse.json(
        refusal.kind().status(),
        JsonValues.write(Map.of("error", Map.of("message", refusal.getMessage()))));
  }
}
