package io.github.vertexmaven.emulator.container;

import io.github.vertexmaven.emulator.process.ProcessMark;
import io.github.vertexmaven.emulator.process.RunningCommand;
import io.github.vertexmaven.emulator.process.TaskProcess;
import io.github.vertexmaven.emulator.store.TaskLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The containers of one home folder. */
public final class HomeContainers {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{12,64}");

  private final WorkingPrograms working = new WorkingPrograms();
  private final ContainerImages images;
  private final ContainerLabels labels;
  private final ContainerTraces traces;

  private HomeContainers(ContainerImages images, ContainerLabels labels, ContainerTraces traces) {
    this.images = images;
    this.labels = labels;
    this.traces = traces;
  }

  /** Those of a folder; nothing is asked before it is needed. */
  public static HomeContainers of(Path home) {
    return new HomeContainers(
        new ContainerImages(home.resolve("images")),
        ContainerLabels.of(home),
        new ContainerTraces(home));
  }

  /**
   * The program that runs them as the setting wants it.
   *
   * @throws ContainerProblem when there is none that works, with what is wrong of each
   */
  public ContainerProgram program(ContainerSetting setting)
      throws ContainerProblem, InterruptedException {
    return working.of(setting);
  }

  /**
   * Has an image on this machine; it is loaded or pulled only when it is not there.
   *
   * @param log reads what is pulled
   * @param running is told what would have to be ended
   * @return its name here
   */
  public String image(
      ContainerProgram program,
      String image,
      ProcessMark mark,
      TaskLog log,
      Consumer<RunningCommand> running)
      throws ContainerProblem, IOException, InterruptedException {
    return images.have(program, image, mark, log, running);
  }

  /** Starts one; the mark is that of the program that waits for it. */
  public RunningCommand start(
      ContainerProgram program, ContainerRequest request, ProcessMark mark, TaskLog log)
      throws IOException {
    traces.keep(program);
    TaskProcess client =
        TaskProcess.start(new ContainerRun(program, labels, request).line(), mark, log);
    return new TaskContainer(
        program, request, client, log, () -> images.forget(program, request.image()));
  }

  /** Ends all of the folder, also those of an emulator that was killed. */
  public void endAll() {
    boolean interrupted = Thread.interrupted();
    for (List<String> prefix : traces.prefixes()) {
      try {
        endAll(prefix);
      } catch (IOException e) {
        // without the program nothing can run
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void endAll(List<String> prefix) throws IOException, InterruptedException {
    List<String> left =
        ContainerCall.of(
                ContainerProgram.line(
                    prefix, List.of("ps", "--all", "--quiet", "--filter", labels.filter())))
            .output()
            .lines()
            .filter(line -> ID.matcher(line).matches())
            .toList();
    if (!left.isEmpty()) {
      ContainerCall.of(ContainerProgram.line(ContainerProgram.line(prefix, List.of("kill")), left));
      ContainerCall.of(
          ContainerProgram.line(
              ContainerProgram.line(prefix, List.of("rm", "--force", "--volumes")), left));
    }
  }
}
