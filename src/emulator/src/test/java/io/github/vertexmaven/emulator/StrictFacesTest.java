package io.github.vertexmaven.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * The suites of all clients on an emulator that is strict: what a client may do on the lenient one
 * it may do here. Which transport a call came by is forgotten before it is judged, so one of them
 * is enough for every build.
 */
@Tag("slow")
class StrictFacesTest {

  /** A strict emulator makes no bucket by itself. */
  private static void strict(Path home) throws IOException {
    Files.createDirectories(home.resolve("buckets").resolve("lab"));
    Files.writeString(home.resolve("preferences.json"), "{\"strict\": true}");
  }

  @Nested
  class JobsByGrpc extends JobsSuite {
    @Override
    void prepare(Path home) throws IOException {
      strict(home);
    }

    @Override
    Service service(Lab lab) {
      return lab.grpc;
    }
  }

  @Nested
  class ListsByGrpc extends ListsSuite {
    @Override
    void prepare(Path home) throws IOException {
      strict(home);
    }

    @Override
    Service service(Lab lab) {
      return lab.grpc;
    }
  }

  @Nested
  class MetadataByGrpc extends MetadataSuite {
    @Override
    void prepare(Path home) throws IOException {
      strict(home);
    }

    @Override
    Service service(Lab lab) {
      return lab.grpc;
    }
  }

  @Nested
  class SchedulesByGrpc extends SchedulesSuite {
    @Override
    void prepare(Path home) throws IOException {
      strict(home);
    }

    @Override
    Service service(Lab lab) {
      return lab.grpc;
    }
  }

  @Nested
  class JobsByRest extends JobsSuite {
    @Override
    void prepare(Path home) throws IOException {
      strict(home);
    }

    @Override
    Service service(Lab lab) {
      return lab.rest;
    }
  }

  @Nested
  class ListsByRest extends ListsSuite {
    @Override
    void prepare(Path home) throws IOException {
      strict(home);
    }

    @Override
    Service service(Lab lab) {
      return lab.rest;
    }
  }

  @Nested
  class MetadataByRest extends MetadataSuite {
    @Override
    void prepare(Path home) throws IOException {
      strict(home);
    }

    @Override
    Service service(Lab lab) {
      return lab.rest;
    }
  }

  @Nested
  class SchedulesByRest extends SchedulesSuite {
    @Override
    void prepare(Path home) throws IOException {
      strict(home);
    }

    @Override
    Service service(Lab lab) {
      return lab.rest;
    }
  }
}
