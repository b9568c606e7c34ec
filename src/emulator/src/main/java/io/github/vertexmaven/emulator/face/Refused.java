package io.github.vertexmaven.emulator.face;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.Status;
import java.util.List;

/** An answer that is an error, with a code of google/rpc/code.proto. */
final class Refused extends RuntimeException {

  private final transient Status status;

  private Refused(Status status) {
    super(status.getMessage());
    this.status = status;
  }

  static Refused of(Code code, String message) {
    return new Refused(Status.newBuilder().setCode(code.getNumber()).setMessage(message).build());
  }

  static Refused invalid(String message) {
    return of(Code.INVALID_ARGUMENT, message);
  }

  static Refused notFound(String name) {
    return of(Code.NOT_FOUND, "The resource '" + name + "' was not found.");
  }

  /** One violation for each problem, which all begin with the path of a field. */
  static Refused invalid(List<String> problems) {
    BadRequest.Builder details = BadRequest.newBuilder();
    for (String problem : problems) {
      int colon = Math.max(0, problem.indexOf(": "));
      details
          .addFieldViolationsBuilder()
          .setField(problem.substring(0, colon))
          .setDescription(problem);
    }
    return new Refused(
        Status.newBuilder()
            .setCode(Code.INVALID_ARGUMENT_VALUE)
            .setMessage(String.join("\n", problems))
            .addDetails(Any.pack(details.build()))
            .build());
  }

  Status status() {
    return status;
  }
}
