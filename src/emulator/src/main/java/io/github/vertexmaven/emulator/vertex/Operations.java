package io.github.vertexmaven.emulator.vertex;

import com.google.api.HttpRule;
import com.google.longrunning.DeleteOperationRequest;
import com.google.longrunning.GetOperationRequest;
import com.google.longrunning.ListOperationsRequest;
import com.google.longrunning.ListOperationsResponse;
import com.google.longrunning.Operation;
import com.google.longrunning.OperationsGrpc;
import com.google.longrunning.WaitOperationRequest;
import com.google.protobuf.Any;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.rpc.RpcMethod;
import io.github.vertexmaven.emulator.store.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Long-running operations, all of which are done when they are answered.
 *
 * <p>They are kept in memory: nobody asks for one across a restart, and what they did is on disk.
 */
final class Operations {

  private static final int MOST = 10_000;
  private static final String NAME = "projects/*/locations/*/operations/*";

  private final Map<String, Operation> operations =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Operation> eldest) {
          return size() > MOST;
        }
      };

  List<RpcMethod<?, ?>> methods() {
    return List.of(
        RpcMethod.of(
            OperationsGrpc.getGetOperationMethod(), rule().setGet(at("")).build(), this::get),
        RpcMethod.of(
            OperationsGrpc.getListOperationsMethod(),
            rule().setGet("/v1/{name=projects/*/locations/*}/operations").build(),
            this::list),
        RpcMethod.of(
            OperationsGrpc.getWaitOperationMethod(),
            rule().setPost(at(":wait")).build(),
            this::waitFor),
        RpcMethod.of(
            OperationsGrpc.getDeleteOperationMethod(),
            rule().setDelete(at("")).build(),
            this::delete));
  }

  synchronized Operation done(Place place, Message metadata, Message response) {
    String name = place.name() + "/operations/" + Ids.positive();
    Operation operation =
        Operation.newBuilder()
            .setName(name)
            .setMetadata(Any.pack(metadata))
            .setDone(true)
            .setResponse(Any.pack(response))
            .build();
    operations.put(name, operation);
    return operation;
  }

  private synchronized Operation get(GetOperationRequest request) {
    return find(request.getName());
  }

  private synchronized Operation waitFor(WaitOperationRequest request) {
    return find(request.getName());
  }

  private synchronized Empty delete(DeleteOperationRequest request) {
    operations.remove(find(request.getName()).getName());
    return Empty.getDefaultInstance();
  }

  private synchronized ListOperationsResponse list(ListOperationsRequest request) {
    Place place = Place.of(request.getName());
    List<Operation> here =
        new ArrayList<>(operations.values())
            .stream().filter(one -> one.getName().startsWith(place.name() + "/")).toList();
    Page<Operation> page =
        Page.of(here, request.getPageSize(), request.getPageToken(), "", Operation::getName);
    return ListOperationsResponse.newBuilder()
        .addAllOperations(page.items())
        .setNextPageToken(page.next())
        .build();
  }

  /** A name may say the project's id where ours say its number. */
  private Operation find(String name) {
    int at = name.indexOf("/operations/");
    if (at < 0) {
      throw Rejection.invalid("'" + name + "' is not the name of an operation.");
    }
    String known = Place.of(name.substring(0, at)).name() + name.substring(at);
    Operation operation = operations.get(known);
    if (operation == null) {
      throw Missing.resource(known);
    }
    return operation;
  }

  private static HttpRule.Builder rule() {
    return HttpRule.newBuilder();
  }

  private static String at(String verb) {
    return "/v1/{name=" + NAME + "}" + verb;
  }
}
