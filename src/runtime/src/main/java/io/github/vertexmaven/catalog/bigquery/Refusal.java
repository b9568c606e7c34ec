package io.github.vertexmaven.catalog.bigquery;

import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.JobException;
import io.github.vertexmaven.catalog.value.BadData;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What BigQuery says when it does not do as it is told. */
final class Refusal {

  private static final int MOST_ERRORS = 5;

  private Refusal() {}

  /** A call that may be refused. */
  interface Call<T> {
    T result() throws BadData, InterruptedException, java.io.IOException;
  }

  /**
   * The call's result; what the client throws becomes words.
   *
   * @param whose a prefix for them that names the table
   */
  static <T> T told(String whose, Call<T> call) throws BadData, java.io.IOException {
    try {
      return call.result();
    } catch (BigQueryException e) {
      throw new BadData(whose + "BigQuery: " + ended(e.getMessage()), e);
    } catch (JobException e) {
      throw new BadData(whose + "BigQuery: " + words(e.getErrors()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadData("it was interrupted.", e);
    }
  }

  /** The first different ones of some errors of a job. */
  static String words(List<BigQueryError> errors) {
    return errors.stream()
        .map(BigQueryError::getMessage)
        .filter(Objects::nonNull)
        .distinct()
        .limit(MOST_ERRORS)
        .map(Refusal::ended)
        .collect(Collectors.joining(" "));
  }

  private static String ended(String message) {
    String text = String.valueOf(message).strip();
    return text.endsWith(".") ? text : text + ".";
  }
}
