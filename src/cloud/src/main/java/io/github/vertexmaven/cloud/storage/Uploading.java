package io.github.vertexmaven.cloud.storage;

import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import com.google.cloud.storage.StorageException;
import io.github.vertexmaven.core.service.ObjectStore.ByteContent;
import io.github.vertexmaven.core.service.ObjectStore.Content;
import io.github.vertexmaven.core.service.ObjectStore.FileContent;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Uploads one object on the condition that there is none (ifGenerationMatch 0), so that two builds
 * that ship the same jar at once both end well.
 */
final class Uploading {

  /** Beyond this a broken connection costs more than the second request that lets us resume. */
  private static final int ONE_REQUEST = 2 << 20;

  private static final int PRECONDITION_FAILED = 412;

  private final Storage storage;
  private final StorageCalls calls;

  Uploading(Storage storage, StorageCalls calls) {
    this.storage = storage;
    this.calls = calls;
  }

  /** How many bytes were uploaded; empty when the object was there by now. */
  OptionalLong upload(GsUri uri, Content content) {
    try {
      return OptionalLong.of(send(uri, content));
    } catch (StorageException e) {
      if (e.getCode() == PRECONDITION_FAILED) {
        return OptionalLong.empty();
      }
      throw calls.refusal(StorageActions.upload(uri), e);
    }
  }

  private long send(GsUri uri, Content content) {
    if (content instanceof FileContent file) {
      return sendFile(uri, file.file());
    }
    return sendBytes(uri, ((ByteContent) content).bytes());
  }

  private long sendFile(GsUri uri, Path file) {
    try {
      long size = Files.size(file);
      if (size <= ONE_REQUEST) {
        return sendBytes(uri, Files.readAllBytes(file));
      }
      storage.createFrom(info(uri), file, BlobWriteOption.doesNotExist());
      return size;
    } catch (IOException e) {
      throw new RemoteException(
          Kind.OTHER, "File " + file + " cannot be read to upload it to " + uri + ".", e);
    }
  }

  /** Not zipped on the way: what we ship is jars, which are zipped. */
  private long sendBytes(GsUri uri, byte[] bytes) {
    storage.create(
        info(uri), bytes, BlobTargetOption.doesNotExist(), BlobTargetOption.disableGzipContent());
    return bytes.length;
  }

  private static BlobInfo info(GsUri uri) {
    return BlobInfo.newBuilder(uri.id()).build();
  }
}
