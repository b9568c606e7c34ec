package io.github.vertexmaven.cloud.storage;

import com.google.cloud.ReadChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.StorageException;
import io.github.vertexmaven.core.service.ObjectStore.Beginning;
import io.github.vertexmaven.core.service.RemoteException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads what objects begin with, for who only wants to look at them: nothing is repeated, and what
 * cannot be read is left out.
 */
record Beginnings(Storage storage, Parallel parallel, long whole, int part) {

  Map<String, Beginning> of(List<String> uris) {
    Map<String, Beginning> found = Collections.synchronizedMap(new TreeMap<>());
    parallel.each(uris, uri -> read(uri).ifPresent(beginning -> found.put(uri, beginning)));
    return found;
  }

  private Optional<Beginning> read(String uri) {
    try {
      Blob blob = storage.get(GsUri.of(uri).id(), BlobGetOption.fields(BlobField.SIZE));
      return blob == null ? Optional.empty() : Optional.of(read(blob));
    } catch (StorageException | RemoteException | IOException e) {
      return Optional.empty();
    }
  }

  private Beginning read(Blob blob) throws IOException {
    long size = blob.getSize();
    if (size == 0) {
      return new Beginning(new byte[0], 0);
    }
    int wanted = (int) (size <= whole ? size : part);
    try (ReadChannel channel = storage.reader(blob.getBlobId())) {
      channel.setChunkSize(wanted);
      channel.limit(wanted);
      try (InputStream in = Channels.newInputStream(channel)) {
        return new Beginning(in.readNBytes(wanted), size);
      }
    }
  }
}
