package io.github.vertexmaven.catalog.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a table by one load job, which adds all rows or none. */
public final class TableLoading {

  /** What becomes of a table that is there. */
  public enum Existing {
    FAIL(JobInfo.WriteDisposition.WRITE_EMPTY),
    REPLACE(JobInfo.WriteDisposition.WRITE_TRUNCATE),
    APPEND(JobInfo.WriteDisposition.WRITE_APPEND);

    private final JobInfo.WriteDisposition disposition;

    Existing(JobInfo.WriteDisposition disposition) {
      this.disposition = disposition;
    }
  }

  private final Access access;
  private final Existing existing;
  private final Map<String, String> columnTypes;

  /**
   * A way to write.
   *
   * @param columnTypes SQL types for columns of a table that has to be made
   */
  public TableLoading(Access access, Existing existing, Map<String, String> columnTypes) {
    this.access = access;
    this.existing = existing;
    this.columnTypes = Map.copyOf(columnTypes);
  }

  /**
   * Writes the rows. A table that is there keeps its columns; else it is made with those of the
   * rows.
   *
   * @param rows what the lines hold
   */
  public void load(String written, Optional<String> dataset, Table rows, JsonLines lines)
      throws BadData, IOException {
    TableReference name = TableReference.of(written, dataset);
    BigQuery client = access.open(name.project());
    Refusal.told(
        name.prefix(),
        () -> {
          TableId id = name.in(client.getOptions().getProjectId());
          com.google.cloud.bigquery.Table stored = client.getTable(id);
          if (stored != null && existing == Existing.FAIL) {
            throw new BadData("the table '" + name + "' exists, and if_exists is 'fail'.");
          }
          requireDone(name, upload(client, id, schema(stored, rows), lines), lines);
          return null;
        });
  }

  private Schema schema(com.google.cloud.bigquery.Table stored, Table rows) throws BadData {
    Schema known = stored == null ? null : stored.getDefinition().getSchema();
    return known == null || known.getFields().isEmpty()
        ? ColumnFields.of(rows, columnTypes)
        : known;
  }

  /** A channel that is not closed loads nothing, so a failure leaves it open. */
  private Job upload(BigQuery client, TableId id, Schema schema, JsonLines lines)
      throws IOException, InterruptedException {
    WriteChannelConfiguration configuration =
        WriteChannelConfiguration.newBuilder(id)
            .setFormatOptions(FormatOptions.json())
            .setSchema(schema)
            .setWriteDisposition(existing.disposition)
            .build();
    JobId job =
        JobId.newBuilder()
            .setProject(client.getOptions().getProjectId())
            .setLocation(client.getOptions().getLocation())
            .setRandomJob()
            .build();
    TableDataWriteChannel channel = client.writer(job, configuration);
    lines.copyTo(Channels.newOutputStream(channel));
    channel.close();
    return channel.getJob();
  }

  /** The client throws when a job failed, and tells all that the job says of it. */
  private static void requireDone(TableReference name, Job job, JsonLines lines)
      throws BadData, IOException, InterruptedException {
    try {
      if (job.waitFor() == null) {
        throw new BadData(name.prefix() + "BigQuery no longer knows the load job.");
      }
    } catch (BigQueryException e) {
      List<BigQueryError> errors = e.getErrors();
      if (errors == null || errors.isEmpty()) {
        throw e;
      }
      String row = RefusedRow.in(errors, lines).map(number -> "row " + number + ": ").orElse("");
      throw new BadData(name.prefix() + row + "BigQuery: " + Refusal.words(errors), e);
    }
  }
}
