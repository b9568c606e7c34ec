package io.github.vertexmaven.core.service.process;

import io.github.vertexmaven.core.service.GoogleTokens;
import io.github.vertexmaven.core.service.Images;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.service.RegistryAccess;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteTarget.Credentials;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.core.service.Templates;
import io.github.vertexmaven.core.service.VertexTarget;
import java.lang.reflect.InvocationHandler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A client that says what it is asked, and in which process it is. */
public final class TalkingConnector implements RemoteConnector {

  private static final int MORE_THAN_ONE_MESSAGE = 600;

  @Override
  public RemoteConnector by(Supplier<List<Proxy>> proxies) {
    return this;
  }

  @Override
  public void prepare() {
    System.out.println("what a library prints is no answer");
  }

  @Override
  public Remote connect(VertexTarget target) {
    PipelineJobs jobs =
        part(
            PipelineJobs.class,
            (proxy, method, arguments) -> {
              if (method.getName().equals("list")) {
                throw new RemoteException(
                    RemoteException.Kind.INVALID, arguments[0] + " " + arguments[1], null);
              }
              throw new IllegalArgumentException("our own fault");
            });
    ObjectStore objects = part(ObjectStore.class, (proxy, method, arguments) -> end());
    return part(
        Remote.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "usualAccount" -> Optional.of(String.valueOf(ProcessHandle.current().pid()));
              case "jobs" -> jobs;
              case "objects" -> objects;
              case "logs" -> new Lines();
              default -> null;
            });
  }

  private static Object end() {
    System.err.println("last words");
    Runtime.getRuntime().halt(3);
    return null;
  }

  private static <T> T part(Class<T> type, InvocationHandler handler) {
    return type.cast(
        java.lang.reflect.Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** So many as are wanted, or without an end. */
  private static final class Lines implements TaskLogs {

    @Override
    public List<Line> lines(String logId, Instant after, int limit, boolean last) {
      return List.of(new Line(after, "INFO", logId));
    }

    @Override
    public void print(String logId, Instant after, int limit, Consumer<Line> out) {
      int lines = Math.max(limit, MORE_THAN_ONE_MESSAGE);
      for (int i = 0; i < lines; i++) {
        out.accept(new Line(after, "INFO", String.valueOf(i)));
      }
      if (logId.equals("for ever")) {
        try {
          Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
          throw new RemoteException(RemoteException.Kind.OTHER, "Interrupted there.", e);
        }
      }
    }
  }

  @Override
  public Images images(RegistryAccess access) {
    throw new UnsupportedOperationException();
  }

  @Override
  public GoogleTokens tokens(Credentials credentials) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Templates templates(Credentials credentials) {
    throw new UnsupportedOperationException();
  }
}
