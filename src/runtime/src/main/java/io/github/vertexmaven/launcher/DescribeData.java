package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.contract.Request;
import io.github.vertexmaven.preview.PreviewBounds;
import io.github.vertexmaven.preview.SavedPreview;
import io.github.vertexmaven.tell.Events;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells in short what data a job has left: one event for each file. */
public final class DescribeData {

  private DescribeData() {}

  /** Takes the request's file as its only argument. */
  public static void main(String[] args) {
    Program.main(args, DescribeData::run);
  }

  private static void run(Request request, Events events) {
    var saved = request.saved();
    Catalog catalog =
        new RequestedProject(request, DescribeData.class.getClassLoader()).catalogOfSaved();
    SavedPreview previews = new SavedPreview(catalog, PreviewBounds.OF_A_PAGE);
    saved.forEach(
        (dataset, data) -> {
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put("dataset", dataset);
          fields.put("preview", previews.of(dataset, data.file(), data.bytes()));
          events.tell("preview", fields);
        });
  }
}
