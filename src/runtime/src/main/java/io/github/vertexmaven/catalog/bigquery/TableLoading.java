package io.github.vertexmaven.catalog.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryError;
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
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
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

  /** The rows as lines of JSON. */
  public interface Lines {

    /** Writes all of them. */
    void copyTo(OutputStream out) throws IOException;
  }

  private final Access access;
  private final Existing existing;

  /** A way to write. */
  public TableLoading(Access access, Existing existing) {
    this.access = access;
    this.existing = existing;
  }

  /**
   * Writes the rows. A table that is there keeps its columns; else it is made with those of the
   * rows.
   *
   * @param rows what the lines hold
   */
  public void load(String written, Optional<String> dataset, Table rows, Lines lines)
      throws BadData, IOException {
    TableName name = TableName.of(written, dataset);
    BigQuery client = access.open(name.project());
    Refusal.told(
        name.prefix(),
        () -> {
          TableId id = name.in(client.getOptions().getProjectId());
          com.google.cloud.bigquery.Table stored = client.getTable(id);
          if (stored != null && existing == Existing.FAIL) {
            throw new BadData("the table '" + name + "' exists, and if_exists is 'fail'.");
          }
          requireDone(name, upload(client, id, schema(stored, rows), lines));
          return null;
        });
  }

  private static Schema schema(com.google.cloud.bigquery.Table stored, Table rows) throws BadData {
    Schema known = stored == null ? null : stored.getDefinition().getSchema();
    return known == null || known.getFields().isEmpty() ? ColumnFields.of(rows) : known;
  }

  /** A channel that is not closed loads nothing, so a failure leaves it open. */
  private Job upload(BigQuery client, TableId id, Schema schema, Lines lines)
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
    return channel.getJob().waitFor();
  }

  private static void requireDone(TableName name, Job job) throws BadData {
    if (job == null) {
      throw new BadData(name.prefix() + "BigQuery no longer knows the load job.");
    }
    if (job.getStatus().getError() != null) {
      List<BigQueryError> errors = new ArrayList<>(List.of(job.getStatus().getError()));
      Optional.ofNullable(job.getStatus().getExecutionErrors()).ifPresent(errors::addAll);
      throw new BadData(name.prefix() + "BigQuery: " + Refusal.words(errors));
    }
  }
}
