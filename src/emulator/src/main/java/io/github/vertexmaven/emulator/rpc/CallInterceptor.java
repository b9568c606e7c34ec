package io.github.vertexmaven.emulator.rpc;

import io.github.vertexmaven.emulator.http.Activity;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts gRPC calls. */
record CallInterceptor(Activity activity) implements ServerInterceptor {

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (!activity.enter()) {
      call.close(Status.UNAVAILABLE.withDescription(Activity.CLOSED), new Metadata());
      return new ServerCall.Listener<>() {};
    }
    return new CountedCall<>(next.startCall(call, headers), activity);
  }

  /** Says once that a call is over, however it ends. */
  private static final class CountedCall<Q> extends SimpleForwardingServerCallListener<Q> {

    private final Activity activity;
    private final AtomicBoolean left = new AtomicBoolean();

    private CountedCall(ServerCall.Listener<Q> listener, Activity activity) {
      super(listener);
      this.activity = activity;
    }

    @Override
    public void onComplete() {
      leave();
      super.onComplete();
    }

    @Override
    public void onCancel() {
      leave();
      super.onCancel();
    }

    private void leave() {
      if (left.compareAndSet(false, true)) {
        activity.leave();
      }
    }
  }
}
