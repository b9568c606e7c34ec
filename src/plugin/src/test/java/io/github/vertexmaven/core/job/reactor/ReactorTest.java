package io.github.vertexmaven.core.job.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.job.reactor.BuildModule.Trait;
import io.github.vertexmaven.core.job.reactor.Reactor.Call;
import io.github.vertexmaven.core.job.reactor.Reactor.Choice;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReactorTest {

  private static final BuildModule TOP = module("top", ".", Trait.TOP, Trait.POM, Trait.TAKEABLE);
  private static final BuildModule COMMON = module("common", "common", Trait.TAKEABLE);
  private static final BuildModule PRICES =
      module("prices", "prices", Trait.RUNTIME, Trait.SETTINGS, Trait.TAKEABLE);
  private static final BuildModule RATINGS =
      module("ratings", "more/ratings", Trait.RUNTIME, Trait.SETTINGS, Trait.TAKEABLE);

  /** Datasets and hooks that pipelines of other modules use. */
  private static final BuildModule LIBRARY = module("library", "library", Trait.RUNTIME);

  private static final BuildModule FORGOTTEN = module("forgotten", "forgotten", Trait.SETTINGS);

  private static BuildModule module(String name, String place, Trait... traits) {
    return new BuildModule(name, place, Set.of(traits));
  }

  private static Call typed(String goal, String... options) {
    return new Call.ByName(goal, List.of(options), false);
  }

  private static final Call BOUND = new Call.Bound();

  private static Reactor of(Call call, BuildModule... modules) {
    return new Reactor(List.of(modules), List.of(), call);
  }

  private static String chosen(Reactor reactor, GoalScope scope, BuildModule here) {
    Choice choice = reactor.choose(scope, here);
    if (choice instanceof Choice.Nothing nothing) {
      return "nothing: " + nothing.why();
    }
    return choice instanceof Choice.Other other
        ? other.module().name() + ": " + other.note()
        : "here";
  }

  private static void refused(Reactor reactor, GoalScope scope, BuildModule here, String message) {
    assertThatThrownBy(() -> reactor.choose(scope, here))
        .isInstanceOf(UserException.class)
        .hasMessage(message);
  }

  @Test
  void aGoalThatIsRunInEveryModulePassesOverThoseWithoutPipelines() {
    for (Call call : List.of(typed("run-local"), BOUND)) {
      Reactor reactor = of(call, TOP, COMMON, LIBRARY, PRICES);
      assertThat(chosen(reactor, GoalScope.EVERY_MODULE, TOP))
          .isEqualTo("nothing: a project of packaging 'pom' has no pipelines.");
      assertThat(chosen(reactor, GoalScope.EVERY_MODULE, COMMON))
          .isEqualTo("nothing: the module does not depend on vertexai-runtime.");
      assertThat(chosen(reactor, GoalScope.EVERY_MODULE, LIBRARY))
          .isEqualTo("nothing: the module has no pipelines: no settings in conf/, and no nodes.");
      assertThat(chosen(reactor, GoalScope.EVERY_MODULE, PRICES)).isEqualTo("here");
    }
  }

  @Test
  void submissionsThatAPomBindsPassOverTheSameModules() {
    Reactor reactor = of(BOUND, TOP, COMMON, PRICES);
    assertThat(chosen(reactor, GoalScope.ONE_MODULE, TOP))
        .isEqualTo("nothing: a project of packaging 'pom' has no pipelines.");
    assertThat(chosen(reactor, GoalScope.ONE_MODULE, COMMON))
        .isEqualTo("nothing: the module does not depend on vertexai-runtime.");
    assertThat(chosen(reactor, GoalScope.ONE_MODULE, PRICES)).isEqualTo("here");
  }

  @Test
  void aModuleThatIsMeantIsWorkedOnSoThatItsUserHearsWhatIsMissing() {
    assertThat(chosen(of(typed("run-local"), COMMON), GoalScope.EVERY_MODULE, COMMON))
        .isEqualTo("here");
    assertThat(chosen(of(typed("run-local"), LIBRARY), GoalScope.EVERY_MODULE, LIBRARY))
        .isEqualTo("here");
    assertThat(chosen(of(typed("run-local"), TOP, COMMON), GoalScope.EVERY_MODULE, COMMON))
        .isEqualTo("here");
    for (Call call : List.of(typed("compile"), BOUND)) {
      assertThat(chosen(of(call, TOP, FORGOTTEN, PRICES), GoalScope.EVERY_MODULE, FORGOTTEN))
          .isEqualTo("here");
      BuildModule declaring = module("mine", "mine", Trait.DECLARES_PLUGIN);
      assertThat(chosen(of(call, TOP, declaring, PRICES), GoalScope.EVERY_MODULE, declaring))
          .isEqualTo("here");
    }
  }

  @Test
  void aLibraryWhoseParentBindsTheGoalsIsPassedOverAloneToo() {
    assertThat(chosen(of(BOUND, COMMON), GoalScope.EVERY_MODULE, COMMON))
        .isEqualTo("nothing: the module does not depend on vertexai-runtime.");
  }

  @Test
  void aModuleWithNodesNeedsNoSettings() {
    BuildModule bare = module("bare", "bare", Trait.RUNTIME, Trait.NODES);
    assertThat(chosen(of(BOUND, bare, PRICES), GoalScope.EVERY_MODULE, bare)).isEqualTo("here");
  }

  @Test
  void namesTheModulesThatAreLeftOut() {
    Reactor onlyTop = new Reactor(List.of(TOP), List.of(COMMON, PRICES, RATINGS), typed("check"));
    refused(
        onlyTop,
        GoalScope.EVERY_MODULE,
        TOP,
        "This module has no pipelines; prices, ratings have.\n"
            + "  Name one: mvn vertexai:check -pl prices");
    Reactor onlyCommon = new Reactor(List.of(COMMON), List.of(TOP, PRICES), typed("check"));
    refused(
        onlyCommon,
        GoalScope.EVERY_MODULE,
        COMMON,
        "This module has no pipelines; prices has.\n  Name it: mvn vertexai:check -pl prices");
    Reactor status = new Reactor(List.of(COMMON), List.of(TOP, PRICES), typed("status"));
    refused(
        status,
        GoalScope.SETTINGS,
        COMMON,
        "This module has no settings; prices has.\n  Name it: mvn vertexai:status -pl prices");
  }

  @Test
  void aGoalOnSettingsTakesTheOnlyModuleThatHasSome() {
    assertThat(chosen(of(typed("status"), TOP, COMMON, PRICES), GoalScope.SETTINGS, TOP))
        .isEqualTo("prices: Module prices, the only one that has settings.");
  }

  @Test
  void aGoalOnSettingsNamesTheModulesAndRepeatsTheOptions() {
    refused(
        of(typed("logs", "-f build/pom.xml", "-Dvertexai.job=a-1"), TOP, COMMON, PRICES, RATINGS),
        GoalScope.SETTINGS,
        TOP,
        "This module has no settings; prices, ratings have.\n"
            + "  Name one: mvn vertexai:logs -pl prices -f build/pom.xml -Dvertexai.job=a-1");
    refused(
        of(typed("config"), RATINGS, PRICES),
        GoalScope.SETTINGS,
        RATINGS,
        "vertexai:config works on one module; ratings, prices have settings.\n"
            + "  Name one: mvn vertexai:config -pl more/ratings");
  }

  @Test
  void aModuleThatIsConfiguredOtherwiseInItsPomIsNotTaken() {
    BuildModule other = module("prices", "prices", Trait.RUNTIME, Trait.SETTINGS);
    refused(
        of(typed("status"), TOP, other),
        GoalScope.SETTINGS,
        TOP,
        "This module has no settings; prices has.\n  Name it: mvn vertexai:status -pl prices");
  }

  @Test
  void whoNamesAModuleDoesNotMeanThoseThatComeAlong() {
    BuildModule named =
        module("named", "named", Trait.NAMED, Trait.RUNTIME, Trait.SETTINGS, Trait.TAKEABLE);
    Reactor reactor = of(typed("status"), COMMON, PRICES, named);
    assertThat(chosen(reactor, GoalScope.SETTINGS, TOP))
        .isEqualTo("named: Module named, the only one that has settings.");
    assertThat(
            chosen(of(typed("run-local"), COMMON, PRICES, named), GoalScope.EVERY_MODULE, COMMON))
        .isEqualTo("nothing: the module does not depend on vertexai-runtime.");
  }

  @Test
  void aTopThatHasSettingsIsMeant() {
    BuildModule top = module("top", ".", Trait.TOP, Trait.POM, Trait.SETTINGS);
    assertThat(chosen(of(typed("status"), top, PRICES, RATINGS), GoalScope.SETTINGS, top))
        .isEqualTo("here");
  }

  @Test
  void noModuleIsNeededWhereTheCommandSaysWhereJobsRun() {
    Call call = new Call.ByName("status", List.of(), true);
    assertThat(chosen(of(call, TOP, PRICES, RATINGS), GoalScope.SETTINGS, TOP)).isEqualTo("here");
  }

  @Test
  void withoutAnySettingsTheGoalSaysItselfWhatItLacks() {
    assertThat(chosen(of(typed("status"), TOP, COMMON), GoalScope.SETTINGS, TOP)).isEqualTo("here");
    assertThat(chosen(of(typed("status"), COMMON), GoalScope.SETTINGS, COMMON)).isEqualTo("here");
  }

  @Test
  void aBoundGoalOnSettingsPassesOverModulesWithoutThem() {
    assertThat(chosen(of(BOUND, TOP, COMMON, PRICES), GoalScope.SETTINGS, COMMON))
        .isEqualTo("nothing: the module has no settings in conf/.");
    assertThat(chosen(of(BOUND, TOP, COMMON, PRICES), GoalScope.SETTINGS, PRICES))
        .isEqualTo("here");
    assertThat(chosen(of(BOUND, COMMON), GoalScope.SETTINGS, COMMON)).isEqualTo("here");
  }

  @Test
  void aSubmissionThatIsTypedIsOfOneModule() {
    refused(
        of(typed("run-once"), TOP, COMMON, PRICES, RATINGS),
        GoalScope.ONE_MODULE,
        TOP,
        "This module has no pipelines; prices, ratings have.\n"
            + "  Name one: mvn vertexai:run-once -pl prices\n"
            + "  Or bind run-once to a phase: then it runs in all modules that bind it.");
    refused(
        of(typed("schedule"), PRICES, RATINGS),
        GoalScope.ONE_MODULE,
        PRICES,
        "vertexai:schedule works on one module; prices, ratings have pipelines.\n"
            + "  Name one: mvn vertexai:schedule -pl prices\n"
            + "  Or bind schedule to a phase: then it runs in all modules that bind it.");
    refused(
        new Reactor(List.of(TOP), List.of(COMMON, PRICES), typed("run-once")),
        GoalScope.ONE_MODULE,
        TOP,
        "This module has no pipelines; prices has.\n"
            + "  Name it: mvn vertexai:run-once -pl prices\n"
            + "  Or bind run-once to a phase: then it runs in all modules that bind it.");
    assertThat(chosen(of(typed("run-once"), PRICES), GoalScope.ONE_MODULE, PRICES))
        .isEqualTo("here");
    assertThat(chosen(of(typed("run-once"), COMMON, PRICES), GoalScope.ONE_MODULE, PRICES))
        .isEqualTo("here");
    assertThat(chosen(of(typed("run-once"), TOP), GoalScope.ONE_MODULE, TOP))
        .isEqualTo("nothing: a project of packaging 'pom' has no pipelines.");
    assertThat(chosen(of(typed("run-once"), COMMON), GoalScope.ONE_MODULE, COMMON))
        .isEqualTo("here");
  }

  @Test
  void theOnlyModuleWithPipelinesIsRunAlsoWhenOthersComeAlong() {
    Reactor whole = of(typed("run-once"), TOP, COMMON, PRICES);
    assertThat(chosen(whole, GoalScope.ONE_MODULE, TOP))
        .isEqualTo("nothing: a project of packaging 'pom' has no pipelines.");
    assertThat(chosen(whole, GoalScope.ONE_MODULE, COMMON))
        .isEqualTo("nothing: the module does not depend on vertexai-runtime.");
    assertThat(chosen(whole, GoalScope.ONE_MODULE, PRICES)).isEqualTo("here");
    BuildModule named =
        module("named", "named", Trait.RUNTIME, Trait.SETTINGS, Trait.TAKEABLE, Trait.NAMED);
    Reactor also = of(typed("schedule"), TOP, PRICES, named);
    assertThat(chosen(also, GoalScope.ONE_MODULE, PRICES))
        .isEqualTo("nothing: module named is the one that is named.");
    assertThat(chosen(also, GoalScope.ONE_MODULE, named)).isEqualTo("here");
  }

  @Test
  void newSettingsBelongToTheModuleThatHasPipelines() {
    BuildModule fresh = module("fresh", "fresh", Trait.RUNTIME, Trait.NODES, Trait.TAKEABLE);
    assertThat(chosen(of(typed("init"), TOP, COMMON, fresh), GoalScope.NEW_SETTINGS, TOP))
        .isEqualTo("fresh: Module fresh, the only one that has pipelines.");
    assertThat(chosen(of(typed("init"), COMMON), GoalScope.NEW_SETTINGS, COMMON)).isEqualTo("here");
    assertThat(chosen(of(typed("init"), TOP), GoalScope.NEW_SETTINGS, TOP)).isEqualTo("here");
    refused(
        of(typed("init"), TOP, fresh, PRICES),
        GoalScope.NEW_SETTINGS,
        TOP,
        "This module has no pipelines; fresh, prices have.\n"
            + "  Name one: mvn vertexai:init -pl fresh");
    refused(
        of(typed("init"), TOP, COMMON),
        GoalScope.NEW_SETTINGS,
        TOP,
        "This module is a parent without pipelines; run the goal in the module that has them.\n  Name it: mvn vertexai:init -pl common");
  }

  @Test
  void theEmulatorIsNoModules() {
    assertThat(chosen(of(typed("emulator"), TOP, PRICES, RATINGS), GoalScope.NO_MODULE, TOP))
        .isEqualTo("here");
  }
}
