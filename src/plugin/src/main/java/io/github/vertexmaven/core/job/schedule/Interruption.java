package io.github.vertexmaven.core.job.schedule;

import io.github.vertexmaven.core.service.RemoteException;
import java.util.List;
import java.util.stream.Collectors;

/** A plan could not be carried out to its end. */
public final class Interruption extends RemoteException {

  private static final long serialVersionUID = 1L;

  Interruption(List<Planned> done, List<Planned> open, RemoteException fault) {
    super(fault.kind(), message(done, open, fault), fault);
  }

  private static String message(List<Planned> done, List<Planned> open, RemoteException fault) {
    return fault.getMessage()
        + "\n  Done: "
        + names(done)
        + ". Not done, or in part: "
        + names(open)
        + ".\n  All declared schedules that existed still exist. The next call completes the plan.";
  }

  private static String names(List<Planned> some) {
    List<Planned> busy = some.stream().filter(one -> !one.steps().isEmpty()).toList();
    return busy.isEmpty()
        ? "nothing"
        : busy.stream()
            .map(one -> one.action().word() + " " + one)
            .collect(Collectors.joining(", "));
  }
}
