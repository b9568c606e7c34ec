package io.github.vertexmaven.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One use of a resolver in a text: those of Kedro and of OmegaConf mean what they mean there, the
 * others are asked of the project's own code. A default counts only when it is needed.
 */
final class ResolverCall {

  static final String RUNTIME_PARAMS = "runtime_params";

  private static final String ENV = "oc.env";
  private static final String GLOBALS = "globals";

  /** Projects have resolvers of these names for {@code dtype}. */
  private static final Set<String> MODULES_OF_TYPES =
      Set.of("polars", "pl", "pandas", "pd", "numpy", "np");

  private static final String SELECT = "oc.select";
  private static final String DECODE = "oc.decode";
  private static final String CREATE = "oc.create";
  private static final String KEYS = "oc.dict.keys";
  private static final String VALUES = "oc.dict.values";

  private static final List<String> KNOWN =
      List.of(ENV, GLOBALS, RUNTIME_PARAMS, SELECT, DECODE, CREATE, KEYS, VALUES);

  private final TemplateWalk walk;
  private final TemplateMemory memory;
  private final Template.Call call;
  private final TemplateSpot spot;

  ResolverCall(TemplateWalk walk, TemplateMemory memory, Template.Call call, TemplateSpot spot) {
    this.walk = walk;
    this.memory = memory;
    this.call = call;
    this.spot = spot;
  }

  /** Empty when it stays as it is, with or without a problem. */
  Optional<?> value() {
    if (!memory.isComplete()) {
      return ofSources();
    }
    return switch (call.resolver()) {
      case ENV -> takes(1, 2) ? environment() : Optional.empty();
      case GLOBALS -> takes(1, 2) ? global() : Optional.empty();
      case RUNTIME_PARAMS -> takes(1, 2) ? runtimeParam() : Optional.empty();
      case SELECT -> takes(1, 2) ? select() : Optional.empty();
      case DECODE -> takes(1, 1) ? decoded() : Optional.empty();
      case CREATE -> takes(1, 1) ? value(0) : Optional.empty();
      case KEYS -> takes(1, 1) ? map().map(map -> List.copyOf(map.keySet())) : Optional.empty();
      case VALUES ->
          takes(1, 1) ? map().map(map -> new ArrayList<>(map.values())) : Optional.empty();
      default -> unknown();
    };
  }

  private boolean takes(int least, int most) {
    int count = call.arguments().size();
    if (count >= least && count <= most) {
      return true;
    }
    String name = call.resolver();
    walk.problem(
        spot,
        call.text()
            + " is not complete; write ${"
            + name
            + ":name}"
            + (most > 1 ? " or ${" + name + ":name,default}" : ""));
    return false;
  }

  private Optional<?> environment() {
    String name = name();
    String value = memory.values().variables().get(name);
    if (value != null) {
      return Optional.of(ofEnvironment(value));
    }
    if (hasDefault()) {
      return value(1).map(this::defaultOfEnvironment);
    }
    return missing("set the environment variable " + name, name);
  }

  /** A text, as in Kedro; a setting that is a number takes it as one. */
  private Object ofEnvironment(String value) {
    return walk.forRuns() ? value : new UnquotedText(value);
  }

  private Object defaultOfEnvironment(Object value) {
    boolean none = value instanceof ScalarText typed && typed.value() == null;
    return none ? value : ofEnvironment(FoundValue.text(value));
  }

  private Optional<?> global() {
    String name = name();
    if (name.startsWith("_")) {
      walk.problem(
          spot,
          call.text()
              + " cannot be read, as in Kedro: keys of globals.yml that begin with _ are only for that file; remove the _ in both places");
      return Optional.empty();
    }
    ConfValue.Mapping globals = memory.values().globals();
    Optional<ConfValue> found = TemplateScope.select(globals, path(name));
    if (found.isPresent()) {
      return walk.global(String.join(".", path(name)), found.get(), spot);
    }
    Collection<String> keys = globals.entries().keySet();
    return hasDefault()
        ? value(1)
        : missing("add " + name + " to globals.yml", name, DidYouMean.among(keys, name));
  }

  private Optional<?> runtimeParam() {
    String name = name();
    if (walk.inGlobals()) {
      walk.problem(
          spot,
          call.text()
              + " cannot be in globals.yml, as in Kedro; where the value is used, write ${runtime_params:"
              + name
              + ",${globals:…}}");
      return Optional.empty();
    }
    memory.asks(name);
    RuntimeParams params = memory.values().runtimeParams();
    Optional<ConfValue> found = TemplateScope.select(params.tree(), path(name));
    if (found.isPresent()) {
      Object value = found.get().plain();
      boolean plain = !(found.get() instanceof ConfValue.Scalar);
      String text = params.texts().getOrDefault(name, value == null ? "" : String.valueOf(value));
      return Optional.of(plain ? value : new ScalarText(text, value));
    }
    if (hasDefault()) {
      return value(1);
    }
    String how =
        params
            .option()
            .map(option -> "give one by " + option + "=" + name + "=…")
            .orElse("only goals give values to runs");
    return missing(how, name);
  }

  private Optional<?> select() {
    Optional<?> found = walk.selected(path(name()), call.text(), spot);
    if (found.isPresent()) {
      return found;
    }
    return hasDefault() ? value(1) : Optional.of(new ScalarText("", null));
  }

