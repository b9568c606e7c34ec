package io.github.vertexmaven.emulator.rpc;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.github.vertexmaven.emulator.http.ErrorForm;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors in the form that all Google APIs share (documentation page "Errors" of the API guide). */
final class StatusForm implements ErrorForm {

  private static final JsonFormat.TypeRegistry DETAILS =
      JsonFormat.TypeRegistry.newBuilder().add(BadRequest.getDescriptor()).build();

  /** What gRPC says of a refusal: each of several problems is a violation of a field. */
  static Status status(Rejection refusal) {
    Status.Builder status =
        Status.newBuilder()
            .setCode(Codes.of(refusal.kind()).getNumber())
            .setMessage(refusal.getMessage());
    if (!refusal.problems().isEmpty()) {
      BadRequest.Builder details = BadRequest.newBuilder();
      refusal.problems().forEach(problem -> violation(details, problem));
      status.addDetails(Any.pack(details.build()));
    }
    return status.build();
  }

  private static void violation(BadRequest.Builder details, String problem) {
    int colon = Math.max(0, problem.indexOf(": "));
    details
        .addFieldViolationsBuilder()
        .setField(problem.substring(0, colon))
        .setDescription(problem);
  }

  @Override
  public HttpResponse of(Rejection refusal) {
    Code code = Codes.of(refusal.kind());
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", Codes.http(code));
    error.put("message", refusal.getMessage());
    error.put("status", code.name());
    if (!refusal.problems().isEmpty()) {
      error.put("details", details(status(refusal)));
    }
    return HttpResponse.json(Codes.http(code), Json.write(Map.of("error", error)));
  }

  private static Object details(Status status) {
    try {
      String json = JsonFormat.printer().usingTypeRegistry(DETAILS).print(status);
      return Json.object(Json.read(json)).get("details");
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
