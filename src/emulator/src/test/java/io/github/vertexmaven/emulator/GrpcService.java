package io.github.vertexmaven.emulator;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.UnaryCallable;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import com.google.cloud.aiplatform.v1.MetadataServiceClient;
import com.google.cloud.aiplatform.v1.MetadataServiceSettings;
import com.google.cloud.aiplatform.v1.PipelineServiceClient;
import com.google.cloud.aiplatform.v1.PipelineServiceSettings;
import com.google.cloud.aiplatform.v1.ScheduleServiceClient;
import com.google.cloud.aiplatform.v1.ScheduleServiceSettings;
import com.google.longrunning.OperationsClient;
import com.google.protobuf.Message;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;

/** Google's own unmodified client. */
final class GrpcService implements Service {

  private final PipelineServiceClient pipelines;
  private final MetadataServiceClient metadata;
  private final ScheduleServiceClient schedules;

  /** A client that shows a token, if there is one. */
  GrpcService(String address, Optional<String> token) throws IOException {
    CredentialsProvider credentials =
        token.isPresent()
            ? FixedCredentialsProvider.create(
                OAuth2Credentials.create(new AccessToken(token.get(), null)))
            : NoCredentialsProvider.create();
    InstantiatingGrpcChannelProvider channel =
        InstantiatingGrpcChannelProvider.newBuilder()
            .setEndpoint(address)
            .setMaxInboundMessageSize(Integer.MAX_VALUE)
            .setChannelConfigurator(builder -> builder.usePlaintext())
            .build();
    pipelines =
        PipelineServiceClient.create(
            PipelineServiceSettings.newBuilder()
                .setTransportChannelProvider(channel)
                .setCredentialsProvider(credentials)
                .build());
    metadata =
        MetadataServiceClient.create(
            MetadataServiceSettings.newBuilder()
                .setTransportChannelProvider(channel)
                .setCredentialsProvider(credentials)
                .build());
    schedules =
        ScheduleServiceClient.create(
            ScheduleServiceSettings.newBuilder()
                .setTransportChannelProvider(channel)
                .setCredentialsProvider(credentials)
                .build());
  }

  ScheduleServiceClient schedules() {
    return schedules;
  }

  PipelineServiceClient pipelines() {
    return pipelines;
  }

  @Override
  public <A extends Message> A call(String service, String method, Message question, A answer) {
    OperationsClient operations = pipelines.getOperationsClient();
    Object client =
        Map.of(
                "PipelineService",
                pipelines,
                "ScheduleService",
                schedules,
                "MetadataService",
                metadata,
                "Operations",
                operations)
            .get(service);
    try {
      return answered(callable(client, method), question);
    } catch (ApiException e) {
      throw new Failed(
          e.getStatusCode().getCode().name(),
          e.getMessage().replaceFirst("(?s)^.*?StatusRuntimeException: [A-Z_]+: ", ""));
    }
  }

  @SuppressWarnings("unchecked")
  private static <A> UnaryCallable<Message, A> callable(Object client, String method) {
    String name = Character.toLowerCase(method.charAt(0)) + method.substring(1) + "Callable";
    try {
      Method callable = client.getClass().getMethod(name);
      return (UnaryCallable<Message, A>) callable.invoke(client);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <A> A answered(UnaryCallable<Message, A> callable, Message question) {
    return callable.call(question);
  }

  @Override
  public void close() {
    pipelines.close();
    metadata.close();
    schedules.close();
  }
}