  private Optional<?> decoded() {
    Optional<?> value = value(0);
    boolean text =
        value.isPresent()
            && (value.get() instanceof String
                || value.get() instanceof UnquotedText
                || value.get() instanceof ScalarText typed && typed.value() instanceof String);
    if (!text) {
      return value;
    }
    String written = FoundValue.text(value.get());
    Optional<Template.Element> element = TemplateParser.element(written);
    if (element.isEmpty()) {
      walk.problem(spot, call.text() + ": '" + written + "' is not a value that can be decoded");
      return Optional.empty();
    }
    return evaluated(element.get());
  }

  private Optional<Map<?, ?>> map() {
    Optional<?> value = value(0);
    if (value.isPresent() && !(value.get() instanceof Map<?, ?>)) {
      value = walk.selected(path(FoundValue.text(value.get())), call.text(), spot);
    }
    if (value.isPresent() && value.get() instanceof Map<?, ?> map) {
      return Optional.of(map);
    }
    walk.problem(spot, call.text() + " is not the name of a map in the same files");
    return Optional.empty();
  }

  private Optional<?> unknown() {
    Optional<?> own = ofSources();
    if (own.isPresent()) {
      return own;
    }
    String name = call.resolver();
    walk.unknownResolver(
        name,
        spot,
        call.text() + " asks for a resolver '" + name + "', which is not known; " + instead());
    return Optional.empty();
  }

  private String instead() {
    String name = call.resolver();
    String written = call.text().substring(call.text().indexOf(':') + 1);
    if (name.equals("env")) {
      return "an environment variable is ${oc.env:" + written;
    }
    if (MODULES_OF_TYPES.contains(name)) {
      return "a type is written by its name alone, " + written.replaceFirst("\\}$", "");
    }
    if (name.equals("oc.deprecated")) {
      return "write the new name instead";
    }
    if (written.startsWith("-")) {
      return "an environment variable with a default is ${oc.env:"
          + name
          + ","
          + written.substring(1);
    }
    Optional<String> near = DidYouMean.among(KNOWN, name.toLowerCase(Locale.ROOT));
    return near.map(known -> "did you mean ${" + known + ":" + written + "? Or a class")
            .orElse("a class")
        + " of yours that implements "
        + TemplateResolver.class.getName()
        + " can be one, by its method resolve(String resolver, List<?> arguments); for the text"
        + " itself write $"
        + call.text();
  }

  /** What code of the project's gives for it. */
  private Optional<?> ofSources() {
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      Optional<?> value = value(i);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      arguments.add(plain(value.get()));
    }
    for (TemplateResolver source : memory.sources()) {
      Optional<?> found = source.resolve(call.resolver(), arguments);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<?> missing(String how, String name) {
    return missing(how, name, Optional.empty());
  }

  private Optional<?> missing(String how, String name, Optional<String> near) {
    walk.problem(
        spot,
        call.text()
            + " has no value; "
            + near.map(known -> "did you mean ${" + call.resolver() + ":" + known + "}? Or ")
                .orElse("")
            + how
            + ", or give a default: ${"
            + call.resolver()
            + ":"
            + name
            + ",default}");
    return Optional.empty();
  }

  private boolean hasDefault() {
    return call.arguments().size() > 1;
  }

  private String name() {
    return value(0).map(FoundValue::text).orElse("");
  }

  /** {@code a[0].b} is {@code a.0.b}. */
  private static List<String> path(String name) {
    return TemplateScope.path(name.replace("]", "").replace('[', '.'));
  }

  private Optional<?> value(int argument) {
    return evaluated(call.arguments().get(argument));
  }

  /** Empty when a name in it has no value. */
  private Optional<?> evaluated(Template.Element element) {
    if (element instanceof Template.Words words) {
      return words(words);
    }
    if (element instanceof Template.Items items) {
      List<Object> list = new ArrayList<>();
      for (Template.Element item : items.items()) {
        list.add(inner(item));
      }
      return Optional.of(list);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (Template.Entry entry : ((Template.Entries) element).entries()) {
      map.put(entry.key(), inner(entry.value()));
    }
    return Optional.of(map);
  }

  private Object inner(Template.Element element) {
    Optional<?> value = evaluated(element);
    return value.isPresent() ? plain(value.get()) : "";
  }

  private Optional<?> words(Template.Words words) {
    List<Template.Part> parts = words.parts();
    boolean single = parts.size() == 1 && !words.quoted();
    if (single && parts.get(0) instanceof Template.Literal literal) {
      return Optional.of(new ScalarText(literal.text(), OmegaValue.of(literal.text())));
    }
    if (single
        && (parts.get(0) instanceof Template.Placeholder
            || parts.get(0) instanceof Template.Call)) {
      Optional<?> found = walk.found(parts.get(0), spot);
      // What a run fills in later is a text until then.
      return found.isPresent() ? found : Optional.of(walk.kept(parts.get(0)));
    }
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(walk.text(part, spot)));
    return Optional.of(text.toString());
  }

  private static Object plain(Object value) {
    if (value instanceof ScalarText typed) {
      return typed.value();
    }
    return value instanceof UnquotedText unquoted ? YamlReader.scalar(unquoted.text()) : value;
  }
}
