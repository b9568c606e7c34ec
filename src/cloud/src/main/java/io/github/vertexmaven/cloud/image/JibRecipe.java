package io.github.vertexmaven.cloud.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import io.github.vertexmaven.core.service.ImageBuild;
import io.github.vertexmaven.core.service.ImageBuild.Entry;
import io.github.vertexmaven.core.service.ImageBuild.Layer;
import io.github.vertexmaven.core.service.Images.Progress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** An image as jib builds it: no time, no owner and no order that depends on this machine. */
record JibRecipe(ImageBuild build, Logins logins, Progress progress) {

  /** A second after the epoch: some tools take 0 for a time that is missing. */
  private static final Instant FILE_TIME = Instant.ofEpochSecond(1);

  private static final FilePermissions READABLE = FilePermissions.fromOctalString("644");
  private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");

  JibContainerBuilder builder() {
    return base()
        .setFileEntriesLayers(
            build.layers().stream()
                .filter(layer -> !layer.files().isEmpty())
                .map(JibRecipe::layer)
                .toList())
        .setUser(build.user().orElse(null))
        .setWorkingDirectory(AbsoluteUnixPath.get(build.workingDirectory()))
        .setLabels(build.labels())
        .setCreationTime(build.created());
  }

  private JibContainerBuilder base() {
    if (build.baseImage().equals(ImageBuild.SCRATCH)) {
      return Jib.fromScratch();
    }
    ImageReference reference = ParsedImage.of(build.baseImage());
    RegistryImage image = RegistryImage.named(reference);
    logins.of(reference, progress::detail).forEach(image::addCredentialRetriever);
    return Jib.from(image);
  }

  private static FileEntriesLayer layer(Layer layer) {
    List<Entry> sorted = layer.files().stream().sorted(Comparator.comparing(Entry::path)).toList();
    FileEntriesLayer.Builder files = FileEntriesLayer.builder().setName(layer.name());
    for (Entry entry : sorted) {
      files.addEntry(
          entry.file(),
          AbsoluteUnixPath.get(entry.path()),
          entry.executable() ? EXECUTABLE : READABLE,
          FILE_TIME);
    }
    return files.build();
  }
}
