package io.github.vertexmaven.core.conf.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps the library from what a build must not do: it would run git to find the system's settings,
 * measure the file system for seconds, and note the result in the user's home. The user's own
 * settings and those of the repository hold.
 */
final class QuietGit extends SystemReader.Delegate {

  private static final class Installed {
    static {
      SystemReader.setInstance(new QuietGit(SystemReader.getInstance()));
      FS.FileStoreAttributes.setBackground(true);
    }

    static void touch() {}
  }

  private QuietGit(SystemReader system) {
    super(system);
  }

  /** Once in a JVM. */
  static void install() {
    Installed.touch();
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  private static final class Nothing extends FileBasedConfig {
    Nothing(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
