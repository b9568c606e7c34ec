package io.github.vertexmaven.cloud;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** What happens to the calls of a fake, one after the other; those beyond it succeed. */
final class Script {

  /** What happens to one call. */
  private record Fault(StatusRuntimeException error, boolean afterEffect) {}

  final List<Message> calls = new ArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();

  /** The next call does what it should. */
  synchronized void succeed() {
    faults.add(new Fault(null, false));
  }

  /** The next call fails before it does anything. */
  synchronized void fail(Code code, String message, Message... details) {
    faults.add(new Fault(error(code, message, details), false));
  }

  /** The next call does its work, and its answer is lost. */
  synchronized void loseAnswer(Code code) {
    faults.add(new Fault(error(code, "the answer was lost"), true));
  }

  /** The next call does its work and never answers. */
  synchronized void stayMute() {
    faults.add(new Fault(null, true));
  }

  static StatusRuntimeException error(Code code, String message, Message... details) {
    Status.Builder status = Status.newBuilder().setCode(code.getNumber()).setMessage(message);
    for (Message detail : details) {
      status.addDetails(detail instanceof Any any ? any : Any.pack(detail));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }

  synchronized <T> void answer(Message request, StreamObserver<T> answer, Supplier<T> work) {
    calls.add(request);
    Fault fault = faults.poll();
    if (fault != null && fault.error() != null && !fault.afterEffect()) {
      answer.onError(fault.error());
      return;
    }
    try {
      T done = work.get();
      if (fault == null || fault.error() == null && !fault.afterEffect()) {
        answer.onNext(done);
        answer.onCompleted();
      } else if (fault.error() != null) {
        answer.onError(fault.error());
      }
    } catch (StatusRuntimeException e) {
      answer.onError(e);
    }
  }
}
