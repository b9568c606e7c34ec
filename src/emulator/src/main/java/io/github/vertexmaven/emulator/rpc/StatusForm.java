package io.github.vertexmaven.emulator.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.github.vertexmaven.emulator.http.ErrorForm;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors in the form that all Google APIs share (documentation page "Errors" of the API guide). */
final class StatusForm implements ErrorForm {

  private static final int LONGEST_FOR_GRPC = 2_000;

  private static final JsonFormat.TypeRegistry DETAILS =
      JsonFormat.TypeRegistry.newBuilder().add(BadRequest.getDescriptor()).build();

  /**
   * What gRPC says of a rejection: each of several problems is a violation of a field. It travels
   * in headers, of which clients take 8 kB, so a long one is cut.
   */
  static Status forGrpc(Rejection rejection) {
    String message = rejection.getMessage();
    int end = fitting(message);
    if (end == message.length()) {
      return status(rejection);
    }
    return Status.newBuilder()
        .setCode(Codes.of(rejection.kind()).getNumber())
        .setMessage(message.substring(0, end) + "…")
        .build();
  }

  /** Where the part of a message ends that fits, its other characters being percent-encoded. */
  private static int fitting(String message) {
    int end = 0;
    int size = 0;
    while (end < message.length()) {
      int character = message.codePointAt(end);
      boolean plain = character >= ' ' && character <= '~' && character != '%';
      size += plain ? 1 : 3 * Character.toString(character).getBytes(UTF_8).length;
      if (size > LONGEST_FOR_GRPC) {
        return end;
      }
      end += Character.charCount(character);
    }
    return end;
  }

  private static Status status(Rejection rejection) {
    Status.Builder status =
        Status.newBuilder()
            .setCode(Codes.of(rejection.kind()).getNumber())
            .setMessage(rejection.getMessage());
    if (!rejection.problems().isEmpty()) {
      BadRequest.Builder details = BadRequest.newBuilder();
      rejection.problems().forEach(problem -> violation(details, problem));
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
    return HttpResponse.json(Codes.http(code), JsonValues.write(Map.of("error", error)));
  }

  private static Object details(Status status) {
    try {
      String json = JsonFormat.printer().usingTypeRegistry(DETAILS).print(status);
      return JsonValues.object(JsonValues.read(json)).get("details");
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
