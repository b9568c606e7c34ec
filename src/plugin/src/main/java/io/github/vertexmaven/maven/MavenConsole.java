package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.conf.KnownSecrets;
import io.github.vertexmaven.core.show.terminal.Console;
import io.github.vertexmaven.core.show.terminal.Terminal;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/**
 * Maven's log, and the terminal that it writes to.
 *
 * @param variables the environment
 * @param secrets what stands in no line
 */
record MavenConsole(
    Log log, MavenSession session, Map<String, String> variables, KnownSecrets secrets)
    implements Console {

  @Override
  public void info(String line) {
    log.info(shown(line));
  }

  @Override
  public void warn(String line) {
    log.warn(shown(line));
  }

  @Override
  public void debug(String line) {
    log.debug(shown(line));
  }

  @Override
  public void debug(Throwable fault) {
    log.debug(secrets.shown(fault));
  }

  @Override
  public String shown(String line) {
    return secrets.text(line);
  }

  /** Steps are watched where Maven prints nothing of others meanwhile. */
  @Override
  public Terminal terminal() {
    boolean watched =
        log.isInfoEnabled()
            && session.getRequest().isInteractiveMode()
            && session.getRequest().getDegreeOfConcurrency() <= 1;
    return Terminal.of(
        variables, MavenColors.areOn(session), watched, session.getClass().getClassLoader());
  }
}
