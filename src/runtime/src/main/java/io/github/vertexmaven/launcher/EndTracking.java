package io.github.vertexmaven.launcher;

import io.github.vertexmaven.contract.Request;
import io.github.vertexmaven.live.LiveConfig;
import io.github.vertexmaven.tell.Events;

/**
 * Ends the run of an experiment whose job was cancelled: a job that is cancelled between two tasks
 * comes neither to a node that could say so nor to the task that ends the run.
 */
public final class EndTracking {

  private EndTracking() {}

  /** Takes the request's file as its only argument; its job name is that of the job. */
  public static void main(String[] args) {
    Program.main(args, EndTracking::run);
  }

  private static void run(Request request, Events events) {
    ClassLoader loader = EndTracking.class.getClassLoader();
    RequestedProject project = new RequestedProject(request, loader);
    Request.Run run = request.toRun();
    try (LiveConfig live = project.live()) {
      new RunTracking(run.runTime(), live, project.names(), run.env(), run.pipeline(), loader)
          .tracker()
          .ifPresent(tracker -> tracker.endLeft());
    }
  }
}
