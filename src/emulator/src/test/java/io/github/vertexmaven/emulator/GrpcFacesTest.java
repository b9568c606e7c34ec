package io.github.vertexmaven.emulator;

import org.junit.jupiter.api.Nested;

/** The suites over Google's own client. */
class GrpcFacesTest {

  @Nested
  class Jobs extends JobsSuite {
    @Override
    Service service(Lab lab) {
      return lab.grpc;
    }
  }

  @Nested
  class Lists extends ListsSuite {
    @Override
    Service service(Lab lab) {
      return lab.grpc;
    }
  }

  @Nested
  class Metadata extends MetadataSuite {
    @Override
    Service service(Lab lab) {
      return lab.grpc;
    }
  }
}
