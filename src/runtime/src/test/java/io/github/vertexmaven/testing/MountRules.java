package io.github.vertexmaven.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.ProviderMismatchException;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * The default file system of a JVM that has a bucket mounted at {@code /gcs}, as a task on Vertex
 * AI has: a folder of this machine that takes each file as one stream, and refuses append, rename,
 * links, locks, random writes and attributes.
 *
 * <p>Started with {@code -Djava.nio.file.spi.DefaultFileSystemProvider}; {@code mount.folder} is
 * the folder, {@code mount.log} a file that lists what was written.
 */
public final class MountRules extends FileSystemProvider {

  /** What a path of this file system stands for. */
  public interface Wrapper {
    Path unwrap();
  }

  private final FileSystemProvider machine;
  private final FileSystem machineFiles;
  private final FileSystem files = new Mounted();
  private final Path mount;
  private final String folder;
  private final String log;

  /** Called by the JVM. */
  public MountRules(FileSystemProvider machine) {
    this(machine, System.getProperty("mount.folder"), System.getProperty("mount.log"));
  }

  private MountRules(FileSystemProvider machine, String folder, String log) {
    this.machine = machine;
    this.machineFiles = machine.getFileSystem(URI.create("file:///"));
    this.mount = machineFiles.getPath("/gcs");
    this.folder = folder;
    this.log = log;
  }

  /**
   * For paths of a test in this JVM.
   *
   * @param folder what is mounted
   * @param log the file that lists what was written
   */
  public static MountRules over(Path folder, Path log) {
    return new MountRules(FileSystems.getDefault().provider(), folder.toString(), log.toString());
  }

  /** A path below the mount. */
  public Path path(String below) {
    return wrapped(mount.resolve(below));
  }

  private Path wrapped(Path shown) {
    return (Path)
        Proxy.newProxyInstance(
            MountRules.class.getClassLoader(),
            new Class<?>[] {Path.class, Wrapper.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getFileSystem" -> files;
                  case "unwrap" -> shown;
                  case "toUri" -> real(shown).toUri();
                  case "toFile" -> real(shown).toFile();
                  case "toRealPath" -> wrapped(shown(real(shown).toRealPath()));
                  default -> plain(shown, method, arguments);
                });
  }

  private Object plain(Path shown, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    Object[] plain = arguments == null ? new Object[0] : arguments.clone();
    Arrays.setAll(plain, i -> plain[i] instanceof Wrapper w ? w.unwrap() : plain[i]);
    try {
      Object result = method.invoke(shown, plain);
      if (result instanceof Iterator<?> names) {
        return iterator(names);
      }
      return result instanceof Path path ? wrapped(path) : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Iterator<Path> iterator(Iterator<?> names) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return names.hasNext();
      }

      @Override
      public Path next() {
        return wrapped((Path) names.next());
      }
    };
  }

  private static Path unwrapped(Path path) {
    if (path instanceof Wrapper wrapper) {
      return wrapper.unwrap();
    }
    throw new ProviderMismatchException();
  }

  private boolean isMounted(Path path) {
    return unwrapped(path).toAbsolutePath().normalize().startsWith(mount);
  }

  private Path real(Path shown) {
    Path absolute = shown.toAbsolutePath().normalize();
    return absolute.startsWith(mount)
        ? machineFiles.getPath(folder).resolve(mount.relativize(absolute))
        : shown;
  }

  private Path shown(Path real) {
    Path mounted = machineFiles.getPath(folder);
    return real.startsWith(mounted) ? mount.resolve(mounted.relativize(real)) : real;
  }

  private Path realOf(Path path) {
    return real(unwrapped(path));
  }

  private void refuse(Path path, String what) {
    if (isMounted(path)) {
      throw new UnsupportedOperationException(what + " on the mount: " + path);
    }
  }

  private void noteStream(Path path) throws IOException {
    if (isMounted(path)) {
      Files.write(
          machineFiles.getPath(log),
          (path + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  @Override
  public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
    if (Arrays.asList(options).contains(StandardOpenOption.APPEND)) {
      refuse(path, "append");
    }
    noteStream(path);
    return machine.newOutputStream(realOf(path), options);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (options.stream().anyMatch(option -> option != StandardOpenOption.READ)) {
      refuse(path, "random write");
    }
    return machine.newByteChannel(realOf(path), options, attributes);
  }

  /** Locks hang on channels of this kind. */
  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    refuse(path, "lock or map");
    return machine.newFileChannel(realOf(path), options, attributes);
  }

  @Override
  public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
    machine.createDirectory(realOf(path), attributes);
  }

  @Override
  public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes)
      throws IOException {
    refuse(link, "link");
    machine.createSymbolicLink(realOf(link), realOf(target), attributes);
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    refuse(link, "link");
    machine.createLink(realOf(link), realOf(existing));
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return wrapped(machine.readSymbolicLink(realOf(link)));
  }

  @Override
  public void delete(Path path) throws IOException {
    machine.delete(realOf(path));
  }

  /** From the mount is reading; onto it is more than one stream. */
  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    refuse(target, "copy");
    machine.copy(realOf(source), realOf(target), options);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    refuse(source, "rename");
    refuse(target, "rename");
    machine.move(realOf(source), realOf(target), options);
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return machine.isSameFile(realOf(path), realOf(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return machine.isHidden(realOf(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return machine.getFileStore(realOf(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    machine.checkAccess(realOf(path), modes);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    refuse(path, "attributes");
    return machine.getFileAttributeView(realOf(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return machine.readAttributes(realOf(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return machine.readAttributes(realOf(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    refuse(path, "attributes");
    machine.setAttribute(realOf(path), name, value, options);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    DirectoryStream<Path> real =
        machine.newDirectoryStream(realOf(folder), path -> filter.accept(wrapped(shown(path))));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        Iterator<Path> paths = real.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return paths.hasNext();
          }

          @Override
          public Path next() {
            return wrapped(shown(paths.next()));
          }
        };
      }

      @Override
      public void close() throws IOException {
        real.close();
      }
    };
  }

  @Override
  public String getScheme() {
    return "file";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return files;
  }

  @Override
  public Path getPath(URI uri) {
    return wrapped(shown(machineFiles.getPath(uri.getPath())));
  }

  private final class Mounted extends FileSystem {

    @Override
    public FileSystemProvider provider() {
      return MountRules.this;
    }

    @Override
    public Path getPath(String first, String... more) {
      return wrapped(machineFiles.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
      PathMatcher matcher = machineFiles.getPathMatcher(pattern);
      return path -> matcher.matches(unwrapped(path));
    }

    @Override
    public String getSeparator() {
      return machineFiles.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
      return Set.of(getPath("/"));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
      return machineFiles.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
      return Set.of("basic");
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
      return machineFiles.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public boolean isReadOnly() {
      return false;
    }
  }
}
