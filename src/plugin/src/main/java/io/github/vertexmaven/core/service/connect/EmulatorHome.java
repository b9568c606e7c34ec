package io.github.vertexmaven.core.service.connect;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.json.JsonException;
import io.github.vertexmaven.core.json.LenientFields;
import io.github.vertexmaven.core.json.PlainJson;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.core.service.RemoteTarget.Credentials;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.RemoteTarget.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The home folder of an emulator: who needs one starts it, or joins the one that owns the folder.
 * The emulator outlives the build that started it, as the cloud would, and leaves by itself when
 * nobody needs it.
 */
public final class EmulatorHome {

  private static final int PAUSE_MILLIS = 25;
  private static final int CALL_MILLIS = 5000;

  private final Path home;

  /** The emulator of a folder, which need not be there. */
  public EmulatorHome(Path home) {
    this.home = home;
  }

  /** Makes a bucket: on this machine nobody else would. */
  public void ensureBucket(String bucket) {
    try {
      PrivateFiles.folder(home);
      PrivateFiles.folder(home.resolve("buckets"));
      Files.createDirectories(home.resolve("buckets").resolve(bucket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps the credentials of a project for its tasks, where no bucket is and nobody else may read.
   *
   * @param file the name under which tasks look
   * @param values when there are none, nothing is kept
   */
  public void keepCredentials(String file, Map<String, Object> values) {
    Path kept = home.resolve("credentials").resolve(file);
    try {
      if (values.isEmpty()) {
        Files.deleteIfExists(kept);
        return;
      }
      PrivateFiles.folder(home);
      PrivateFiles.folder(kept.getParent());
      // A temporary file is made for its owner alone.
      Path written = Files.createTempFile(kept.getParent(), file, ".tmp");
      Files.writeString(written, PlainJson.compact(PlainJson.withoutNulls(values)));
      Files.move(written, kept, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Tells the emulator what is wanted of it. It holds for the jobs that follow, also where an
   * emulator runs already.
   *
   * @param wanted by the emulator's own names; when there is nothing, nothing is kept
   */
  public void keepPreferences(Map<String, Object> wanted) {
    Path kept = home.resolve("preferences.json");
    try {
      if (wanted.isEmpty()) {
        Files.deleteIfExists(kept);
        return;
      }
      PrivateFiles.folder(home);
      Path written = Files.createTempFile(home, "preferences", ".tmp");
      Files.writeString(written, PlainJson.compact(wanted));
      Files.move(written, kept, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The images that are built for it. */
  public EmulatorImages images() {
    return new EmulatorImages(home);
  }

  /** The folder of a bucket. */
  public Path bucket(String bucket) {
    return home.resolve("buckets").resolve(bucket);
  }

  /**
   * The addresses of the emulator that owns the folder; it is started when there is none.
   *
   * @param log reads what is waited for when it takes long
   * @param meanwhile what is done while it starts
   */
  public Endpoints join(EmulatorProgram program, Consumer<String> log, Runnable meanwhile) {
    return join(program, log, Patience.BUSY_MACHINE, meanwhile);
  }

  Endpoints join(
      EmulatorProgram program, Consumer<String> log, Patience patience, Runnable meanwhile) {
    long begin = System.nanoTime();
    boolean silent = true;
    EmulatorStart start = EmulatorStart.of(command(program), output());
    try {
      while (System.nanoTime() - begin < patience.longest().toNanos()) {
        Optional<Endpoints> running = running();
        if (running.isPresent()) {
          if (start.isBegun()) {
            start.joined(announced());
          } else {
            EmulatorVersion.check(home, program.classPath(), log);
          }
          return running.get();
        }
        boolean first = !start.isBegun();
        start = start.goOn();
        if (first) {
          meanwhile.run();
        }
        if (silent && System.nanoTime() - begin >= patience.silent().toNanos()) {
          log.accept("Waiting for the emulator to start. " + output());
          silent = false;
        }
        Pause.ofMillis(PAUSE_MILLIS);
      }
    } finally {
      start.leave();
    }
    throw new UserException(
        "The emulator did not start within "
            + patience.longest().toSeconds()
            + " s.\n  "
            + output());
  }

  /** What is known of the emulator that has said where it is; it may have left since. */
  private LenientFields announced() {
    try {
      return LenientFields.parse(Files.readString(announcement()));
    } catch (IOException | JsonException e) {
      return LenientFields.parse("{}");
    }
  }

  /** Where its output is, for messages. */
  public String output() {
    return "Its output is in " + log();
  }

  private Path log() {
    return home.resolve("emulator.log");
  }

  /** Whether an emulator has said where it is, which may have ended since. */
  public boolean isAnnounced() {
    return Files.exists(announcement());
  }

  private Path announcement() {
    return home.resolve("emulator.json");
  }

  /** The addresses of a running emulator. */
  public Optional<Endpoints> running() {
    Path file = announcement();
    try {
      LenientFields json = LenientFields.parse(Files.readString(file));
      String http = json.string("http").orElseThrow();
      String grpc = json.string("grpc").orElseThrow();
      boolean alive =
          ProcessHandle.of(Long.parseLong(json.text("pid").orElseThrow())).isPresent()
              && answers("http://" + http, token(json));
      return alive
          ? Optional.of(new Endpoints(grpc, "http://" + http, grpc, true))
          : Optional.empty();
    } catch (IOException | JsonException | NoSuchElementException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Who one is for the emulator of the folder: its owner, unless it answers everybody. */
  public Credentials credentials() {
    try {
      Optional<String> token = token(LenientFields.parse(Files.readString(announcement())));
      return token.<Credentials>map(Token::new).orElseGet(Anonymous::new);
    } catch (IOException | JsonException e) {
      return new Anonymous();
    }
  }

  private static Optional<String> token(LenientFields json) {
    return json.string("token");
  }

  /** A real call: one that is answered keeps the emulator from leaving before the next one. */
  static boolean answers(String address, Optional<String> token) {
    try {
      URL url = URI.create(address + "/storage/v1/b?project=emulator").toURL();
      HttpURLConnection call = (HttpURLConnection) url.openConnection();
      call.setConnectTimeout(CALL_MILLIS);
      call.setReadTimeout(CALL_MILLIS);
      token.ifPresent(known -> call.setRequestProperty("Authorization", "Bearer " + known));
      try {
        return call.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        call.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts an emulator that stands until it is stopped, as a child of this process. */
  public Process stand(EmulatorProgram program) {
    return command(program).stand();
  }

  private EmulatorCommand command(EmulatorProgram program) {
    return new EmulatorCommand(home, log(), program);
  }
}
