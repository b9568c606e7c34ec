package io.github.vertexmaven.core.service.process;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.process.Message.Kind;
import io.github.vertexmaven.core.service.process.Message.Listener;
import io.github.vertexmaven.core.service.process.Message.Told;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** A call on its way in the process of the client. */
final class ServedCall {

  /**
   * So much goes at once to who consumes a stream; who is told of progress is told at once. Each
   * message to them waits for its answer, so that none pile up.
   */
  private static final int AT_ONCE = 500;

  /** What a call does. */
  interface Work {
    Object result(ServedCall call) throws ReflectiveOperationException;
  }

  /** What a listener was told that it has not been handed yet. */
  private record Unheard(int place, int atOnce, List<Object> told) {}

  private final Channel channel;
  private final long number;
  private final Semaphore goOn = new Semaphore(0);
  private final List<Unheard> unheard = new ArrayList<>();
  private final Thread thread;

  /** Begins a call. */
  static ServedCall begin(Channel channel, long number, Work work, Runnable atEnd) {
    ServedCall call = new ServedCall(channel, number, work, atEnd);
    call.thread.start();
    return call;
  }

  private ServedCall(Channel channel, long number, Work work, Runnable atEnd) {
    this.channel = channel;
    this.number = number;
    this.thread =
        new Thread(
            () -> {
              try {
                answer(work);
              } finally {
                atEnd.run();
              }
            },
            "call-" + number);
    thread.setDaemon(true);
  }

  /** What was sent to a listener has been heard. */
  void goOn() {
    goOn.release();
  }

  /** Nobody waits for it any more. */
  void stop() {
    thread.interrupt();
  }

  private void answer(Work work) {
    try {
      Object result = work.result(this);
      unheard.forEach(this::hand);
      channel.send(Kind.RESULT, number, result);
    } catch (InvocationTargetException e) {
      // What was said before is heard before.
      if (!thread.isInterrupted()) {
        unheard.forEach(this::hand);
      }
      fault(e.getCause());
    } catch (ReflectiveOperationException | RuntimeException | Error | IOException e) {
      fault(e);
    }
  }

  private void fault(Throwable fault) {
    RemoteException.Kind kind = fault instanceof RemoteException remote ? remote.kind() : null;
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace, true));
    try {
      channel.send(Kind.FAULT, number, kind, fault.getMessage(), trace.toString().strip());
    } catch (IOException gone) {
      // Nobody is there to be told.
    }
  }

  /** Calls a method of a part of a connection. */
  Object invoke(Object part, Method method, List<?> arguments) throws ReflectiveOperationException {
    Object[] given = arguments.toArray();
    for (int i = 0; i < given.length; i++) {
      if (given[i] instanceof Listener) {
        given[i] = listener(method.getParameterTypes()[i], i);
      }
    }
    return method.invoke(part, given);
  }

  private Object listener(Class<?> type, int place) {
    Unheard words = new Unheard(place, type == Consumer.class ? AT_ONCE : 1, new ArrayList<>());
    unheard.add(words);
    return Proxy.newProxyInstance(
        type.getClassLoader() == null ? ServedCall.class.getClassLoader() : type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          if (method.getDeclaringClass() == Object.class) {
            return method.invoke(words, arguments);
          }
          told(words, new Told(RemoteParts.name(method), List.of(arguments)));
          return null;
        });
  }

  /** Listeners may be told from any thread. */
  private void told(Unheard words, Told told) {
    synchronized (words) {
      words.told().add(told);
      if (words.told().size() >= words.atOnce()) {
        hand(words);
      }
    }
  }

  private void hand(Unheard words) {
    synchronized (words) {
      if (words.told().isEmpty()) {
        return;
      }
      try {
        channel.send(Kind.HEARD, number, words.place(), List.copyOf(words.told()));
        words.told().clear();
        goOn.acquire();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RemoteException(
            RemoteException.Kind.OTHER, "Interrupted while somebody was told.", e);
      }
    }
  }
}
