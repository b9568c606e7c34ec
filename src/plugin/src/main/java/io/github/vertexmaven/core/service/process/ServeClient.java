package io.github.vertexmaven.core.service.process;

import io.github.vertexmaven.core.jvm.SharedClasses;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.core.service.VertexTarget;
import io.github.vertexmaven.core.service.process.Message.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The program of the client's process: answers on its standard output what it is asked on its
 * standard input, and ends with that. It leaves by itself where it has had nothing to do for a
 * while, since the JVM that has started it may outlive the build.
 */
public final class ServeClient {

  private static final Duration IDLE = Duration.ofSeconds(20);

  private final Channel channel;
  private final RemoteConnector connector;
  private final Map<Long, Remote> connections = new ConcurrentHashMap<>();
  private final Map<Long, ServedCall> calls = new ConcurrentHashMap<>();
  private final AtomicLong last = new AtomicLong(System.nanoTime());

  ServeClient(Channel channel, RemoteConnector connector) {
    this.channel = channel;
    this.connector = connector;
  }

  /** Serves until the other side is gone. */
  public static void main(String[] arguments) {
    OutputStream answers = System.out;
    // What libraries print is no answer.
    System.setOut(System.err);
    RemoteConnector connector =
        ServiceLoader.load(RemoteConnector.class, ServeClient.class.getClassLoader())
            .findFirst()
            .orElseThrow();
    Channel channel = new Channel(System.in, answers);
    ServeClient server = new ServeClient(channel, connector);
    daemon("prepare", connector::prepare);
    daemon("leave-when-idle", server::leaveWhenIdle);
    int code = 0;
    try {
      if (Boolean.getBoolean("vertexai.shared")
          && !System.getProperty("java.vm.info", "").contains(SharedClasses.SHARING)) {
        channel.send(Kind.UNSHARED, 0);
      }
      server.serve();
    } catch (IOException e) {
      code = 1;
    }
    // Nobody is left for whom anything could be finished.
    Runtime.getRuntime().halt(code);
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void leaveWhenIdle() {
    try {
      while (isNeeded()) {
        Thread.sleep(IDLE.toMillis() / 10);
      }
      Runtime.getRuntime().halt(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isNeeded() {
    return !connections.isEmpty()
        || !calls.isEmpty()
        || System.nanoTime() - last.get() < IDLE.toNanos();
  }

  /** Answers until the other side is gone. */
  void serve() throws IOException {
    for (Optional<Message> next = channel.receive(); next.isPresent(); next = channel.receive()) {
      last.set(System.nanoTime());
      take(next.get());
    }
  }

  private void take(Message message) {
    List<Object> content = message.content();
    switch (message.kind()) {
      case CONNECT -> begin(message, call -> connected(message.call(), content.get(0)));
      case CALL ->
          begin(message, call -> call(call, content.subList(0, 3), (List<?>) content.get(3)));
      case CLOSE -> begin(message, call -> closed((Long) content.get(0)));
      case GO_ON -> Optional.ofNullable(calls.get(message.call())).ifPresent(ServedCall::goOn);
      case STOP -> Optional.ofNullable(calls.get(message.call())).ifPresent(ServedCall::stop);
      default -> throw new IllegalStateException(message.kind().name());
    }
  }

  private void begin(Message message, ServedCall.Work work) {
    long number = message.call();
    calls.compute(
        number, (key, none) -> ServedCall.begin(channel, number, work, () -> calls.remove(number)));
  }

  private Object connected(long number, Object target) {
    connections.put(number, connector.connect((VertexTarget) target));
    return number;
  }

  private Object closed(Long connection) {
    Remote closing = connections.remove(connection);
    if (closing != null) {
      closing.close();
    }
    return null;
  }

  private Object call(ServedCall call, List<Object> what, List<?> arguments)
      throws ReflectiveOperationException {
    Remote remote = connections.get((Long) what.get(0));
    if (remote == null) {
      throw new NoSuchElementException("connection " + what.get(0));
    }
    String part = (String) what.get(1);
    Method method = RemoteParts.method(RemoteParts.type(part), (String) what.get(2));
    return call.invoke(RemoteParts.of(remote, part), method, arguments);
  }
}
