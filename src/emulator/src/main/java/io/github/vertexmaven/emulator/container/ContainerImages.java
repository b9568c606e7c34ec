package io.github.vertexmaven.emulator.container;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import io.github.vertexmaven.emulator.process.ProcessMark;
import io.github.vertexmaven.emulator.process.RunningCommand;
import io.github.vertexmaven.emulator.process.TaskProcess;
import io.github.vertexmaven.emulator.store.TaskLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Images on this machine. One that is here is taken as it is; one that a client has built is
 * loaded; any other is pulled.
 */
final class ContainerImages {

  private static final Pattern DIGEST = Pattern.compile("@sha256:([0-9a-f]{64})$");

  private final Path built;
  private final Set<String> here = ConcurrentHashMap.newKeySet();
  private final Map<String, ReentrantLock> arriving = new ConcurrentHashMap<>();

  /**
   * The images for one home folder.
   *
   * @param built where clients leave what they have built: {@code <digest>.json} with the name of
   *     an image in its archive, and that archive, {@code <digest>.tar}
   */
  ContainerImages(Path built) {
    this.built = built;
  }

  /**
   * Has an image on this machine.
   *
   * @param log reads what is pulled
   * @param running is told what would have to be ended
   * @return the name under which it is here
   */
  String have(
      ContainerProgram program,
      String image,
      ProcessMark mark,
      TaskLog log,
      Consumer<RunningCommand> running)
      throws ContainerProblem, IOException, InterruptedException {
    Optional<Built> ours = builtHere(image);
    String name = ours.map(Built::name).orElse(image);
    String known = key(program, name);
    if (here.contains(known)) {
      return name;
    }
    // Tasks that want the same image wait for the first of them.
    ReentrantLock lock = arriving.computeIfAbsent(known, key -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      if (!isHere(program, name)) {
        fetch(program, name, ours, mark, log, running);
      }
      here.add(known);
      return name;
    } finally {
      lock.unlock();
    }
  }

  /** It may have been removed since it was seen. */
  void forget(ContainerProgram program, String name) {
    here.remove(key(program, name));
  }

  private static String key(ContainerProgram program, String name) {
    return program.prefix() + " " + name;
  }

  private static boolean isHere(ContainerProgram program, String name)
      throws IOException, InterruptedException {
    return ContainerCall.of(program.line("image", "inspect", "--format", "{{.Id}}", name))
        .succeeded();
  }

  private static void fetch(
      ContainerProgram program,
      String name,
      Optional<Built> ours,
      ProcessMark mark,
      TaskLog log,
      Consumer<RunningCommand> running)
      throws ContainerProblem, IOException, InterruptedException {
    List<String> line =
        ours.isPresent()
            ? program.line("load", "--input", ours.get().archive().toString())
            : program.line("pull", name);
    TaskProcess process = TaskProcess.startMerged(line, mark, log);
    running.accept(process);
    if (process.exit().code() == 0) {
      return;
    }
    throw new ContainerProblem(
        ours.isPresent()
            ? "The image "
                + name
                + " cannot be loaded from "
                + ours.get().archive()
                + "; the task's log says why. Build it again."
            : "The image "
                + name
                + " is not on this machine and cannot be pulled; the task's log says why.");
  }

  private record Built(String name, Path archive) {}

  private Optional<Built> builtHere(String image) throws IOException {
    Matcher digest = DIGEST.matcher(image);
    if (!digest.find()) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(built.resolve(digest.group(1) + ".json"));
      return JsonValues.object(JsonValues.read(text)).get("image") instanceof String name
          ? Optional.of(new Built(name, built.resolve(digest.group(1) + ".tar")))
          : Optional.empty();
    } catch (NoSuchFileException | MalformedJson e) {
      return Optional.empty();
    }
  }
}
