package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.core.conf.Configurations;
import io.github.vertexmaven.core.conf.GivenOptions;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.git.GitCheckout;
import io.github.vertexmaven.core.job.submit.RunOptions;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.connect.Modules;
import io.github.vertexmaven.core.show.status.Commands;
import io.github.vertexmaven.core.show.terminal.Console;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a goal was called with, and what it may use of the build.
 *
 * @param console where it says what it does
 * @param given what the user typed
 * @param variables the environment
 * @param configurations what the user said
 * @param modules what is loaded when it is needed
 * @param commands what the user may type next
 * @param java the {@code java} that tasks of the emulator run on
 * @param offline whether the build may use no network
 */
public record Call(
    Console console,
    GivenOptions given,
    Map<String, String> variables,
    Configurations configurations,
    Modules modules,
    Folders folders,
    Commands commands,
    Path java,
    String pluginVersion,
    boolean offline) {

  /** The way to the service or the emulator. */
  public Connecting connecting() {
    return new Connecting(modules, folders, java, variables, console);
  }

  /** How jobs of a configuration run. */
  public JobOptions options(ResolvedConfig config) {
    return RunOptions.of(config, pluginVersion, commit());
  }

  /** The commit that the project's files are, when they are one. */
  private Optional<String> commit() {
    return GitCheckout.around(folders.project(), console::warn).commitId();
  }
}
