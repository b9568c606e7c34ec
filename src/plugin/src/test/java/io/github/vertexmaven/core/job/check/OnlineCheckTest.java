package io.github.vertexmaven.core.job.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.job.check.OnlineCheck.Finding;
import io.github.vertexmaven.core.job.check.OnlineCheck.Verdict;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.core.service.RemoteTarget;
import io.github.vertexmaven.core.service.VertexTarget;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OnlineCheckTest {

  /** Answers each method by its name. */
  private static <T> T answering(Class<T> type, Map<String, Function<Object[], Object>> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> answers.get(method.getName()).apply(args)));
  }

  private static Remote remote(
      Function<Object[], Object> list, Function<Object[], Object> problemWithBucket) {
    PipelineJobs jobs = answering(PipelineJobs.class, Map.of("list", list));
    ObjectStore objects =
        answering(ObjectStore.class, Map.of("problemWithBucket", problemWithBucket));
    return answering(
        Remote.class,
        Map.of(
            "jobs",
            args -> jobs,
            "objects",
            args -> objects,
            "usualAccount",
            args -> Optional.empty()));
  }

  private static Object refuse(Kind kind, String message) {
    throw new RemoteException(kind, message, null);
  }

  private static List<Finding> check(Remote remote, Function<String, Optional<String>> digest) {
    return OnlineCheck.of(
        remote,
        new VertexTarget("p", "r", Optional.empty(), new RemoteTarget.Anonymous()),
        Optional.of("b"),
        Optional.empty(),
        List.of("there", "gone", "hidden"),
        digest);
  }

  @Test
  void saysOneLineForEachThing() {
    Remote remote = remote(args -> List.of(), args -> Optional.empty());
    Function<String, Optional<String>> digest =
        image ->
            switch (image) {
              case "there" -> Optional.of("sha256:1");
              case "gone" -> Optional.empty();
              default -> throw new RemoteException(Kind.UNAVAILABLE, "No way there.", null);
            };
    assertThat(check(remote, digest))
        .containsExactly(
            new Finding(Verdict.GOOD, "Project p: Vertex AI in r shows its jobs."),
            new Finding(Verdict.GOOD, "Bucket gs://b: can be read and written."),
            new Finding(
                Verdict.BAD, "Image gone: is not in its registry; push it, or correct its name."),
            new Finding(Verdict.UNKNOWN, "Image hidden: not checked. No way there."),
            new Finding(Verdict.GOOD, "Image there: is in its registry."));
  }

  private static Finding ofAccount(Function<Object[], Object> problem) {
    return ofAccount(Optional.of("runner@p"), problem);
  }

  private static Finding ofAccount(Optional<String> set, Function<Object[], Object> problem) {
    Remote remote =
        answering(
            Remote.class,
            Map.of(
                "jobs",
                args -> answering(PipelineJobs.class, Map.of("list", any -> List.of())),
                "problemWithAccount",
                problem,
                "usualAccount",
                args -> Optional.of("1-compute@developer.gserviceaccount.com")));
    return OnlineCheck.of(
            remote,
            new VertexTarget("p", "r", Optional.empty(), new RemoteTarget.Anonymous()),
            Optional.empty(),
            set,
            List.of(),
            image -> Optional.empty())
        .get(1);
  }

  @Test
  void anAccountThatNobodyMayAskForIsNoFault() {
    assertThat(ofAccount(args -> Optional.empty()))
        .isEqualTo(new Finding(Verdict.GOOD, "Service account runner@p: may be used for tasks."));
    assertThat(ofAccount(args -> Optional.of("You lack it.")))
        .isEqualTo(new Finding(Verdict.BAD, "You lack it."));
    assertThat(ofAccount(args -> refuse(Kind.UNAVAILABLE, "IAM answers 403.")))
        .isEqualTo(
            new Finding(
                Verdict.UNKNOWN, "Service account runner@p: not checked. IAM answers 403."));
  }

  @Test
  void whereNoneIsSetTheUsualAccountIsAskedFor() {
    assertThat(ofAccount(Optional.empty(), args -> Optional.of("You lack it on " + args[0])))
        .isEqualTo(
            new Finding(Verdict.BAD, "You lack it on 1-compute@developer.gserviceaccount.com"));
  }

  @Test
  void goesOnWhenOneThingIsRefused() {
    Remote remote =
        remote(
            args -> refuse(Kind.PERMISSION_DENIED, "You may not."),
            args -> Optional.of("There is no bucket gs://b."));
    assertThat(check(remote, image -> Optional.of("sha256:1")))
        .startsWith(
            new Finding(Verdict.BAD, "You may not."),
            new Finding(Verdict.BAD, "There is no bucket gs://b."))
        .hasSize(5);
    Remote away =
        remote(args -> refuse(Kind.UNAVAILABLE, "Away."), args -> refuse(Kind.UNAVAILABLE, "Too."));
    assertThat(check(away, image -> Optional.of("sha256:1")))
        .startsWith(new Finding(Verdict.BAD, "Away."), new Finding(Verdict.BAD, "Too."));
  }
}
