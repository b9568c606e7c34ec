package io.github.vertexmaven.core.show.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.JobOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionTextsTest {

  @Test
  void saysAllThatIsSet() {
    JobOptions options =
        new JobOptions(
            Map.of("team", "ml"),
            Optional.of("robot@acme.example"),
            true,
            true,
            Optional.of("projects/p/locations/l/keyRings/r/cryptoKeys/k"),
            new JobOptions.Network(
                Optional.of("projects/1/global/networks/v"),
                List.of("one", "two"),
                Optional.of(
                    new JobOptions.PscInterface(
                        "projects/p/regions/r/networkAttachments/n",
                        List.of(new JobOptions.DnsPeering("corp.", "hub", "net"))))));
    assertThat(OptionTexts.of(options))
        .containsExactly(
            "Labels      {team=ml}",
            "Runs as     robot@acme.example",
            "Failure     fast: no further task starts after one has failed",
            "Preflight   the service validates before it starts the job",
            "KMS key     projects/p/locations/l/keyRings/r/cryptoKeys/k",
            "Network     projects/1/global/networks/v",
            "IP ranges   one, two",
            "Network     projects/p/regions/r/networkAttachments/n",
            "DNS         corp. of network net in project hub");
    assertThat(OptionTexts.of(JobOptions.labelled(Map.of()))).containsExactly("Labels      {}");
  }
}
