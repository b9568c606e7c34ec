package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.Endpoint;
import io.github.vertexmaven.emulator.http.Filter;
import io.github.vertexmaven.emulator.http.Handler;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.http.Route;
import io.github.vertexmaven.emulator.http.Router;
import io.github.vertexmaven.emulator.schedule.Scheduler;
import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.Jobs;
import java.io.IOException;
import java.util.List;

/** The page and what it reads, at {@code /} and below {@code /page/}. It only ever answers. */
public final class PageService {

  private PageService() {}

  /** Shows what is in a home folder; it gets whatever no other endpoint wants. */
  public static Endpoint over(
      Jobs jobs, Scheduler scheduler, BucketFolders buckets, DatasetReader reader, Site site) {
    PageFiles files = new PageFiles();
    RevisionToken moment = RevisionToken.ofStart();
    JobLookup shown = new JobLookup(jobs);
    ArtifactView artifacts = new ArtifactView(shown, buckets, reader);
    List<Route> routes =
        List.of(
            Route.of("GET", "/", files::page),
            // Where Kubeflow's clients link to when they are given the address of a gateway.
            Route.of("GET", "/pipeline", files::page),
            Route.of("GET", "/pipeline/", files::page),
            Route.of("GET", "/page/{file}", files::file),
            Route.of("GET", "/page/viewer/{file}", files::viewer),
            data("site", request -> InertResponse.json(site.json())),
            data("jobs", new JobsView(jobs, moment)::answer),
            data("job", new JobDetails(shown, moment)::answer),
            data("graph", request -> GraphView.answer(shown.job(request))),
            data("task", new TaskView(shown)::answer),
            data("log", new LogView(shown)::answer),
            data("schedules", new SchedulesView(scheduler, jobs, site)::answer),
            data("preview", artifacts::preview),
            data("artifact", artifacts::facts),
            data("read", artifacts::read),
            data("image", artifacts::image),
            data("frame", artifacts::frame),
            data("download", artifacts::download));
    Router router =
        Router.of(
            routes,
            (request, known) -> Rejection.notFound("There is nothing at " + request.place() + "."));
    return new Endpoint(
        List.of("/"), Filter.chain(List.of(PageService::onlyReads), router), new PageErrors());
  }

  private static Route data(String name, Handler view) {
    return Route.of("GET", "/page/data/" + name, request -> read(view, request));
  }

  private static HttpResponse read(Handler view, HttpRequest request) {
    try {
      return view.handle(request);
    } catch (IOException e) {
      throw Rejection.notFound("It cannot be read: " + e.getMessage() + ".");
    }
  }

  private static HttpResponse onlyReads(HttpRequest request, Handler next) throws IOException {
    return request.method().equals("GET") || request.method().equals("HEAD")
        ? next.handle(request.withMethod("GET"))
        : InertResponse.empty(405).with("Allow", "GET, HEAD");
  }
}
