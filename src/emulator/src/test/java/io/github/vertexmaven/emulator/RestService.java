package io.github.vertexmaven.emulator;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** REST with JSON, written from the HTTP rules of the protos as any client would be. */
final class RestService implements Service {

  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_.]+)=[^}]+\\}");
  private static final Map<String, String> OPERATIONS =
      Map.of(
          "GetOperation", "GET /v1/{name=*}",
          "WaitOperation", "POST /v1/{name=*}:wait",
          "DeleteOperation", "DELETE /v1/{name=*}",
          "ListOperations", "GET /v1/{name=*}/operations");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final Optional<String> token;
  private final JsonFormat.TypeRegistry types;

  RestService(String address) {
    this(address, Optional.empty());
  }

  /** One that shows a token. */
  RestService(String address, Optional<String> token) {
    this.token = token;
    base = "http://" + address;
    types =
        JsonFormat.TypeRegistry.newBuilder()
            .add(com.google.protobuf.Empty.getDescriptor())
            .add(com.google.rpc.BadRequest.getDescriptor())
            .add(com.google.cloud.aiplatform.v1.DeleteOperationMetadata.getDescriptor())
            .add(
                com.google.cloud.aiplatform.v1.PipelineServiceProto.getDescriptor()
                    .getMessageTypes())
            .add(
                com.google.cloud.aiplatform.v1.MetadataServiceProto.getDescriptor()
                    .getMessageTypes())
            .add(com.google.cloud.aiplatform.v1.MetadataStore.getDescriptor())
            .build();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <A extends Message> A call(String service, String method, Message question, A answer) {
    String[] rule = rule(service, method);
    Message.Builder rest = question.toBuilder();
    String path = path(rule[1], question, rest);
    String body = body(rule[2], rest);
    String query = rule[2].equals("*") ? "" : query(rest.build());
    JsonObject json = exchange(rule[0], path + query, body);
    Message.Builder builder = answer.newBuilderForType();
    try {
      JsonFormat.parser().usingTypeRegistry(types).merge(json.toString(), builder);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return (A) builder.build();
  }

  /** Sends anything at all, and gives back status and text. */
  HttpResponse<String> raw(String verb, String path, String body, String type) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", type)
            .method(verb, HttpRequest.BodyPublishers.ofString(body));
    token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonObject exchange(String verb, String path, String body) {
    HttpResponse<String> response = raw(verb, path, body, "application/json");
    JsonObject json = JsonParser.parseString(response.body()).getAsJsonObject();
    if (response.statusCode() != 200) {
      JsonObject error = json.getAsJsonObject("error");
      throw new Failed(error.get("status").getAsString(), error.get("message").getAsString());
    }
    return json;
  }

  private static String[] rule(String service, String method) {
    if (OPERATIONS.containsKey(method)) {
      String[] parts = OPERATIONS.get(method).split(" ");
      return new String[] {parts[0], parts[1], parts[0].equals("POST") ? "*" : ""};
    }
    HttpRule rule = descriptor(service, method).getOptions().getExtension(AnnotationsProto.http);
    String path =
        rule.getGet() + rule.getPost() + rule.getDelete() + rule.getPatch() + rule.getPut();
    return new String[] {rule.getPatternCase().name(), path, rule.getBody()};
  }

  private static MethodDescriptor descriptor(String service, String method) {
    try {
      Object supplier =
          ((io.grpc.MethodDescriptor<?, ?>)
                  Class.forName("com.google.cloud.aiplatform.v1." + service + "Grpc")
                      .getMethod("get" + method + "Method")
                      .invoke(null))
              .getSchemaDescriptor();
      return ((ProtoMethodDescriptorSupplier) supplier).getMethodDescriptor();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String path(String template, Message question, Message.Builder rest) {
    Matcher matcher = VARIABLE.matcher(template);
    StringBuilder path = new StringBuilder();
    while (matcher.find()) {
      Message at = question;
      Object value = question;
      for (String name : matcher.group(1).split("\\.")) {
        at = (Message) value;
        value = at.getField(field(at, name));
      }
      matcher.appendReplacement(path, Matcher.quoteReplacement(value.toString()));
      if (!matcher.group(1).contains(".")) {
        rest.clearField(field(question, matcher.group(1)));
      }
    }
    return matcher.appendTail(path).toString();
  }

  private String body(String name, Message.Builder rest) {
    if (name.isEmpty()) {
      return "";
    }
    Message body = rest.build();
    if (!name.equals("*")) {
      body = (Message) rest.getField(field(body, name));
      rest.clearField(field(rest.build(), name));
    }
    return json(body).toString();
  }

  private String query(Message rest) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    json(rest)
        .entrySet()
        .forEach(
            entry ->
                query.add(
                    entry.getKey()
                        + "="
                        + URLEncoder.encode(
                            entry.getValue().getAsString(), StandardCharsets.UTF_8)));
    return query.toString();
  }

  private JsonObject json(Message message) {
    try {
      String text = JsonFormat.printer().usingTypeRegistry(types).print(message);
      return JsonParser.parseString(text).getAsJsonObject();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FieldDescriptor field(Message message, String name) {
    return message.getDescriptorForType().findFieldByName(name);
  }

  @Override
  public void close() {
    // java.net.http closes its connections by itself
  }
}
