package io.github.vertexmaven.emulator;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import io.github.vertexmaven.fuzz.Mutation;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Messages with chance values, many of them such as a caller would write there.
 *
 * @param known names that earlier answers have told
 */
record AnyMessage(Mutation mutation, Random random, List<String> known) {

  private static final int DEEPEST = 5;
  private static final String STORE = Lab.PARENT + "/metadataStores/default";

  /** What most callers say. */
  private static final Set<String> SAID =
      Set.of(
          "name",
          "parent",
          "context",
          "execution",
          "artifact",
          "schedule",
          "pipeline_job",
          "pipeline_spec",
          "runtime_config",
          "gcs_output_directory",
          "cron",
          "max_concurrent_run_count",
          "create_pipeline_job_request");

  private static final List<String> NAMES =
      List.of(
          Lab.PARENT,
          Lab.PARENT + "/pipelineJobs/abcd",
          Lab.PARENT + "/schedules/1",
          Lab.PARENT + "/operations/1",
          STORE,
          STORE + "/contexts/abcd",
          STORE + "/artifacts/abcd",
          STORE + "/executions/abcd",
          Lab.PARENT + "/metadataStores/other",
          "projects/my-project",
          "projects/my-project/logs/x",
          "abcd",
          "");

  private static final List<String> FILTERS =
      List.of(
          "",
          "",
          "",
          "state=\"PIPELINE_STATE_FAILED\"",
          "create_time>\"2020-01-01T00:00:00Z\" AND NOT labels.a=\"b\"",
          "display_name=\"*x*\" OR display_name:*",
          "schema_title=\"system.Pipeline\"",
          "in_context(\"" + STORE + "/contexts/abcd\")",
          "severity>=ERROR AND resource.labels.job_id=\"1\" AND timestamp>=\"2020-01-01T00:00:00Z\"",
          "textPayload=~\"(a+)+$\"",
          "(((");

  private static final List<String> ORDERS =
      List.of("", "", "create_time desc", "create_time, update_time desc", "timestamp desc", "x");

  private static final List<String> ROOTS =
      List.of("gs://lab/root", "gs://lab/root", "gs://lab/root", "gs://lab/../..", "gs://");

  private static final List<String> IDS = List.of("", "abcd", "efgh", "ijkl-1", "Ab", "default");

  private static final List<String> CRONS =
      List.of("0 3 * * *", "TZ=Europe/Paris 0 3 * * *", "*/1 * * * *", "0 0 31 2 *", "* *");

  private static final List<String> TEXTS =
      List.of("gs://lab/root", "gs://lab/../..", "metadata", "display_name,labels.a", "a", "");

  private static final List<Long> NUMBERS =
      List.of(0L, 1L, -1L, 5L, 100_000L, 2_147_483_647L, -62_135_596_801L, 253_402_300_800L);

  private static final List<String> SPECS =
      List.of("crash", "conditions", "loops", "nested", "oneof-artifacts", "lineage");

  /** One of the type of another. */
  Message of(Message empty) {
    return of(empty, 0);
  }

  private Message of(Message empty, int depth) {
    Message.Builder builder = empty.newBuilderForType();
    if (empty instanceof Struct) {
      return random.nextInt(3) == 0 ? builder.build() : Lab.spec(mutation.oneOf(SPECS));
    }
    for (FieldDescriptor field : empty.getDescriptorForType().getFields()) {
      if (isName(field) ? random.nextInt(20) > 0 : random.nextInt(4) == 0) {
        set(builder, field, depth);
      }
    }
    return builder.build();
  }

  private static boolean isName(FieldDescriptor field) {
    return SAID.contains(field.getName());
  }

  private void set(Message.Builder builder, FieldDescriptor field, int depth) {
    boolean message = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    if (message && depth > DEEPEST) {
      return;
    }
    if (field.isRepeated()) {
      for (int i = random.nextInt(3); i > 0; i--) {
        builder.addRepeatedField(field, value(builder, field, depth));
      }
    } else {
      builder.setField(field, value(builder, field, depth));
    }
  }

  private Object value(Message.Builder builder, FieldDescriptor field, int depth) {
    return switch (field.getJavaType()) {
      case STRING -> text(field);
      case INT -> mutation.oneOf(NUMBERS).intValue();
      case LONG -> mutation.oneOf(NUMBERS);
      case BOOLEAN -> random.nextBoolean();
      case DOUBLE ->
          mutation.oneOf(List.of(0.0, -1.5, Double.NaN, Double.POSITIVE_INFINITY, 1e300));
      case FLOAT -> mutation.oneOf(List.of(0f, -1.5f, Float.NaN));
      case BYTE_STRING -> ByteString.copyFromUtf8("x");
      case ENUM -> constant(field.getEnumType());
      case MESSAGE -> of(builder.newBuilderForField(field).build(), depth + 1);
    };
  }

  private Object constant(EnumDescriptor type) {
    return type.isClosed() || random.nextInt(4) > 0
        ? mutation.oneOf(type.getValues())
        : type.findValueByNumberCreatingIfUnknown(random.nextInt(300) - 100);
  }

  private String text(FieldDescriptor field) {
    String sound =
        switch (field.getName()) {
          case "name", "parent", "context", "execution", "artifact", "names", "resource_names" ->
              name(field);
          case "filter" -> mutation.oneOf(FILTERS);
          case "order_by" -> mutation.oneOf(ORDERS);
          case "cron" -> mutation.oneOf(CRONS);
          case "gcs_output_directory" -> mutation.oneOf(ROOTS);
          case "page_token" -> random.nextInt(3) == 0 ? "2" : "";
          case "pipeline_job_id", "context_id", "artifact_id", "metadata_store_id" ->
              mutation.oneOf(IDS);
          default -> mutation.oneOf(random.nextInt(4) == 0 ? NAMES : TEXTS);
        };
    return random.nextInt(12) == 0
        ? mutation.text(sound).replaceAll("[\\ud800-\\udfff]", "?")
        : sound;
  }

  /** Mostly of the kind that the message asks for. */
  private String name(FieldDescriptor field) {
    String asked = field.getContainingType().getName() + " " + field.getName();
    String kind = "";
    for (String each : List.of("PipelineJob", "Schedule", "Operation", "Context", "Artifact")) {
      kind = asked.contains(each) ? each : kind;
    }
    kind = asked.contains("Execution") ? "Execution" : kind;
    if (random.nextInt(12) == 0) {
      return mutation.oneOf(NAMES);
    }
    if (field.getName().equals("parent") || asked.contains("ListOperations")) {
      boolean stored = List.of("Context", "Artifact", "Execution").contains(kind);
      return stored ? STORE : Lab.PARENT;
    }
    String folder = "/" + kind.toLowerCase(Locale.ROOT) + "s/";
    List<String> there =
        known.stream().filter(one -> one.toLowerCase(Locale.ROOT).contains(folder)).toList();
    if (!there.isEmpty() && random.nextInt(3) > 0) {
      return mutation.oneOf(there);
    }
    return switch (kind) {
      case "" -> STORE;
      case "PipelineJob" -> Lab.PARENT + "/pipelineJobs/" + mutation.oneOf(IDS);
      case "Schedule", "Operation" -> Lab.PARENT + "/" + kind.toLowerCase(Locale.ROOT) + "s/1";
      default -> STORE + "/" + kind.toLowerCase(Locale.ROOT) + "s/abcd";
    };
  }
}
