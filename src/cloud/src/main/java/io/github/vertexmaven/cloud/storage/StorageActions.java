package io.github.vertexmaven.cloud.storage;

import io.github.vertexmaven.cloud.rpc.Action;

/** What we do with objects, in words. */
final class StorageActions {

  private StorageActions() {}

  static Action upload(GsUri uri) {
    return new Action("upload " + uri, noBucket(uri.bucket()));
  }

  static Action read(GsUri uri) {
    return new Action(
        "read " + uri, "There is no object " + uri + ": check its name and its bucket.");
  }

  static Action list(GsUri prefix) {
    return new Action("list " + prefix, noBucket(prefix.bucket()));
  }

  static Action delete(GsUri uri) {
    return new Action("delete " + uri, noBucket(uri.bucket()));
  }

  static Action inspect(String bucket) {
    return new Action("look at bucket gs://" + bucket, noBucket(bucket));
  }

  static Action write(String bucket) {
    return new Action("write to bucket gs://" + bucket, noBucket(bucket));
  }

  static String noBucket(String bucket) {
    return ("Bucket gs://%s does not exist: name another, or create it with"
            + " `gcloud storage buckets create gs://%s`.")
        .formatted(bucket, bucket);
  }
}
