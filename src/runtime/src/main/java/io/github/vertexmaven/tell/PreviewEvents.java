package io.github.vertexmaven.tell;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.preview.Preview;
import io.github.vertexmaven.runner.MemoryListener;
import java.awt.image.RenderedImage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells the caller of a run in short what nodes have made, while it is at hand: nothing is read for
 * it but pictures. Nothing that goes wrong here concerns the run.
 */
public final class PreviewEvents implements Hook, MemoryListener {

  /** Of more datasets nobody looks at each. */
  private static final int MAX_PREVIEWS = 200;

  private final Events events;
  private final Catalog catalog;
  private int told;

  public PreviewEvents(Events events, Catalog catalog) {
    this.events = events;
    this.catalog = catalog;
  }

  @Override
  public void afterSave(PipelineRun run, NodeRun node, String dataset, Object value) {
    tell(node.name(), dataset, value);
  }

  @Override
  public void put(String node, String dataset, Object value) {
    tell(node, dataset, value);
  }

  private void tell(String node, String dataset, Object value) {
    if (isEnough()) {
      return;
    }
    try {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("node", node);
      fields.put("dataset", dataset);
      fields.put("preview", preview(dataset, value));
      events.tell("preview", fields);
    } catch (Throwable e) {
      events.tell("unseen", Map.of("dataset", dataset, "why", String.valueOf(e)));
    }
  }

  private synchronized boolean isEnough() {
    return told++ >= MAX_PREVIEWS;
  }

  /** A picture is shown in the format in which it was kept. */
  private Map<String, Object> preview(String dataset, Object value) {
    return value instanceof RenderedImage && catalog.contains(dataset)
        ? Preview.ofBytes((byte[]) catalog.load(dataset, byte[].class))
        : Preview.of(value);
  }
}
