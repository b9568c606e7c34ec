package io.github.vertexmaven.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which parameters of a run a text names, also in defaults that nothing needs this time. */
final class AskedParams {

  private static final int MAX_DEPTH = TemplateMemory.MAX_DEPTH;

  private final Set<String> names = new TreeSet<>();

  private AskedParams() {}

  static Set<String> of(List<Template.Part> parts) {
    AskedParams asked = new AskedParams();
    asked.collect(parts, 0);
    return asked.names;
  }

  private void collect(List<Template.Part> parts, int depth) {
    for (Template.Part part : parts) {
      if (part instanceof Template.Call call) {
        name(call);
        call.arguments().forEach(argument -> collect(argument, depth));
      } else if (part instanceof Template.Placeholder placeholder) {
        collect(placeholder.name(), depth);
        placeholder
            .fallback()
            .filter(text -> text.contains("${") && depth < MAX_DEPTH)
            .ifPresent(text -> collect(new TemplateParser(text).parts(), depth + 1));
      }
    }
  }

  private void name(Template.Call call) {
    boolean named =
        call.resolver().equals(ResolverCall.RUNTIME_PARAMS)
            && !call.arguments().isEmpty()
            && call.arguments().get(0) instanceof Template.Words words
            && words.parts().size() == 1
            && words.parts().get(0) instanceof Template.Literal;
    if (named) {
      Template.Words words = (Template.Words) call.arguments().get(0);
      names.add(((Template.Literal) words.parts().get(0)).text());
    }
  }

  private void collect(Template.Element element, int depth) {
    if (element instanceof Template.Words words) {
      collect(words.parts(), depth);
    } else if (element instanceof Template.Items items) {
      items.items().forEach(item -> collect(item, depth));
    } else if (element instanceof Template.Entries entries) {
      entries.entries().forEach(entry -> collect(entry.value(), depth));
    }
  }
}
