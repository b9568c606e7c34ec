package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteTarget;
import io.github.vertexmaven.core.service.connect.Stay;
import java.util.Optional;

/**
 * A connection; what it holds is freed when it is closed.
 *
 * @param target what it reaches
 * @param stay keeps an emulator there
 */
public record Connection(Remote remote, RemoteTarget target, Optional<Stay> stay)
    implements AutoCloseable {

  /** An emulator stays while the connection does. */
  public static Connection of(Remote remote, RemoteTarget target) {
    return new Connection(
        remote, target, target.emulator().map(emulator -> Stay.at(emulator, target.credentials())));
  }

  @Override
  public void close() {
    stay.ifPresent(Stay::close);
    remote.close();
  }
}
