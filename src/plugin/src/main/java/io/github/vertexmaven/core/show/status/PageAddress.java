package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.service.RemoteTarget;

/** Where people look at jobs: the console, or the emulator's own page. */
public final class PageAddress {

  private static final String CONSOLE = "https://console.cloud.google.com/vertex-ai/";

  private PageAddress() {}

  /** Where the page of a job is. */
  public static String ofJob(RemoteTarget target, String jobId) {
    return of(target, "jobs/" + jobId, "locations/" + target.region() + "/pipelines/runs/" + jobId);
  }

  /** Where the page of a schedule is. */
  public static String ofSchedule(RemoteTarget target, String id) {
    return of(target, "schedules", "locations/" + target.region() + "/pipelines/schedules/" + id);
  }

  /** Where the page of all jobs is. */
  public static String ofJobs(RemoteTarget target) {
    return of(target, "jobs", "pipelines/runs");
  }

  /** The address of a page that opens it: an emulator's page wants to be shown its token once. */
  public static String opening(RemoteTarget target, String page) {
    return target.credentials() instanceof RemoteTarget.Token token
        ? page.replaceFirst("/(?=#|$)", "/?token=" + token.value())
        : page;
  }

  private static String of(RemoteTarget target, String local, String page) {
    return target
        .endpoints()
        .filter(RemoteTarget.Endpoints::plaintext)
        .map(emulator -> emulator.storage() + "/#/" + local)
        .orElse(CONSOLE + page + "?project=" + target.projectId());
  }
}
