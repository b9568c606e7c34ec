package io.github.vertexmaven.kubeflow.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a store.
 *
 * @param scheme {@code s3} or {@code minio}
 * @param key the object's name, or what it begins with
 */
record S3Uri(String scheme, String bucket, String key) {

  private static final Pattern FORM = Pattern.compile("(s3|minio)://([^/]+)/?(.*)");

  static S3Uri of(String uri) {
    Matcher matcher = FORM.matcher(uri);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + uri + "' is not a place in this store");
    }
    return new S3Uri(matcher.group(1), matcher.group(2), matcher.group(3));
  }

  /** Another object of the bucket. */
  String withKey(String other) {
    return scheme + "://" + bucket + "/" + other;
  }
}
