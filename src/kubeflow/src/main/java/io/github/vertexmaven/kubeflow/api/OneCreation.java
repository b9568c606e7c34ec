package io.github.vertexmaven.kubeflow.api;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.kubeflow.json.ApiFields;
import java.util.Optional;
import java.util.function.Supplier;

/** Creates one thing, however often that is tried. */
final class OneCreation {

  /** Repeats attempts while that may help. */
  interface Repetition {
    ApiFields call(ApiAction action, Supplier<ApiFields> attempt);
  }

  private final Repetition repetition;
  private final Supplier<ApiFields> request;
  private final Supplier<Optional<ApiFields>> made;
  private final Runnable pause;
  private final ApiRefusals refusals;

  /** Whether an attempt that failed may still have made it. */
  private boolean unsure;

  OneCreation(
      Repetition repetition,
      Supplier<ApiFields> request,
      Supplier<Optional<ApiFields>> made,
      Runnable pause,
      ApiRefusals refusals) {
    this.repetition = repetition;
    this.request = request;
    this.made = made;
    this.pause = pause;
    this.refusals = refusals;
  }

  ApiFields run(ApiAction action) {
    try {
      return repetition.call(action, this::attempt);
    } catch (RemoteException e) {
      if (unsure) {
        return lookAfter(action, e);
      }
      throw e;
    }
  }

  private ApiFields attempt() {
    return unsure ? made.get().or(this::madeLate).orElseGet(this::send) : send();
  }

  /** A gateway may give up before its server does. */
  private Optional<ApiFields> madeLate() {
    pause.run();
    return made.get();
  }

  private ApiFields send() {
    try {
      return request.get();
    } catch (CallFault e) {
      unsure |= e.isUnsure();
      throw e;
    }
  }

  /** Patience ended; the last attempt too may have made it. */
  private ApiFields lookAfter(ApiAction action, RemoteException refusal) {
    Optional<ApiFields> there;
    try {
      there = made.get();
    } catch (RemoteException e) {
      throw refusals.unsure(action, refusal);
    }
    return there.orElseThrow(() -> refusal);
  }
}
