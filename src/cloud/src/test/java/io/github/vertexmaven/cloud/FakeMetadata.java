package io.github.vertexmaven.cloud;

import com.google.cloud.aiplatform.v1.AddContextChildrenRequest;
import com.google.cloud.aiplatform.v1.AddContextChildrenResponse;
import com.google.cloud.aiplatform.v1.Context;
import com.google.cloud.aiplatform.v1.CreateContextRequest;
import com.google.cloud.aiplatform.v1.CreateMetadataStoreRequest;
import com.google.cloud.aiplatform.v1.GetContextRequest;
import com.google.cloud.aiplatform.v1.GetMetadataStoreRequest;
import com.google.cloud.aiplatform.v1.MetadataServiceGrpc;
import com.google.cloud.aiplatform.v1.MetadataStore;
import com.google.longrunning.Operation;
import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Metadata stores and contexts, kept as the service does; calls fail by script. */
final class FakeMetadata extends MetadataServiceGrpc.MetadataServiceImplBase {

  final Set<String> stores = new HashSet<>();
  final Map<String, Context> contexts = new LinkedHashMap<>();
  final Map<String, List<String>> children = new LinkedHashMap<>();
  final List<Message> calls = new ArrayList<>();
  final Deque<StatusRuntimeException> faults = new ArrayDeque<>();

  @Override
  public void getMetadataStore(
      GetMetadataStoreRequest request, StreamObserver<MetadataStore> answer) {
    answer(
        request,
        answer,
        () -> {
          exists(stores.contains(request.getName()), request.getName());
          return MetadataStore.newBuilder().setName(request.getName()).build();
        });
  }

  @Override
  public void createMetadataStore(
      CreateMetadataStoreRequest request, StreamObserver<Operation> answer) {
    answer(
        request,
        answer,
        () -> {
          String name = request.getParent() + "/metadataStores/" + request.getMetadataStoreId();
          stores.add(name);
          return Operation.newBuilder()
              .setName(name + "/operations/1")
              .setDone(true)
              .setResponse(Any.pack(MetadataStore.newBuilder().setName(name).build()))
              .build();
        });
  }

  @Override
  public void getContext(GetContextRequest request, StreamObserver<Context> answer) {
    answer(
        request,
        answer,
        () -> {
          exists(contexts.containsKey(request.getName()), request.getName());
          return contexts.get(request.getName());
        });
  }

  @Override
  public void createContext(CreateContextRequest request, StreamObserver<Context> answer) {
    answer(
        request,
        answer,
        () -> {
          exists(stores.contains(request.getParent()), request.getParent());
          String name = request.getParent() + "/contexts/" + request.getContextId();
          contexts.put(name, request.getContext().toBuilder().setName(name).build());
          return contexts.get(name);
        });
  }

  @Override
  public void addContextChildren(
      AddContextChildrenRequest request, StreamObserver<AddContextChildrenResponse> answer) {
    answer(
        request,
        answer,
        () -> {
          exists(contexts.containsKey(request.getContext()), request.getContext());
          children
              .computeIfAbsent(request.getContext(), name -> new ArrayList<>())
              .addAll(request.getChildContextsList());
          return AddContextChildrenResponse.getDefaultInstance();
        });
  }

  private static void exists(boolean found, String name) {
    if (!found) {
      throw FakeVertex.error(Code.NOT_FOUND, name + " is not found.");
    }
  }

  private synchronized <T> void answer(
      Message request, StreamObserver<T> answer, Supplier<T> work) {
    calls.add(request);
    StatusRuntimeException fault = faults.poll();
    if (fault != null) {
      answer.onError(fault);
      return;
    }
    try {
      answer.onNext(work.get());
      answer.onCompleted();
    } catch (StatusRuntimeException e) {
      answer.onError(e);
    }
  }
}
