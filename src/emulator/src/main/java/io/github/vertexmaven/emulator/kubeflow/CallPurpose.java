package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.Handler;

/** Says what failed when something fails. */
final class CallPurpose {

  private CallPurpose() {}

  /**
   * A handler whose faults say what it was for.
   *
   * @param what such as "list runs"
   */
  static Handler said(String what, Handler handler) {
    return request -> {
      try {
        return handler.handle(request);
      } catch (ApiFault fault) {
        throw fault.in("Failed to " + what);
      }
    };
  }
}
