package io.github.vertexmaven.emulator.http;

import java.io.IOException;
import java.util.List;

/** Looks at requests before a handler, and at its answers. */
@FunctionalInterface
public interface Filter {

  HttpResponse filter(HttpRequest request, Handler next) throws IOException;

  /** The handler behind filters, of which the first sees a request first. */
  static Handler chain(List<Filter> filters, Handler handler) {
    Handler chained = handler;
    for (int i = filters.size() - 1; i >= 0; i--) {
      Filter filter = filters.get(i);
      Handler next = chained;
      chained = request -> filter.filter(request, next);
    }
    return chained;
  }
}
