package io.github.vertexmaven.core.service.process;

import io.github.vertexmaven.core.jvm.SharedClasses;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.process.Message.Kind;
import io.github.vertexmaven.core.service.process.Message.Told;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A running process with the client, and what it is asked. */
final class ClientProcess {

  /**
   * Who is told something while a call goes on.
   *
   * @param type the interface
   */
  record Hearing(Class<?> type, Object listener) {}

  private static final int KEPT_LINES = 10;
  private static final int LAST_MILLIS = 1000;

  private final Process process;
  private final SharedClasses archives;
  private final Channel channel;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, BlockingQueue<Message>> waiting = new ConcurrentHashMap<>();
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final Thread end = new Thread(this::end, "end-client");
  private volatile IOException refused;
  private volatile boolean leaves;
  private volatile boolean ended;

  private ClientProcess(Process process, SharedClasses archives) {
    this.process = process;
    this.archives = archives;
    this.channel = new Channel(process.getInputStream(), process.getOutputStream());
  }

  /**
   * Speaks with a process.
   *
   * @param archives what its JVM was given to start with
   */
  static ClientProcess with(Process process, SharedClasses archives) {
    ClientProcess client = new ClientProcess(process, archives);
    daemon("read-client", client::receive);
    daemon("read-client-words", client::listen);
    Runtime.getRuntime().addShutdownHook(client.end);
    return client;
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  boolean isAlive() {
    return !ended && process.isAlive();
  }

  /**
   * A JVM that ends waits some tenths of a second for threads that read, which cannot be
   * interrupted: it does so there, and would here as long as that one lives. There is nothing to be
   * finished but the list of classes of a first start.
   */
  private void end() {
    leaves = true;
    try {
      channel.close();
      if (!archives.lists() || !process.waitFor(LAST_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor(LAST_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void receive() {
    try {
      for (Optional<Message> next = channel.receive(); next.isPresent(); next = channel.receive()) {
        Message message = next.get();
        if (message.kind() == Kind.UNSHARED) {
          archives.distrust();
        }
        BlockingQueue<Message> answers = waiting.get(message.call());
        if (answers != null) {
          answers.add(message);
        }
      }
    } catch (IOException e) {
      refused = e;
      process.destroyForcibly();
    } finally {
      ended = true;
      if (!leaves && hasEnded() && process.exitValue() != 0) {
        archives.distrust();
      }
      waiting.values().forEach(answers -> answers.add(new Message(Kind.ENDED, 0, List.of())));
      try {
        Runtime.getRuntime().removeShutdownHook(end);
      } catch (IllegalStateException e) {
        // It runs already.
      }
    }
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (lastLines) {
          if (lastLines.size() == KEPT_LINES) {
            lastLines.removeFirst();
          }
          lastLines.add(line);
        }
      }
    } catch (IOException e) {
      // It is gone.
    }
  }

  /**
   * Asks for something and waits for what comes of it.
   *
   * @param listeners what is told before, by their places among the arguments
   * @throws RemoteException as the client throws it, and where its process is gone
   */
  Object ask(Kind kind, List<Object> content, Map<Integer, Hearing> listeners) {
    long number = numbers.incrementAndGet();
    BlockingQueue<Message> answers = new LinkedBlockingQueue<>();
    waiting.put(number, answers);
    try {
      if (ended) {
        throw gone(null);
      }
      channel.send(kind, number, content.toArray());
      for (Message answer = answers.take(); ; answer = answers.take()) {
        switch (answer.kind()) {
          case RESULT -> {
            return answer.content().get(0);
          }
          case HEARD -> {
            tell(listeners, answer);
            channel.send(Kind.GO_ON, number);
          }
          case FAULT -> throw fault(answer);
          default -> throw gone(null);
        }
      }
    } catch (IOException e) {
      throw gone(e);
    } catch (InterruptedException e) {
      stop(number);
      Thread.currentThread().interrupt();
      throw new RemoteException(
          RemoteException.Kind.OTHER, "Interrupted while waiting for an answer.", e);
    } finally {
      waiting.remove(number);
    }
  }

  private void tell(Map<Integer, Hearing> listeners, Message heard) {
    Hearing by = listeners.get((Integer) heard.content().get(0));
    try {
      for (Object each : (List<?>) heard.content().get(1)) {
        Told told = (Told) each;
        RemoteParts.method(by.type(), told.method())
            .invoke(by.listener(), told.arguments().toArray());
      }
    } catch (InvocationTargetException e) {
      stop(heard.call());
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw (Error) e.getCause();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private void stop(long number) {
    try {
      channel.send(Kind.STOP, number);
    } catch (IOException e) {
      // It is gone.
    }
  }

  private static RuntimeException fault(Message answer) {
    RemoteException.Kind kind = (RemoteException.Kind) answer.content().get(0);
    String message = (String) answer.content().get(1);
    Throwable there = new FaultThere((String) answer.content().get(2));
    return kind == null
        ? new IllegalStateException(message, there)
        : new RemoteException(kind, message, there);
  }

  /** Its streams end a moment before it. */
  private boolean hasEnded() {
    try {
      return process.waitFor(LAST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  private RemoteException gone(IOException cause) {
    StringBuilder text = new StringBuilder("The process that speaks with the emulator has ended");
    if (hasEnded()) {
      text.append(" with exit code ").append(process.exitValue());
    }
    if (refused != null) {
      text.append(", because what it said was not understood (").append(refused).append(')');
    }
    text.append("; run the goal again.");
    synchronized (lastLines) {
      lastLines.forEach(line -> text.append("\n  ").append(line));
    }
    return new RemoteException(
        RemoteException.Kind.OTHER, text.toString(), refused == null ? cause : refused);
  }

  /** Where something failed in the other process. */
  private static final class FaultThere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FaultThere(String trace) {
      super(trace, null, false, false);
    }

    @Override
    public String toString() {
      return "in the process of the client: " + getMessage();
    }
  }
}
