package io.github.vertexmaven.core.service.process;

import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.process.ClientProcess.Hearing;
import io.github.vertexmaven.core.service.process.Message.Kind;
import io.github.vertexmaven.core.service.process.Message.Listener;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A connection, or a part of one, whose methods are called in the process of the client. */
final class RemoteCalls implements InvocationHandler {

  private final ClientProcess process;
  private final Object connection;
  private final String part;

  private RemoteCalls(ClientProcess process, Object connection, String part) {
    this.process = process;
    this.connection = connection;
    this.part = part;
  }

  /**
   * A connection.
   *
   * @param connection its number in the process
   */
  static Remote of(ClientProcess process, Object connection) {
    return (Remote) part(process, connection, RemoteParts.ITSELF);
  }

  private static Object part(ClientProcess process, Object connection, String part) {
    Class<?> type = RemoteParts.type(part);
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, new RemoteCalls(process, connection, part));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method, arguments);
    }
    if (RemoteParts.handsOutPart(method)) {
      return part(process, connection, method.getName());
    }
    if (part.equals(RemoteParts.ITSELF) && method.getName().equals("close")) {
      return process.isAlive() ? process.ask(Kind.CLOSE, List.of(connection), Map.of()) : null;
    }
    return call(method, arguments == null ? new Object[0] : arguments);
  }

  private Object call(Method method, Object[] arguments) {
    List<Object> given = new ArrayList<>();
    Map<Integer, Hearing> hearing = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = method.getParameterTypes()[i];
      if (RemoteParts.listens(type)) {
        hearing.put(i, new Hearing(type, arguments[i]));
        given.add(new Listener());
      } else {
        given.add(arguments[i]);
      }
    }
    return process.ask(
        Kind.CALL, List.of(connection, part, RemoteParts.name(method), given), hearing);
  }

  private Object ofObject(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "connection " + connection + " " + part;
    };
  }
}
