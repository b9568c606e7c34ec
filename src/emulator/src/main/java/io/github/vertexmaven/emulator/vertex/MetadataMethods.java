package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.AddContextChildrenRequest;
import com.google.cloud.aiplatform.v1.AddContextChildrenResponse;
import com.google.cloud.aiplatform.v1.Context;
import com.google.cloud.aiplatform.v1.CreateContextRequest;
import com.google.cloud.aiplatform.v1.CreateMetadataStoreOperationMetadata;
import com.google.cloud.aiplatform.v1.CreateMetadataStoreRequest;
import com.google.cloud.aiplatform.v1.DeleteContextRequest;
import com.google.cloud.aiplatform.v1.DeleteOperationMetadata;
import com.google.cloud.aiplatform.v1.GetContextRequest;
import com.google.cloud.aiplatform.v1.GetMetadataStoreRequest;
import com.google.cloud.aiplatform.v1.ListContextsRequest;
import com.google.cloud.aiplatform.v1.ListContextsResponse;
import com.google.cloud.aiplatform.v1.ListMetadataStoresRequest;
import com.google.cloud.aiplatform.v1.ListMetadataStoresResponse;
import com.google.cloud.aiplatform.v1.MetadataServiceGrpc;
import com.google.cloud.aiplatform.v1.MetadataStore;
import com.google.cloud.aiplatform.v1.RemoveContextChildrenRequest;
import com.google.cloud.aiplatform.v1.RemoveContextChildrenResponse;
import com.google.cloud.aiplatform.v1.UpdateContextRequest;
import com.google.longrunning.Operation;
import com.google.protobuf.Empty;
import com.google.protobuf.util.FieldMaskUtil;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.rpc.RpcMethod;
import io.github.vertexmaven.emulator.store.Documents;
import io.github.vertexmaven.emulator.store.Ids;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** MetadataService, as far as experiments need it: stores and contexts (metadata_service.proto). */
final class MetadataMethods {

  private static final Pattern CONTEXT_ID = Pattern.compile("[a-z0-9][a-z0-9-]{3,127}");
  private static final Pattern STORE_ID = Pattern.compile("[a-z0-9][a-z0-9-]{3,127}");

  private final Contexts contexts;
  private final Documents documents;
  private final Operations operations;

  MetadataMethods(Contexts contexts, Documents documents, Operations operations) {
    this.contexts = contexts;
    this.documents = documents;
    this.operations = operations;
  }

  List<RpcMethod<?, ?>> methods() {
    return List.of(
        RpcMethod.of(MetadataServiceGrpc.getCreateMetadataStoreMethod(), this::createStore),
        RpcMethod.of(MetadataServiceGrpc.getGetMetadataStoreMethod(), this::getStore),
        RpcMethod.of(MetadataServiceGrpc.getListMetadataStoresMethod(), this::listStores),
        RpcMethod.of(MetadataServiceGrpc.getCreateContextMethod(), this::create),
        RpcMethod.of(MetadataServiceGrpc.getGetContextMethod(), this::get),
        RpcMethod.of(MetadataServiceGrpc.getListContextsMethod(), this::list),
        RpcMethod.of(MetadataServiceGrpc.getUpdateContextMethod(), this::update),
        RpcMethod.of(MetadataServiceGrpc.getDeleteContextMethod(), this::delete),
        RpcMethod.of(MetadataServiceGrpc.getAddContextChildrenMethod(), this::addChildren),
        RpcMethod.of(MetadataServiceGrpc.getRemoveContextChildrenMethod(), this::removeChildren));
  }

  private synchronized Operation createStore(CreateMetadataStoreRequest request) {
    Place place = Place.of(request.getParent());
    String id = request.getMetadataStoreId();
    if (!id.isEmpty() && !STORE_ID.matcher(id).matches()) {
      throw Rejection.invalid("'" + id + "' is not a metadata store id.");
    }
    String name = place.name() + "/metadataStores/" + (id.isEmpty() ? "" + Ids.positive() : id);
    if (documents.get(name, MetadataMethods::store).isPresent()) {
      throw Rejection.of(
          Rejection.Kind.EXISTS, "The metadata store '" + name + "' already exists.");
    }
    MetadataStore store =
        request.getMetadataStore().toBuilder()
            .setName(name)
            .setCreateTime(Times.of(Instant.now()))
            .setUpdateTime(Times.of(Instant.now()))
            .build();
    documents.put(name, Messages.write(store));
    return operations.done(place, CreateMetadataStoreOperationMetadata.getDefaultInstance(), store);
  }

  private MetadataStore getStore(GetMetadataStoreRequest request) {
    String name = MetadataName.store(request.getName());
    return documents
        .get(name, MetadataMethods::store)
        .or(() -> MetadataName.implied(name))
        .orElseThrow(() -> Missing.resource(name));
  }

