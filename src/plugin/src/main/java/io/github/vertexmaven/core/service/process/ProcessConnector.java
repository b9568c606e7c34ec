package io.github.vertexmaven.core.service.process;

import io.github.vertexmaven.core.service.GoogleTokens;
import io.github.vertexmaven.core.service.Images;
import io.github.vertexmaven.core.service.RegistryAccess;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteTarget.Credentials;
import io.github.vertexmaven.core.service.Templates;
import io.github.vertexmaven.core.service.VertexTarget;
import io.github.vertexmaven.core.service.process.Message.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Connects to an emulator by a process with the client, and to elsewhere by the client in this JVM,
 * which is loaded when that is needed, and where there can be no process.
 */
public final class ProcessConnector implements RemoteConnector {

  private final Supplier<RemoteConnector> inThisJvm;
  private final Supplier<List<Path>> jars;
  private final Path archives;
  private Optional<ClientProcess> process = Optional.empty();

  /**
   * Starts nothing yet.
   *
   * @param inThisJvm loads the client here
   * @param jars those of its module, the module first
   * @param archives the folder for shared classes
   */
  public ProcessConnector(
      Supplier<RemoteConnector> inThisJvm, Supplier<List<Path>> jars, Path archives) {
    this.archives = archives;
    this.inThisJvm = inThisJvm;
    this.jars = jars;
  }

  /** The process, which is started where none runs. */
  private synchronized Optional<ClientProcess> process() {
    if (process.filter(ClientProcess::isAlive).isEmpty()) {
      process = ClientProgram.start(jars.get(), archives);
    }
    return process;
  }

  @Override
  public RemoteConnector by(Supplier<List<Proxy>> proxies) {
    return new ProcessConnector(() -> inThisJvm.get().by(proxies), jars, archives);
  }

  /** The process loads the client as soon as it runs. */
  @Override
  public void prepare() {
    if (process().isEmpty()) {
      inThisJvm.get().prepare();
    }
  }

  @Override
  public Remote connect(VertexTarget target) {
    return target.isEmulator()
        ? process().flatMap(running -> connected(running, target)).orElseGet(() -> here(target))
        : here(target);
  }

  private Remote here(VertexTarget target) {
    return inThisJvm.get().connect(target);
  }

  /** None where the process does not stay: there is a way without. */
  private static Optional<Remote> connected(ClientProcess process, VertexTarget target) {
    try {
      Object connection = process.ask(Kind.CONNECT, List.of(target), Map.of());
      return Optional.of(RemoteCalls.of(process, connection));
    } catch (RemoteException e) {
      if (process.isAlive()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  @Override
  public Images images(RegistryAccess access) {
    return inThisJvm.get().images(access);
  }

  @Override
  public GoogleTokens tokens(Credentials credentials) {
    return inThisJvm.get().tokens(credentials);
  }

  @Override
  public Templates templates(Credentials credentials) {
    return inThisJvm.get().templates(credentials);
  }
}
