package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.UserException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The configurations that a goal may ask for. Nothing is read before it does.
 *
 * @param request what they are made of, in the environment of the call
 * @param namedEnvironment the environment, where somebody names one
 * @param loadVersions {@code -Dvertexai.loadVersions}
 * @param warnings receives what the user should know of a run's configuration
 * @param learnt receives each that is read, before anybody says a word of it
 */
public record Configurations(
    Supplier<ConfigRequest> request,
    Optional<String> namedEnvironment,
    Optional<String> loadVersions,
    Consumer<String> warnings,
    Consumer<ResolvedConfig> learnt) {

  /**
   * The one of a call that describes no pipelines, so that nobody can say whether a node reads what
   * {@code conf/} lacks.
   *
   * @throws UserException when such parameters are given
   */
  public ResolvedConfig ofCall() {
    ResolvedConfig config = ofRun();
    if (!config.given().isEmpty()) {
      throw new UserException(
          config.given().stream().map(given -> given.problem(List.of())).toList());
    }
    return config;
  }

  /** The one of a run, with the parameters of the command line. */
  public ResolvedConfig ofRun() {
    ResolvedConfig config = versioned(ConfigResolver.resolve(request.get()));
    config.warnings().forEach(warnings);
    return config;
  }

  /** The one that is compiled: parameters that are given for one run reach its templates alone. */
  public ResolvedConfig ofFiles() {
    return versioned(ConfigResolver.resolveForSpec(request.get()));
  }

  /** The same of another environment. */
  public ResolvedConfig ofFiles(String env) {
    return versioned(ConfigResolver.resolveForSpec(request.get().in(env)));
  }

  /** The one of the runs of a schedule, which has parameters of its own. */
  public ResolvedConfig ofSchedule(ConfValue.Mapping scheduled) {
    return versioned(ConfigResolver.resolve(request.get(), scheduled));
  }

  /**
   * The same, of which somebody sees what they ask for and say.
   *
   * @param noting puts itself between them and those whom they ask
   */
  public Configurations asking(UnaryOperator<ConfigRequest> noting, Consumer<String> warned) {
    return new Configurations(
        () -> noting.apply(request.get()), namedEnvironment, loadVersions, warned, learnt);
  }

  /** What {@code -Dvertexai.params} and the params file say, on their own. */
  public Map<String, Object> runParameters() {
    ConfigRequest asked = request.get();
    return ParameterOptions.alone(asked.params(), asked.paramsFile());
  }

  private ResolvedConfig versioned(ResolvedConfig config) {
    learnt.accept(config);
    return loadVersions
        .map(versions -> config.withCatalog(LoadVersions.apply(config.catalog(), versions)))
        .orElse(config);
  }
}
