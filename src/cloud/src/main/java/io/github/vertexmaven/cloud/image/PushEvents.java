package io.github.vertexmaven.cloud.image;

import com.google.cloud.tools.jib.api.JibEvent;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.event.events.ProgressEvent;
import com.google.cloud.tools.jib.event.progress.Allocation;
import com.google.cloud.tools.jib.event.progress.ProgressEventHandler;
import io.github.vertexmaven.core.service.BuiltImage;
import io.github.vertexmaven.core.service.Images.Progress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What jib tells while it works: how far it is, and which blobs travelled. */
final class PushEvents implements Consumer<JibEvent> {

  private static final String PUSHING = "pushing blob ";
  private static final String SKIPPED = "Skipping push; BLOB already exists";
  private static final int PERCENT = 100;

  private final Progress progress;
  private final ProgressEventHandler fractions;
  private final Map<String, Long> blobs = new ConcurrentHashMap<>();
  private final Set<String> skipped = ConcurrentHashMap.newKeySet();

  PushEvents(Progress progress) {
    this.progress = progress;
    this.fractions =
        new ProgressEventHandler(
            update ->
                progress.at(
                    (int) Math.round(update.getProgress() * PERCENT),
                    update.getUnfinishedLeafTasks()));
  }

  @Override
  public void accept(JibEvent event) {
    if (event instanceof ProgressEvent step) {
      note(step.getAllocation());
      fractions.accept(step);
    } else if (event instanceof LogEvent line) {
      note(line.getMessage());
      progress.detail(line.getMessage());
    }
  }

  private void note(Allocation allocation) {
    String what = allocation.getDescription();
    if (what.startsWith(PUSHING)) {
      blobs.put(what.substring(PUSHING.length()), allocation.getAllocationUnits());
    }
  }

  private void note(String line) {
    int digest = line.indexOf("sha256:");
    if (line.startsWith(SKIPPED) && digest >= 0) {
      skipped.add(line.substring(digest).replaceFirst(",.*", ""));
    }
  }

  BuiltImage built(String digest) {
    long sent = 0;
    int layers = 0;
    for (Map.Entry<String, Long> blob : blobs.entrySet()) {
      if (!skipped.contains(blob.getKey())) {
        sent += blob.getValue();
        layers++;
      }
    }
    return new BuiltImage(digest, blobs.size(), layers, sent);
  }
}
