package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.call.Connection;

/** A verb that asks the service, with a connection that is open. */
interface ServiceCall {

  /** Asks. */
  void run(Connection connection, ResolvedConfig config);

  /** Connects to where jobs of the configuration run, and closes in the end. */
  static void with(Call call, ServiceCall work) {
    ResolvedConfig config = call.configurations().ofCall();
    try (Connection connection = call.connecting().connect(config)) {
      work.run(connection, config);
    }
  }
}