  private static MetadataStore store(String text) {
    return Messages.read(text, MetadataStore.newBuilder()).build();
  }

  private ListMetadataStoresResponse listStores(ListMetadataStoresRequest request) {
    Place place = Place.of(request.getParent());
    List<MetadataStore> stores =
        documents
            .names(place.name() + "/metadataStores/")
            .filter(name -> !name.contains("/contexts/") && !name.contains("/artifacts/"))
            .flatMap(name -> documents.get(name, MetadataMethods::store).stream())
            .toList();
    Page<MetadataStore> page =
        Page.of(
            stores,
            request.getPageSize(),
            request.getPageToken(),
            place.name(),
            MetadataStore::getName);
    return ListMetadataStoresResponse.newBuilder()
        .addAllMetadataStores(page.items())
        .setNextPageToken(page.next())
        .build();
  }

  private synchronized Context create(CreateContextRequest request) {
    String store = MetadataName.store(request.getParent());
    String id = request.getContextId().isEmpty() ? "" + Ids.positive() : request.getContextId();
    if (!CONTEXT_ID.matcher(id).matches()) {
      throw Rejection.invalid(
          "'" + id + "' is not a context id: 4 to 128 lowercase letters, digits and hyphens.");
    }
    String name = store + "/contexts/" + id;
    if (contexts.isTaken(name)) {
      throw Rejection.of(Rejection.Kind.EXISTS, "The context '" + name + "' already exists.");
    }
    Labels.check(request.getContext().getLabelsMap());
    Context context =
        request.getContext().toBuilder()
            .setName(name)
            .setEtag("" + Ids.positive())
            .setCreateTime(Times.of(Instant.now()))
            .setUpdateTime(Times.of(Instant.now()))
            .clearParentContexts()
            .build();
    contexts.put(context);
    return context;
  }

  private Context get(GetContextRequest request) {
    return context(request.getName());
  }

  private ListContextsResponse list(ListContextsRequest request) {
    String store = MetadataName.store(request.getParent());
    ListFilter filter = ListFilterParser.parse(request.getFilter(), ContextFields.NAMES);
    List<ContextFields> all =
        contexts.all(store).stream()
            .map(ContextFields::of)
            .filter(filter::accepts)
            .sorted(Ordering.of(request.getOrderBy(), "create_time", ContextFields.TIMES))
            .toList();
    Page<ContextFields> page =
        Page.of(
            all,
            request.getPageSize(),
            request.getPageToken(),
            request.getFilter(),
            ContextFields::identity);
    ListContextsResponse.Builder response =
        ListContextsResponse.newBuilder().setNextPageToken(page.next());
    page.items().forEach(fields -> response.addContexts(fields.context()));
    return response.build();
  }

  private synchronized Context update(UpdateContextRequest request) {
    Context.Builder changed = context(request.getContext().getName()).toBuilder();
    if (request.hasUpdateMask()) {
      Masks.check("update_mask", Context.class, request.getUpdateMask());
      FieldMaskUtil.merge(request.getUpdateMask(), request.getContext(), changed);
    } else {
      changed.mergeFrom(request.getContext());
    }
    return changed(changed);
  }

  private synchronized Operation delete(DeleteContextRequest request) {
    Context context = context(request.getName());
    contexts.remove(context.getName());
    return operations.done(
        MetadataName.place(context.getName()),
        DeleteOperationMetadata.getDefaultInstance(),
        Empty.getDefaultInstance());
  }

  private synchronized AddContextChildrenResponse addChildren(AddContextChildrenRequest request) {
    String parent = context(request.getContext()).getName();
    each(
        request.getChildContextsList(),
        child -> {
          if (!child.getParentContextsList().contains(parent)) {
            changed(child.addParentContexts(parent));
          }
        });
    return AddContextChildrenResponse.getDefaultInstance();
  }

  private synchronized RemoveContextChildrenResponse removeChildren(
      RemoveContextChildrenRequest request) {
    String parent = context(request.getContext()).getName();
    each(
        request.getChildContextsList(),
        child -> {
          List<String> others =
              child.getParentContextsList().stream().filter(one -> !one.equals(parent)).toList();
          changed(child.clearParentContexts().addAllParentContexts(others));
        });
    return RemoveContextChildrenResponse.getDefaultInstance();
  }

  /** All must be there before one is changed. */
  private void each(List<String> names, Consumer<Context.Builder> change) {
    List<Context> children = names.stream().map(this::context).toList();
    children.forEach(child -> change.accept(child.toBuilder()));
  }

  private Context changed(Context.Builder context) {
    Context changed =
        context.setEtag("" + Ids.positive()).setUpdateTime(Times.of(Instant.now())).build();
    contexts.put(changed);
    return changed;
  }

  private Context context(String name) {
    String known = MetadataName.context(name);
    return contexts.find(known).orElseThrow(() -> Missing.resource(known));
  }
}
