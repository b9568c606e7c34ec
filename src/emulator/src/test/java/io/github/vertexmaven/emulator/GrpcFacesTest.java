package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.NotFoundException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  /** As people write it: the client itself follows the operation to its end. */
  @Test
  void followsOperations(@TempDir Path home) throws Exception {
    try (Lab lab = Lab.open(home)) {
      String name = lab.run("environment").job().getName();
      lab.grpc.pipelines().deletePipelineJobAsync(name).get(30, TimeUnit.SECONDS);
      assertThatThrownBy(() -> lab.grpc.pipelines().getPipelineJob(name))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Nested
  class Metadata extends MetadataSuite {
    @Override
    Service service(Lab lab) {
      return lab.grpc;
    }
  }

  @Nested
  class Schedules extends SchedulesSuite {
    @Override
    Service service(Lab lab) {
      return lab.grpc;
    }
  }

  @Nested
  class Strict extends StrictSuite {
    @Override
    Service service(Lab lab) {
      return lab.grpc;
    }
  }
}
