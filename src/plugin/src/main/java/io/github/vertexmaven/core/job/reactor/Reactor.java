package io.github.vertexmaven.core.job.reactor;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.job.reactor.BuildModule.Trait;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modules of a build, and the one rule by which goals choose among them.
 *
 * <p>A goal that works on pipelines passes over modules that have none. It does not where the user
 * meant the module: it has settings, its own pom.xml has the plugin, or the goal was called by name
 * and no other module could be meant; what is missing there is an error. A goal that works on one
 * module takes the one in which it was called, else the only one that it can work on, else it names
 * those that it could work on.
 *
 * @param building the modules that take part in this build
 * @param others the modules that do not, because others were named
 * @param call how the goal was called
 */
public record Reactor(List<BuildModule> building, List<BuildModule> others, Call call) {

  /** How a goal is called. */
  public sealed interface Call {

    /** A POM binds it to a phase. */
    record Bound() implements Call {}

    /**
     * A person typed it.
     *
     * @param goal its name
     * @param options what of the command line the same command for one module has to repeat
     * @param names whether the options say where jobs run, so that no module has to
     */
    record ByName(String goal, List<String> options, boolean names) implements Call {

      private static final Set<String> BINDABLE = Set.of("run-once", "schedule");

      /** Copies the list. */
      public ByName {
        options = List.copyOf(options);
      }

      /** The command for one module. */
      String command(BuildModule module) {
        String more = options.stream().map(" "::concat).collect(Collectors.joining());
        return "mvn vertexai:" + goal + " -pl " + module.place() + more;
      }

      private String advice(List<BuildModule> modules) {
        String bind =
            BINDABLE.contains(goal)
                ? "\n  Or bind %s to a phase: then it runs in all modules that bind it."
                    .formatted(goal)
                : "";
        return (modules.size() == 1 ? "Name it: " : "Name one: ") + command(modules.get(0)) + bind;
      }
    }
  }

  /** What a goal does in a module. */
  public sealed interface Choice {

    /** It works on the module. */
    record Here() implements Choice {}

    /**
     * It works on another one.
     *
     * @param note says so
     */
    record Other(BuildModule module, String note) implements Choice {}

    /**
     * It does nothing.
     *
     * @param why in a sentence
     */
    record Nothing(String why) implements Choice {}
  }

  private static final Choice HERE = new Choice.Here();

  private static final Choice POM =
      new Choice.Nothing("a project of packaging 'pom' has no pipelines.");

  /** Copies the lists. */
  public Reactor {
    building = List.copyOf(building);
    others = List.copyOf(others);
  }

  /**
   * What a goal does that Maven calls in a module.
   *
   * @throws UserException when the user has to name a module
   */
  public Choice choose(GoalScope scope, BuildModule here) {
    return switch (scope) {
      case NO_MODULE -> HERE;
      case EVERY_MODULE -> pipelines(here);
      case ONE_MODULE ->
          call instanceof Call.ByName typed ? pipelinesOfOne(here, typed) : pipelines(here);
      case SETTINGS ->
          call instanceof Call.ByName typed ? settings(here, typed) : settingsOfEach(here);
      case NEW_SETTINGS -> call instanceof Call.ByName typed ? newSettings(here, typed) : HERE;
    };
  }

  private Choice pipelines(BuildModule here) {
    boolean meant = here.is(Trait.SETTINGS) || here.is(Trait.DECLARES_PLUGIN);
    if (!here.is(Trait.POM) && (here.hasPipelines() || meant)) {
      return HERE;
    }
    boolean only = building.stream().noneMatch(o -> !o.equals(here) && o.mayHavePipelines());
    if (only && call instanceof Call.ByName typed) {
      List<BuildModule> elsewhere = others.stream().filter(BuildModule::mayHavePipelines).toList();
      if (!elsewhere.isEmpty()) {
        throw none(elsewhere, "pipelines", typed);
      }
      return here.is(Trait.POM) ? POM : HERE;
    }
    return here.is(Trait.POM) ? POM : new Choice.Nothing(lack(here));
  }

