package io.github.vertexmaven.emulator.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One operation of the API: the method and path that name it, and what does it. */
record Route(String method, List<String> path, Operation operation) {
  private static final String NAME = "*";

  /** Does what was asked, given the names that stand in the path. */
  interface Operation {
    Answer answer(Call call, List<String> names) throws IOException;
  }

  /** {@code *} in the path stands for the name of a bucket or an object. */
  static Route of(String method, String path, Operation operation) {
    return new Route(method, List.of(path.split("/")), operation);
  }

  /** The names in the path of a call that this route is for. */
  Optional<List<String>> names(Call call) {
    if (!method.equals(call.method()) || path.size() != call.path().size()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      if (path.get(i).equals(NAME)) {
        names.add(call.path().get(i));
      } else if (!path.get(i).equals(call.path().get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }
}
