package io.github.vertexmaven.emulator;

import org.junit.jupiter.api.Nested;

/** The suites over REST with JSON. */
class RestFacesTest {

  @Nested
  class Jobs extends JobsSuite {
    @Override
    Service service(Lab lab) {
      return lab.rest;
    }
  }

  @Nested
  class Lists extends ListsSuite {
    @Override
    Service service(Lab lab) {
      return lab.rest;
    }
  }

  @Nested
  class Metadata extends MetadataSuite {
    @Override
    Service service(Lab lab) {
      return lab.rest;
    }
  }

  @Nested
  class Schedules extends SchedulesSuite {
    @Override
    Service service(Lab lab) {
      return lab.rest;
    }
  }

  @Nested
  class Strict extends StrictSuite {
    @Override
    Service service(Lab lab) {
      return lab.rest;
    }
  }
}
