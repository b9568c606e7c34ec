package io.github.vertexmaven.core.service.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleEndpointsTest {

  @ParameterizedTest
  @CsvSource({
    "europe-west4-aiplatform-mine.p.googleapis.com,"
        + " europe-west4-aiplatform-mine.p.googleapis.com:443,"
        + " https://storage-mine.p.googleapis.com, logging-mine.p.googleapis.com:443,"
        + " https://iam-mine.p.googleapis.com",
    "aiplatform-mine.p.googleapis.com:8443, aiplatform-mine.p.googleapis.com:8443,"
        + " https://storage-mine.p.googleapis.com, logging-mine.p.googleapis.com:443,"
        + " https://iam-mine.p.googleapis.com",
    "aiplatform.me-central2.rep.googleapis.com, aiplatform.me-central2.rep.googleapis.com:443,"
        + " https://storage.googleapis.com, logging.googleapis.com:443, https://iam.googleapis.com",
    "vertex.corp.example:9443, vertex.corp.example:9443, https://storage.googleapis.com,"
        + " logging.googleapis.com:443, https://iam.googleapis.com"
  })
  void theOtherServicesGoWithTheHost(
      String host, String vertex, String storage, String logging, String iam) {
    assertThat(GoogleEndpoints.of(host))
        .isEqualTo(new Endpoints(vertex, storage, logging, iam, false));
  }
}
