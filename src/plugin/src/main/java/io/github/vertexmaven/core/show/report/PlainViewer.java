package io.github.vertexmaven.core.show.report;

import io.github.vertexmaven.contract.Request.Saved;
import io.github.vertexmaven.core.json.PlainJson;
import io.github.vertexmaven.preview.Preview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/** Shows texts and pictures, of data of which nothing is known but its bytes. */
public final class PlainViewer implements DataViewer {

  @Override
  public Map<String, DataPreview> of(Map<String, Saved> files) {
    Map<String, DataPreview> previews = new TreeMap<>();
    files.forEach((dataset, data) -> previews.put(dataset, preview(data)));
    return previews;
  }

  private static DataPreview preview(Saved data) {
    try {
      Map<String, Object> preview = Preview.ofBytes(Files.readAllBytes(data.file()));
      preview.put("bytes", data.bytes());
      return new DataPreview(PlainJson.compact(preview));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
