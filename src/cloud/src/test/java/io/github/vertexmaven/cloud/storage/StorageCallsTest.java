package io.github.vertexmaven.cloud.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.storage.StorageException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the service says of an upload in parts, which the client tells as a whole exchange. */
class StorageCallsTest {

  private static final String EXCHANGE =
      """
      500 Internal Server Error
      \t|> PUT http://127.0.0.1:1/upload?upload_id=1
      \t|> content-range: bytes 0-9/10
      \t|
      \t|< HTTP/1.1 500 Internal Server Error
      """;

  private static final String ANSWER =
      "{\"error\":{\"code\":500,\"message\":\"No \\\"room\\\" is left\",\"errors\":[]}}";

  @Test
  void findsTheSentenceInTheCause() {
    StorageException fault = new StorageException(500, EXCHANGE, new IOException(ANSWER));
    assertThat(StorageCalls.said(fault)).isEqualTo("No \"room\" is left");
  }

  @Test
  void findsTheSentenceInTheExchange() {
    StorageException fault = new StorageException(500, EXCHANGE + "\t|< " + ANSWER);
    assertThat(StorageCalls.said(fault)).isEqualTo("No \"room\" is left");
  }

  @Test
  void takesTheStatusWhereThereIsNoSentence() {
    assertThat(StorageCalls.said(new StorageException(500, EXCHANGE)))
        .isEqualTo("500 Internal Server Error");
  }

  @Test
  void leavesOtherMessagesAsTheyAre() {
    assertThat(StorageCalls.said(new StorageException(403, "no access"))).isEqualTo("no access");
    assertThat(StorageCalls.said(new StorageException(403, (String) null))).isNull();
  }
}
