package io.github.vertexmaven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Fields are final. What changes while a program runs is in few classes, of a few kinds: who reads
 * any other need not ask when it was looked at.
 */
class MutableFieldsTest {

  private static final String BASE = "io.github.vertexmaven.";

  /** What others say that it changes: goals, whose parameters Maven sets, streams and visitors. */
  private static final Set<String> KINDS =
      Set.of(
          "org.apache.maven.plugin.AbstractMojo",
          "java.io.InputStream",
          "java.io.FilterInputStream",
          "java.io.OutputStream",
          "java.io.Reader",
          "java.nio.file.SimpleFileVisitor",
          "de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler",
          "org.commonmark.node.AbstractVisitor",
          "org.objectweb.asm.ClassVisitor",
          "org.objectweb.asm.MethodVisitor");

  /** Formats that are read and written value by value, and the engine. */
  private static final Set<String> PACKAGES =
      Set.of(
          "catalog.excel",
          "catalog.json",
          "catalog.object",
          "catalog.parquet",
          "catalog.table",
          "emulator.engine");

  /** The others, by what they are. */
  private static final Map<String, String> CLASSES =
      Map.of(
          "parsers: how far they are in what they read",
          """
          config.YamlReader config.TemplateParser config.TemplateMemory
          catalog.entry.EntryReader core.conf.ParameterOptions core.show.table.Paragraph
          emulator.Options$Builder emulator.logging.EntryFilterParser emulator.page.TableHead$Rows
          emulator.spec.YamlValues emulator.storage.Parts emulator.store.JobJournal$Reader
          emulator.vertex.ListFilterParser
          """,
          "searches: what they have found so far",
          """
          core.compile.code.Reach core.compile.plan.Packing$Bin core.compile.plan.Search
          docs.map.LayeredGraph$Place fuzz.FuzzRun emulator.logging.EntryPage emulator.storage.Listing
          emulator.storage.MergedWalk
          """,
          "what is made when it is first asked for, because most runs do not ask",
          """
          catalog.Entry catalog.entry.DatasetRegistry$LibraryTypes
          catalog.value.RecordConversion cloud.Lazy core.conf.git.GitCheckout
          core.job.call.LentServices core.service.process.ProcessConnector
          core.show.status.TaskNotes emulator.process.PrivateMount kubeflow.api.Installation
          launcher.TaskData live.GeneratedFolder mlflow.Tracker provider.CredentialStore
          """,
          "listeners: what a run or a process has told",
          """
          core.compile.fork.JavaFork core.job.image.ImageProgress core.show.report.LocalRun
          core.show.report.LocalRun$Printed core.show.report.LocalRunView
          core.show.status.LiveTable mlflow.MlflowHook tell.PreviewEvents
          """,
          "sessions: a login, an upload, attempts that may have had an effect",
          """
          cloud.vertex.Creation cloud.vertex.ScheduleCreation emulator.storage.Session
          kubeflow.api.OneCreation kubeflow.login.DexSession kubeflow.login.GoogleSession
          kubeflow.login.TokenFileSession mlflow.Headers
          """,
          "processes and threads, the nodes of a local run among them",
          """
          core.service.process.ClientProcess emulator.container.TaskContainer
          emulator.http.Activity emulator.process.OutputPump runner.EarlyExit runner.Execution runner.Execution$NodeThreads tell.LastWords
          """,
          "stores: what is remembered of what is on disk, and data that is nowhere else",
          """
          catalog.MemoryDataset emulator.container.ContainerTraces emulator.store.Job
          emulator.store.JobShelf emulator.store.Journal emulator.store.TaskLog
          emulator.vertex.RecentJobs emulator.vertex.RecentJobs$Known
          """);

  private static boolean changes(JavaField field) {
    Set<JavaModifier> modifiers = field.getModifiers();
    return !modifiers.contains(JavaModifier.FINAL)
        && !modifiers.contains(JavaModifier.STATIC)
        && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  private static boolean isOfAKind(JavaClass type) {
    return KINDS.stream().anyMatch(type::isAssignableTo)
        || PACKAGES.contains(type.getPackageName().replace(BASE, ""));
  }

  private static Set<String> withMutableFields(JavaClasses classes) {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      if (!isOfAKind(type) && type.getFields().stream().anyMatch(MutableFieldsTest::changes)) {
        found.add(type.getName().replace(BASE, ""));
      }
    }
    return found;
  }

  private static Set<String> without(Set<String> known, Set<String> all) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(known);
    return rest;
  }

  @Test
  void areOnlyInClassesThatChangeByNature() throws IOException {
    Set<String> meant = new TreeSet<>();
    CLASSES.values().forEach(names -> meant.addAll(Arrays.asList(names.strip().split("\\s+"))));

    JavaClasses classes = BuiltModules.classes();
    if (!BuiltModules.areAll()) {
      meant.removeIf(name -> !classes.contain(BASE + name));
    }

    Set<String> found = withMutableFields(classes);

    assertThat(without(meant, found)).as("fields that are not final").isEmpty();
    assertThat(without(found, meant)).as("all fields are final").isEmpty();
  }

  @Test
  void aFieldThatChangesIsFound() {
    JavaClasses classes = new ClassFileImporter().importClasses(Counter.class, Count.class);

    assertThat(withMutableFields(classes)).containsExactly("docs.MutableFieldsTest$Counter");
  }

  private static final class Counter {
    private int count;

    Count next() {
      return new Count(count++);
    }
  }

  private record Count(int value) {}
}
