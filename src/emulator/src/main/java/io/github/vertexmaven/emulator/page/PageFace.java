package io.github.vertexmaven.emulator.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.vertexmaven.emulator.schedule.Scheduler;
import io.github.vertexmaven.emulator.store.Buckets;
import io.github.vertexmaven.emulator.store.Jobs;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The page and what it reads, at {@code /} and below {@code /page/}. It only ever answers. */
public final class PageFace implements HttpHandler {

  /** The path that belongs to this handler; it gets whatever no other one wants. */
  public static final String PATH = "/";

  private static final String DATA = "/page/data/";

  private final PageFiles files = new PageFiles();
  private final Map<String, Source> sources = new LinkedHashMap<>();

  /** Answers a question with the data of one place. */
  private interface Source {
    Reply answer(Question question) throws IOException;
  }

  private PageFace(Jobs jobs, Scheduler scheduler, Buckets buckets, Site site) {
    Moment moment = Moment.ofStart();
    ShownJobs shown = new ShownJobs(jobs);
    ShownArtifacts artifacts = new ShownArtifacts(shown, buckets);
    sources.put("site", question -> Reply.json(site.json()));
    sources.put("jobs", new JobList(jobs, moment)::answer);
    sources.put("job", new OneJob(shown, moment)::answer);
    sources.put("graph", question -> SpecGraph.answer(shown.job(question)));
    sources.put("task", new OneTask(shown)::answer);
    sources.put("log", new Logs(shown)::answer);
    sources.put("schedules", new ScheduleList(scheduler, jobs, site)::answer);
    sources.put("preview", artifacts::preview);
    sources.put("image", artifacts::image);
    sources.put("frame", artifacts::frame);
    sources.put("download", artifacts::download);
  }

  /** Shows what is in a home folder. */
  public static PageFace over(Jobs jobs, Scheduler scheduler, Buckets buckets, Site site) {
    return new PageFace(jobs, scheduler, buckets, site);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      reply(exchange).send(exchange);
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Reply.empty(405).with("Allow", "GET, HEAD");
    }
    try {
      Question question = Question.of(exchange);
      return files.find(question).orElseGet(() -> data(question));
    } catch (NotShown e) {
      return Reply.refused(e);
    }
  }

  private Reply data(Question question) {
    String path = question.path();
    Source source = path.startsWith(DATA) ? sources.get(path.substring(DATA.length())) : null;
    if (source == null) {
      throw NotShown.absent("There is nothing at " + path + ".");
    }
    try {
      return source.answer(question);
    } catch (IOException e) {
      throw NotShown.absent("It cannot be read: " + e.getMessage() + ".");
    }
  }
}
