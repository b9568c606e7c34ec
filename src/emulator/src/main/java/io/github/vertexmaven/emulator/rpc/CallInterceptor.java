package io.github.vertexmaven.emulator.rpc;

import io.github.vertexmaven.emulator.http.AccessToken;
import io.github.vertexmaven.emulator.http.Activity;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Turns away gRPC calls without the token, if there is one, and counts the others. */
record CallInterceptor(Activity activity, Optional<AccessToken> token, Connections connections)
    implements ServerInterceptor {

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Optional<String> authorization = Optional.ofNullable(headers.get(AUTHORIZATION));
    if (token.isPresent() && !token.get().isIn(authorization)) {
      return refused(call, Status.UNAUTHENTICATED.withDescription(token.get().missing()));
    }
    if (!activity.enter()) {
      return refused(call, Status.UNAVAILABLE.withDescription(Activity.CLOSED));
    }
    connections.keep(call);
    return new CountedCall<>(next.startCall(call, headers), activity);
  }

  private static <Q> ServerCall.Listener<Q> refused(ServerCall<Q, ?> call, Status status) {
    call.close(status, new Metadata());
    return new ServerCall.Listener<>() {};
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
