package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.ErrorForm;
import io.github.vertexmaven.emulator.http.Handler;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the server's gateway says that a call is not done. */
record ApiErrors(KubeflowRelease release) implements ErrorForm {

  private static final String TYPE = "type.googleapis.com/google.rpc.Status";

  @Override
  public HttpResponse of(Rejection refusal) {
    return of(ApiFault.of(refusal));
  }

  HttpResponse of(ApiFault fault) {
    int code = fault.code().number();
    Map<String, Object> body = new LinkedHashMap<>();
    if (!release.isFrom(2, 14)) {
      body.put("error", fault.getMessage());
    }
    body.put("code", code);
    body.put("message", fault.getMessage());
    if (!fault.sentence().isEmpty()) {
      body.put("details", List.of(detail(code, fault)));
    }
    return HttpResponse.json(fault.code().status(), JsonValues.write(body))
        .with("Content-Type", "application/json");
  }

  private static Map<String, Object> detail(int code, ApiFault fault) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("@type", TYPE);
    detail.put("code", code);
    detail.put("message", fault.sentence());
    return detail;
  }

  /** A handler whose faults are answered. */
  Handler around(Handler handler) {
    return request -> answered(handler, request);
  }

  private HttpResponse answered(Handler handler, HttpRequest request) throws IOException {
    try {
      return handler.handle(request);
    } catch (ApiFault fault) {
      return of(fault);
    }
  }
}
