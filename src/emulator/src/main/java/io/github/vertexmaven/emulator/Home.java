package io.github.vertexmaven.emulator;

import io.github.vertexmaven.emulator.http.AccessToken;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.store.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A home folder that is ours alone while the lock is held, and the file that says where we are. */
final class Home implements AutoCloseable {

  private static final int TOKEN_BYTES = 32;

  /** What of the folder holds data of jobs. */
  private static final List<String> PARTS =
      List.of(
          "buckets",
          "jobs",
          "cache",
          "metadata",
          "schedules",
          "credentials",
          "kubeflow",
          "kubernetes");

  private static final String ADDRESSES = "emulator.json";
  private static final String PORT = "http-port";
  private static final String TOKEN = "token";
  private static final String LOCK = "emulator.lock";

  private final Path folder;
  private final FileChannel lock;

  private Home(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Takes the lock; nothing if another process has it. The system frees it with the process.
   *
   * @throws IOException also when a folder is in the place of a file, or a file in that of a folder
   */
  static Optional<Home> lock(Path folder) throws IOException {
    requireKinds(folder);
    OwnersFiles.home(folder);
    for (String part : PARTS) {
      OwnersFiles.folder(folder.resolve(part));
    }
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (locked(channel)) {
      return Optional.of(new Home(folder, channel));
    }
    channel.close();
    return Optional.empty();
  }

  private static void requireKinds(Path home) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String part : PARTS) {
      Path there = home.resolve(part);
      if (Files.exists(there) && !Files.isDirectory(there)) {
        wrong.add(there + " is not a folder");
      }
    }
    for (String file : List.of(ADDRESSES, PORT, TOKEN, LOCK)) {
      if (Files.isDirectory(home.resolve(file))) {
        wrong.add(home.resolve(file) + " is a folder");
      }
    }
    if (!wrong.isEmpty()) {
      throw new IOException(
          String.join(", ", wrong)
              + ". The emulator makes what it needs there itself: move away what is in its place");
    }
  }

  Path folder() {
    return folder;
  }

  /** Writes the addresses; whoever reads them checks that the lock is held. */
  void announce(Servers servers, String version, Optional<AccessToken> token) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("formatVersion", 1);
    facts.put("pid", ProcessHandle.current().pid());
    facts.put("version", version);
    facts.put("startedAt", Instant.now().toString());
    facts.put("vm", System.getProperty("java.vm.info"));
    facts.put("http", servers.httpAddress());
    facts.put("grpc", servers.grpcAddress());
    token.ifPresent(known -> facts.put("token", known.value()));
    AtomicFile.write(addresses(), JsonValues.write(facts) + "\n");
    AtomicFile.write(port(), servers.httpAddress().replaceFirst(".*:", "") + "\n");
  }

  /** Where the emulator before this one was: a page that is still open finds it there again. */
  OptionalInt formerPort() {
    try {
      return OptionalInt.of(Integer.parseInt(Files.readString(port()).strip()));
    } catch (IOException | NumberFormatException damaged) {
      return OptionalInt.empty();
    }
  }

  /**
   * The token of the folder: the same for each emulator in it, so that a page that is open and
   * whoever has read the token stay answered.
   */
  AccessToken token() throws IOException {
    Path file = folder.resolve(TOKEN);
    if (!holdsToken(file)) {
      byte[] bytes = new byte[TOKEN_BYTES];
      new SecureRandom().nextBytes(bytes);
      String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      AtomicFile.write(file, value + "\n");
    }
    OwnersFiles.file(file);
    return new AccessToken(Files.readString(file).strip(), addresses().toString());
  }

  /** A short one could be guessed. */
  private static boolean holdsToken(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.readString(file).strip().length() >= TOKEN_BYTES;
  }

  void withdraw() throws IOException {
    Files.deleteIfExists(addresses());
  }

  @Override
  public void close() throws IOException {
    withdraw();
    lock.close();
  }

  private Path addresses() {
    return folder.resolve(ADDRESSES);
  }

  private Path port() {
    return folder.resolve(PORT);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
