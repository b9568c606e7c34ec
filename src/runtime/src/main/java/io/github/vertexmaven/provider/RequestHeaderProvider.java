package io.github.vertexmaven.provider;

/**
 * Gives headers for each request to the tracking server, such as {@code Authorization}. It is named
 * by its class in {@code run_config.mlflow.request_header_provider}.
 *
 * <p>An implementation is a public class with a public constructor that takes {@code
 * run_config.mlflow.request_header_provider_params} as a {@code Map<String, Object>}; without
 * params it may have one without parameters.
 */
public interface RequestHeaderProvider {

  /** Whether there is something to give in this run; if not, requests go without these headers. */
  default boolean inContext() {
    return true;
  }

  /**
   * The headers. They are asked for again when they have expired, and when the server turns a
   * request away as unauthorised.
   *
   * @throws Exception is a failure of tracking; the message names this class
   */
  RequestHeaders requestHeaders() throws Exception;
}
