package io.github.vertexmaven.cloud.storage;

import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BucketField;
import com.google.cloud.storage.Storage.BucketGetOption;
import com.google.cloud.storage.StorageException;
import io.github.vertexmaven.cloud.auth.Identity;
import io.github.vertexmaven.cloud.rpc.Action;
import io.github.vertexmaven.core.service.Grant;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Tells before a run whether its bucket will take what we upload. IAM is asked first, which anybody
 * may; a server that has no IAM is tried with an upload that cannot succeed.
 */
final class BucketCheck {

  /** What shipping needs: uploads, and finding what is there. */
  private static final List<String> NEEDED =
      List.of("storage.objects.create", "storage.objects.get", "storage.objects.list");

  /** No object has it before it is there, so the condition never holds for a new name. */
  private static final long NO_GENERATION = 1;

  private static final int PRECONDITION_FAILED = 412;

  private final Storage storage;
  private final StorageCalls calls;
  private final Identity identity;

  BucketCheck(Storage storage, StorageCalls calls, Identity identity) {
    this.storage = storage;
    this.calls = calls;
    this.identity = identity;
  }

  Optional<String> problem(String bucket) {
    try {
      return lacking(bucket);
    } catch (StorageException e) {
      return switch (e.getCode()) {
        case 400, 404, 405, 501 -> withoutIam(bucket);
        default -> told(calls.refusal(StorageActions.inspect(bucket), e));
      };
    }
  }

  private Optional<String> lacking(String bucket) {
    List<Boolean> held = storage.testIamPermissions(bucket, NEEDED);
    List<String> lacking =
        IntStream.range(0, NEEDED.size()).filter(i -> !held.get(i)).mapToObj(NEEDED::get).toList();
    return lacking.isEmpty() ? Optional.empty() : Optional.of(sentence(bucket, lacking));
  }

  private String sentence(String bucket, List<String> lacking) {
    Grant grant = Grant.bucket(bucket, identity.member());
    return "%s lacks %s on bucket gs://%s: ask its owner for the role %s.\n  %s"
        .formatted(
            identity.account(), String.join(", ", lacking), bucket, grant.role(), grant.command());
  }

  private Optional<String> withoutIam(String bucket) {
    try {
      Action action = StorageActions.inspect(bucket);
      boolean exists = calls.call(action, () -> exists(bucket));
      return exists ? unwritable(bucket) : Optional.of(StorageActions.noBucket(bucket));
    } catch (RemoteException e) {
      return told(e);
    }
  }

  private boolean exists(String bucket) {
    return storage.get(bucket, BucketGetOption.fields(BucketField.NAME)) != null;
  }

  private Optional<String> unwritable(String bucket) {
    GsUri probe = new GsUri(bucket, "vertexai-probe-" + UUID.randomUUID());
    try {
      storage.create(
          BlobInfo.newBuilder(probe.id()).build(),
          new byte[0],
          BlobTargetOption.generationMatch(NO_GENERATION),
          BlobTargetOption.disableGzipContent());
      storage.delete(probe.id());
      return Optional.empty();
    } catch (StorageException e) {
      return e.getCode() == PRECONDITION_FAILED
          ? Optional.empty()
          : told(calls.refusal(StorageActions.write(bucket), e));
    }
  }

  /** What the user can mend is the answer; the world's faults are not the bucket's. */
  private static Optional<String> told(RemoteException refusal) {
    if (refusal.kind() == Kind.PERMISSION_DENIED || refusal.kind() == Kind.NOT_FOUND) {
      return Optional.of(refusal.getMessage());
    }
    throw refusal;
  }
}
