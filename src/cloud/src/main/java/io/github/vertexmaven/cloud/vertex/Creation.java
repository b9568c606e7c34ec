package io.github.vertexmaven.cloud.vertex;

import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineServiceClient;
import io.github.vertexmaven.cloud.rpc.Action;
import io.github.vertexmaven.cloud.rpc.Retries;
import io.github.vertexmaven.cloud.rpc.Rpc;
import io.github.vertexmaven.core.service.RemoteException;

/**
 * Creates one job exactly once, however often that is tried: its id was made for this submission,
 * so a job of that id that appears while we try is ours.
 */
final class Creation {

  private final PipelineServiceClient client;
  private final Rpc rpc;
  private final CreatePipelineJobRequest request;

  /** Whether an attempt that failed may still have created the job. */
  private boolean unsure;

  Creation(PipelineServiceClient client, Rpc rpc, CreatePipelineJobRequest request) {
    this.client = client;
    this.rpc = rpc;
    this.request = request;
  }

  PipelineJob run(Action action) {
    try {
      return rpc.call(action, this::attempt);
    } catch (RemoteException e) {
      if (unsure) {
        return lookAfter(e);
      }
      throw e;
    }
  }

  private PipelineJob attempt() {
    try {
      return client.createPipelineJobCallable().call(request);
    } catch (AlreadyExistsException e) {
      if (unsure) {
        return find();
      }
      throw e;
    } catch (ApiException e) {
      unsure |= Retries.isTransient(e);
      throw e;
    }
  }

  /** Patience ended; the last attempt too may have created the job. */
  private PipelineJob lookAfter(RemoteException refusal) {
    try {
      return find();
    } catch (NotFoundException e) {
      throw refusal;
    } catch (ApiException e) {
      throw new RemoteException(
          refusal.kind(),
          refusal.getMessage().replaceAll("\\.$", "")
              + "; whether job '"
              + request.getPipelineJobId()
              + "' was created is not known: look at vertexai:list-pipelines first.",
          refusal.getCause());
    }
  }

  private PipelineJob find() {
    return client.getPipelineJob(
        request.getParent() + "/pipelineJobs/" + request.getPipelineJobId());
  }
}
