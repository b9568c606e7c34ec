package io.github.vertexmaven.emulator.storage;

import java.io.IOException;
import java.util.Iterator;

/**
 * Weaves the names of the side folder into a walk through the visible one, so that both come in one
 * order and none comes twice.
 */
final class MergedWalk implements Folder.Visitor {
  private final Folder.Visitor visitor;
  private final Iterator<String> aside;
  private String next;
  private boolean ended;

  MergedWalk(Folder.Visitor visitor, Iterator<String> aside) {
    this.visitor = visitor;
    this.aside = aside;
    advance();
  }

  @Override
  public boolean enters(String folder) {
    return visitor.enters(folder);
  }

  @Override
  public boolean takes(String name) throws IOException {
    while (!ended && next != null && ObjectName.ORDER.compare(next, name) < 0) {
      takeNext();
    }
    if (name.equals(next)) {
      advance();
    }
    ended = ended || !visitor.takes(name);
    return !ended;
  }

  void rest() throws IOException {
    while (!ended && next != null) {
      takeNext();
    }
  }

  private void takeNext() throws IOException {
    String taken = next;
    advance();
    ended = !visitor.takes(taken);
  }

  private void advance() {
    next = aside.hasNext() ? aside.next() : null;
  }
}
