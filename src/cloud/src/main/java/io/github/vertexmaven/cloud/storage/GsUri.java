package io.github.vertexmaven.cloud.storage;

import com.google.cloud.storage.BlobId;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;

/**
 * A place in Cloud Storage.
 *
 * @param bucket its bucket
 * @param object the object's name, or how names begin; may be empty
 */
record GsUri(String bucket, String object) {

  private static final String SCHEME = "gs://";

  static GsUri of(String uri) {
    String path = uri.startsWith(SCHEME) ? uri.substring(SCHEME.length()) : "";
    int slash = path.indexOf('/');
    String bucket = slash < 0 ? path : path.substring(0, slash);
    if (bucket.isEmpty()) {
      throw new RemoteException(
          Kind.INVALID, "'" + uri + "' is not a gs:// URI: write gs://bucket/name.", null);
    }
    return new GsUri(bucket, slash < 0 ? "" : path.substring(slash + 1));
  }

  BlobId id() {
    return BlobId.of(bucket, object);
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + object;
  }
}
