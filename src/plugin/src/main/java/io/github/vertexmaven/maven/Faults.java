package io.github.vertexmaven.maven;

import io.github.vertexmaven.config.FileNames;
import io.github.vertexmaven.config.FullDisk;
import io.github.vertexmaven.config.RefusedFile;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.KnownSecrets;
import io.github.vertexmaven.core.service.RemoteException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Faults as Maven knows them: what the user can mend ends without a stack trace, what the world did
 * keeps its cause.
 */
final class Faults {

  private Faults() {}

  /**
   * Does work whose faults are told to Maven, without the secrets that it came to know.
   *
   * @param output where it writes
   */
  static void told(Runnable work, KnownSecrets secrets, Path output)
      throws MojoExecutionException, MojoFailureException {
    try {
      work.run();
    } catch (UserException e) {
      throw new MojoFailureException(secrets.text(e.getMessage()));
    } catch (InvalidPathException e) {
      throw new MojoFailureException(FileNames.refusal(e));
    } catch (RemoteException e) {
      if (e.kind().isUsersFault()) {
        throw new MojoFailureException(secrets.text(e.getMessage()));
      }
      // Maven would put what clients say of a cause after ours; -e shows it as it is.
      MojoExecutionException told = new MojoExecutionException(secrets.text(e.getMessage()));
      told.addSuppressed(secrets.fault(e));
      throw told;
    } catch (RuntimeException e) {
      Optional<String> full =
          FullDisk.refusal(e, output, Path.of(System.getProperty("java.io.tmpdir")));
      if (full.isPresent()) {
        throw new MojoFailureException(secrets.text(full.get()));
      }
      Optional<String> refused = RefusedFile.refusal(e);
      if (refused.isPresent()) {
        MojoFailureException told = new MojoFailureException(secrets.text(refused.get()));
        told.addSuppressed(secrets.fault(e));
        throw told;
      }
      throw secrets.fault(e);
    }
  }
}
