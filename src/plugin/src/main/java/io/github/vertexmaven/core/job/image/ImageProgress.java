package io.github.vertexmaven.core.job.image;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.service.Images;
import java.util.List;

/** Shows how far an image is, a line for each quarter. */
final class ImageProgress implements Images.Progress {

  private static final int STEP = 25;

  private final Log log;
  private int next = STEP;

  ImageProgress(Log log) {
    this.log = log;
  }

  @Override
  public synchronized void at(int percent, List<String> underWay) {
    if (percent < next || percent >= 100) {
      return;
    }
    next = percent - percent % STEP + STEP;
    log.info(percent + " %" + (underWay.isEmpty() ? "" : ", " + underWay.get(0)));
  }

  @Override
  public void detail(String line) {
    log.debug(line);
  }
}
