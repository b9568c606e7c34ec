package io.github.vertexmaven.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A folder that behaves like a bucket's mount: files are written as one stream; append, move, copy
 * and locks are refused.
 */
final class StreamOnlyFileSystem extends FileSystem {

  private final Path root;
  private final Provider provider = new Provider();
  private final List<String> streams = new ArrayList<>();

  private StreamOnlyFileSystem(Path root) {
    this.root = root;
  }

  static StreamOnlyFileSystem over(Path folder) {
    return new StreamOnlyFileSystem(folder);
  }

  /** The files that were written, below the first folder, in order. */
  List<String> streams() {
    return List.copyOf(streams);
  }

  void forget() {
    streams.clear();
  }

  @Override
  public Path getPath(String first, String... more) {
    return wrapped(root.resolve(first));
  }

  private Path wrapped(Path real) {
    return (Path)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Path.class, Wrapper.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getFileSystem")) {
                return this;
              }
              if (method.getName().equals("unwrap")) {
                return real;
              }
              Object[] plain = arguments == null ? new Object[0] : arguments.clone();
              Arrays.setAll(plain, i -> plain[i] instanceof Wrapper w ? w.unwrap() : plain[i]);
              try {
                Object result = method.invoke(real, plain);
                return result instanceof Path path ? wrapped(path) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** What a path of this file system stands for. */
  public interface Wrapper {
    Path unwrap();
  }

  private static Path real(Path path) {
    return path instanceof Wrapper wrapper ? wrapper.unwrap() : path;
  }

  private final class Provider extends FileSystemProvider {

    @Override
    public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
      if (Arrays.asList(options).contains(StandardOpenOption.APPEND)) {
        throw new UnsupportedOperationException("append");
      }
      streams.add(
          root.relativize(real(path))
              .subpath(1, real(path).getNameCount() - root.getNameCount())
              .toString());
      return Files.newOutputStream(real(path), options);
    }

    @Override
    public SeekableByteChannel newByteChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      if (options.stream().anyMatch(option -> option != StandardOpenOption.READ)) {
        throw new UnsupportedOperationException("random write");
      }
      return Files.newByteChannel(real(path), options, attributes);
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
      Files.createDirectory(real(path), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
      Files.delete(real(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
      throw new UnsupportedOperationException("copy");
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) {
      throw new UnsupportedOperationException("move");
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
      real(path).getFileSystem().provider().checkAccess(real(path), modes);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
        Path path, Class<A> type, LinkOption... options) throws IOException {
      return Files.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
        throws IOException {
      return Files.readAttributes(real(path), names, options);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
        Path path, Class<V> type, LinkOption... options) {
      return Files.getFileAttributeView(real(path), type, options);
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
      return Files.isSameFile(real(path), real(other));
    }

    @Override
    public boolean isHidden(Path path) {
      return false;
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
      return Files.getFileStore(real(path));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
        Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
      return Files.newDirectoryStream(real(folder), filter);
    }

    @Override
    public String getScheme() {
      return "stream-only";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
      return StreamOnlyFileSystem.this;
    }

    @Override
    public Path getPath(URI uri) {
      throw new UnsupportedOperationException();
    }
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {}

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    throw new UnsupportedOperationException();
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException();
  }
}
