package io.github.vertexmaven.docs.checks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import io.github.vertexmaven.launcher.Project;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the tests of a project and then its pipeline; the argument is its package. */
final class TutorialRun {

  private TutorialRun() {}

  public static void main(String[] args) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    Launcher launcher = LauncherFactory.create();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request().selectors(selectPackage(args[0])).build(),
        listener);
    listener.getSummary().printFailuresTo(new PrintWriter(System.out, true));
    System.out.println(
        "tests: "
            + listener.getSummary().getTestsSucceededCount()
            + " of "
            + listener.getSummary().getTestsFoundCount());
    Project.open(Path.of("."), "local").run();
  }
}
