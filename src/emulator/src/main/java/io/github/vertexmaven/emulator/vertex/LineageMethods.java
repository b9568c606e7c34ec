package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.Artifact;
import com.google.cloud.aiplatform.v1.CreateArtifactRequest;
import com.google.cloud.aiplatform.v1.Execution;
import com.google.cloud.aiplatform.v1.GetArtifactRequest;
import com.google.cloud.aiplatform.v1.GetExecutionRequest;
import com.google.cloud.aiplatform.v1.LineageSubgraph;
import com.google.cloud.aiplatform.v1.ListArtifactsRequest;
import com.google.cloud.aiplatform.v1.ListArtifactsResponse;
import com.google.cloud.aiplatform.v1.ListExecutionsRequest;
import com.google.cloud.aiplatform.v1.ListExecutionsResponse;
import com.google.cloud.aiplatform.v1.MetadataServiceGrpc;
import com.google.cloud.aiplatform.v1.QueryArtifactLineageSubgraphRequest;
import com.google.cloud.aiplatform.v1.QueryContextLineageSubgraphRequest;
import com.google.cloud.aiplatform.v1.QueryExecutionInputsAndOutputsRequest;
import com.google.protobuf.Message;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.rpc.RpcMethod;
import io.github.vertexmaven.emulator.store.Ids;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** MetadataService, as far as clients look at what jobs did: executions, artifacts, lineage. */
final class LineageMethods {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{3,127}");

  private final Lineage lineage;
  private final Contexts contexts;

  LineageMethods(Lineage lineage, Contexts contexts) {
    this.lineage = lineage;
    this.contexts = contexts;
  }

  List<RpcMethod<?, ?>> methods() {
    return List.of(
        RpcMethod.of(MetadataServiceGrpc.getListExecutionsMethod(), this::executions),
        RpcMethod.of(MetadataServiceGrpc.getGetExecutionMethod(), this::execution),
        RpcMethod.of(MetadataServiceGrpc.getListArtifactsMethod(), this::artifacts),
        RpcMethod.of(MetadataServiceGrpc.getGetArtifactMethod(), this::artifact),
        RpcMethod.of(MetadataServiceGrpc.getCreateArtifactMethod(), this::create),
        RpcMethod.of(MetadataServiceGrpc.getQueryContextLineageSubgraphMethod(), this::ofContext),
        RpcMethod.of(
            MetadataServiceGrpc.getQueryExecutionInputsAndOutputsMethod(), this::ofExecution),
        RpcMethod.of(
            MetadataServiceGrpc.getQueryArtifactLineageSubgraphMethod(), this::ofArtifact));
  }

  private ListExecutionsResponse executions(ListExecutionsRequest request) {
    Page<NodeFields<Execution>> page =
        page(
            lineage.executions(MetadataName.store(request.getParent())).stream()
                .map(NodeFields::of),
            request.getFilter(),
            request.getOrderBy(),
            request.getPageSize(),
            request.getPageToken());
    ListExecutionsResponse.Builder response =
        ListExecutionsResponse.newBuilder().setNextPageToken(page.next());
    page.items().forEach(fields -> response.addExecutions(fields.message()));
    return response.build();
  }

  private ListArtifactsResponse artifacts(ListArtifactsRequest request) {
    Page<NodeFields<Artifact>> page =
        page(
            lineage.artifacts(MetadataName.store(request.getParent())).stream()
                .map(NodeFields::ofArtifact),
            request.getFilter(),
            request.getOrderBy(),
            request.getPageSize(),
            request.getPageToken());
    ListArtifactsResponse.Builder response =
        ListArtifactsResponse.newBuilder().setNextPageToken(page.next());
    page.items().forEach(fields -> response.addArtifacts(fields.message()));
    return response.build();
  }

  private static <T extends Message> Page<NodeFields<T>> page(
      Stream<NodeFields<T>> all, String filter, String order, int size, String token) {
    ListFilter wanted = ListFilterParser.parse(filter, NodeFields.NAMES);
    List<NodeFields<T>> some =
        all.filter(wanted::accepts)
            .sorted(Ordering.of(order, "create_time", NodeFields.TIMES))
            .toList();
    return Page.of(some, size, token, filter + "\n" + order, NodeFields::identity);
  }

  private Execution execution(GetExecutionRequest request) {
    String name = MetadataName.part(request.getName(), "executions");
    return lineage.execution(name).orElseThrow(() -> Missing.resource(name));
  }

  private Artifact artifact(GetArtifactRequest request) {
    return artifact(request.getName());
  }

  private Artifact artifact(String asked) {
    String name = MetadataName.part(asked, "artifacts");
    return lineage.artifact(name).orElseThrow(() -> Missing.resource(name));
  }

  private synchronized Artifact create(CreateArtifactRequest request) {
    String store = MetadataName.store(request.getParent());
    String id = request.getArtifactId().isEmpty() ? "" + Ids.positive() : request.getArtifactId();
    if (!ID.matcher(id).matches()) {
      throw Rejection.invalid(
          "'" + id + "' is not an artifact id: 4 to 128 lowercase letters, digits and hyphens.");
    }
    String name = store + "/artifacts/" + id;
    if (lineage.artifact(name).isPresent()) {
      throw Rejection.of(Rejection.Kind.EXISTS, "The artifact '" + name + "' already exists.");
    }
    Labels.check(request.getArtifact().getLabelsMap());
    Artifact artifact =
        request.getArtifact().toBuilder()
            .setName(name)
            .setEtag("" + Ids.positive())
            .setCreateTime(Times.of(Instant.now()))
            .setUpdateTime(Times.of(Instant.now()))
            .build();
    lineage.keep(artifact);
    return artifact;
  }

  private LineageSubgraph ofContext(QueryContextLineageSubgraphRequest request) {
    String name = MetadataName.context(request.getContext());
    if (contexts.find(name).isEmpty()) {
      throw Missing.resource(name);
    }
    return lineage.ofContext(store(name), name);
  }

  private LineageSubgraph ofExecution(QueryExecutionInputsAndOutputsRequest request) {
    String name = MetadataName.part(request.getExecution(), "executions");
    if (lineage.execution(name).isEmpty()) {
      throw Missing.resource(name);
    }
    return lineage.ofExecution(store(name), name);
  }

  private LineageSubgraph ofArtifact(QueryArtifactLineageSubgraphRequest request) {
    Artifact artifact = artifact(request.getArtifact());
    return lineage.ofArtifact(store(artifact.getName()), artifact);
  }

  private static String store(String name) {
    return name.replaceFirst("/(contexts|executions|artifacts)/.*", "");
  }
}