  private static String lack(BuildModule module) {
    return module.is(Trait.RUNTIME)
        ? "the module has no pipelines: no settings in conf/, and no nodes."
        : "the module does not depend on vertexai-runtime.";
  }

  /** Maven calls the goal in the only module that it can be meant for, too. */
  private Choice pipelinesOfOne(BuildModule here, Call.ByName typed) {
    List<BuildModule> fitting =
        named(building.stream().filter(BuildModule::mayHavePipelines).toList());
    if (fitting.size() == 1 && !fitting.contains(here)) {
      return here.mayHavePipelines()
          ? new Choice.Nothing("module " + fitting.get(0).name() + " is the one that is named.")
          : pipelines(here);
    }
    return one(here, BuildModule::mayHavePipelines, "pipelines", typed)
        .orElseGet(() -> pipelines(here));
  }

  private Choice settings(BuildModule here, Call.ByName typed) {
    if (typed.names() && !here.is(Trait.SETTINGS)) {
      return HERE;
    }
    return one(here, module -> module.is(Trait.SETTINGS), "settings", typed).orElse(HERE);
  }

  /** A build of which a parent binds the goal runs it in every module. */
  private Choice settingsOfEach(BuildModule here) {
    boolean elsewhere =
        building.stream().anyMatch(other -> !other.equals(here) && other.is(Trait.SETTINGS));
    return elsewhere && !here.is(Trait.SETTINGS) && !here.is(Trait.DECLARES_PLUGIN)
        ? new Choice.Nothing("the module has no settings in conf/.")
        : HERE;
  }

  private Choice newSettings(BuildModule here, Call.ByName typed) {
    if (!here.is(Trait.POM)) {
      return HERE;
    }
    Optional<Choice> found = one(here, BuildModule::mayHavePipelines, "pipelines", typed);
    List<BuildModule> below =
        Stream.concat(building.stream(), others.stream())
            .filter(module -> !module.is(Trait.POM))
            .toList();
    if (found.isEmpty() && !below.isEmpty() && !here.is(Trait.SETTINGS)) {
      throw new UserException(
          "This module is a parent without pipelines; run the goal in the module that has them.\n  Name it: "
              + typed.command(below.get(0)));
    }
    return found.orElse(HERE);
  }

  /** Empty when no module of the build is one that the goal could work on. */
  private Optional<Choice> one(
      BuildModule here, Predicate<BuildModule> fit, String what, Call.ByName typed) {
    List<BuildModule> fitting = named(building.stream().filter(fit).toList());
    boolean fits = fitting.contains(here);
    if (fits && (here.is(Trait.TOP) || fitting.size() == 1)) {
      return Optional.of(HERE);
    }
    if (fits) {
      throw new UserException(
          "vertexai:%s works on one module; %s have %s.\n  %s"
              .formatted(typed.goal(), names(fitting), what, typed.advice(fitting)));
    }
    if (fitting.size() == 1 && fitting.get(0).is(Trait.TAKEABLE)) {
      BuildModule only = fitting.get(0);
      String note = "Module %s, the only one that has %s.".formatted(only.name(), what);
      return Optional.of(new Choice.Other(only, note));
    }
    List<BuildModule> named = fitting.isEmpty() ? others.stream().filter(fit).toList() : fitting;
    if (!named.isEmpty()) {
      throw none(named, what, typed);
    }
    return Optional.empty();
  }

  /** Who names modules means no others of those that fit. */
  private static List<BuildModule> named(List<BuildModule> fitting) {
    List<BuildModule> named = fitting.stream().filter(module -> module.is(Trait.NAMED)).toList();
    return named.isEmpty() ? fitting : named;
  }

  private static UserException none(List<BuildModule> elsewhere, String what, Call.ByName typed) {
    return new UserException(
        "This module has no %s; %s %s.\n  %s"
            .formatted(
                what,
                names(elsewhere),
                elsewhere.size() == 1 ? "has" : "have",
                typed.advice(elsewhere)));
  }

  private static String names(List<BuildModule> modules) {
    return modules.stream().map(BuildModule::name).collect(Collectors.joining(", "));
  }
}
