package io.github.vertexmaven.core.job.run;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import io.github.vertexmaven.core.job.ship.Cargo;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.show.table.ByteCount;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Brings code and data to where jobs find them, and says how much it was. */
public record Shipping(Log log, Remote remote) {

  /**
   * Ships.
   *
   * @param root where run data goes; its bucket has to be there
   * @param shipment what has to be there before the job starts; nothing for a foreign spec
   */
  public void ship(String root, Optional<Cargo> shipment) {
    String bucket = RunRoot.of(root).bucket();
    remote
        .objects()
        .problemWithBucket(bucket)
        .ifPresent(
            problem -> {
              throw new UserException(problem);
            });
    shipment.ifPresent(this::upload);
  }

  private void upload(Cargo shipment) {
    AtomicLong bytes = new AtomicLong();
    int count =
        shipment.ship(
            remote.objects(),
            (uri, size) -> {
              bytes.addAndGet(size);
              log.debug("uploaded " + uri);
            });
    log.info(
        count == 0
            ? "Uploaded nothing: the bucket has all code and data."
            : "Uploaded "
                + count
                + (count == 1 ? " object, " : " objects, ")
                + ByteCount.words(bytes.get())
                + ".");
  }
}
