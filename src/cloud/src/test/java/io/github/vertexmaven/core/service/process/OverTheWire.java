package io.github.vertexmaven.core.service.process;

import io.github.vertexmaven.core.jvm.JvmProgram;
import io.github.vertexmaven.core.jvm.SharedClasses;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.core.service.VertexTarget;
import io.github.vertexmaven.core.service.process.Message.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Connections whose calls go through the messages of the client's process, in one JVM: whatever is
 * tested by them is tested for those messages too.
 */
public final class OverTheWire {

  private static final SharedClasses NO_ARCHIVES =
      SharedClasses.none(
          new JvmProgram(Path.of("java"), "", List.of(), List.of(), List.of(), Optional.empty()));

  private OverTheWire() {}

  /** A connection; with it, its server ends. */
  public static Remote connect(RemoteConnector connector, VertexTarget target) {
    try {
      Served served = new Served(connector);
      ClientProcess client = ClientProcess.with(served, NO_ARCHIVES);
      Object connection = client.ask(Kind.CONNECT, List.of(target), Map.of());
      return ending(RemoteCalls.of(client, connection), served);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Remote ending(Remote remote, Process server) {
    return (Remote)
        Proxy.newProxyInstance(
            Remote.class.getClassLoader(),
            new Class<?>[] {Remote.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(remote, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (method.getName().equals("close")) {
                  server.destroy();
                }
              }
            });
  }

  /** What the process would do, in a thread. */
  private static final class Served extends Process {

    private final Pipe asked = Pipe.open();
    private final Pipe answered = Pipe.open();
    private final Thread thread;

    Served(RemoteConnector connector) throws IOException {
      Channel channel =
          new Channel(
              Channels.newInputStream(asked.source()), Channels.newOutputStream(answered.sink()));
      thread = new Thread(() -> serve(new ServeClient(channel, connector)), "served");
      thread.setDaemon(true);
      thread.start();
    }

    private void serve(ServeClient server) {
      try {
        server.serve();
        answered.sink().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public OutputStream getOutputStream() {
      return Channels.newOutputStream(asked.sink());
    }

    @Override
    public InputStream getInputStream() {
      return Channels.newInputStream(answered.source());
    }

    @Override
    public InputStream getErrorStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
      thread.join();
      return 0;
    }

    @Override
    public int exitValue() {
      if (thread.isAlive()) {
        throw new IllegalThreadStateException();
      }
      return 0;
    }

    @Override
    public void destroy() {
      try {
        asked.sink().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
