package io.github.vertexmaven.core.conf.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesTest {

  @ParameterizedTest
  @CsvSource({"4, 4", "0.5, 0.5", ".5, 0.5", "500m, 0.5", "200m, 0.2", "1500m, 1.5", "96, 96"})
  void readsCpus(String quantity, double cpus) {
    assertThat(Quantity.cpus(quantity).amount()).isEqualTo(cpus);
  }

  @ParameterizedTest
  @CsvSource({
    "16G, 16",
    "2Gi, 2.147483648",
    "60Gi, 64.42450944",
    "64Mi, 0.067108864",
    "512M, 0.512",
    "1000000000, 1",
    "1000K, 0.001",
    "1T, 1000",
    "1Ki, 0.000001024",
  })
  void readsMemoryInGigabytesOfTenToTheNine(String quantity, double gigabytes) {
    assertThat(Quantity.memory(quantity).amount()).isEqualTo(gigabytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "4 ", "-1", "4k", "1.", "1,5", "1e3", "٤"})
  void refusesOtherCpus(String quantity) {
    assertThatThrownBy(() -> Quantity.cpus(quantity))
        .hasMessage("cpu: '" + quantity + "' is not like 4, 0.5 or 500m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G", "16g", "16GB", "1.5G", "-1G", "16 G", "16m"})
  void refusesOtherMemory(String quantity) {
    assertThatThrownBy(() -> Quantity.memory(quantity))
        .hasMessage("memory: '" + quantity + "' is not like 16G, 60Gi or 512M");
  }

  @Test
  void laterOnesWinWhereTheySpeak() {
    Resources base =
        new Resources(
            Optional.of(Quantity.cpus("1")), Optional.of(Quantity.memory("4G")), Optional.of(1L));
    Resources over =
        new Resources(Optional.of(Quantity.cpus("8")), Optional.empty(), Optional.of(0L));
    assertThat(base.overriddenBy(over))
        .isEqualTo(
            new Resources(
                Optional.of(Quantity.cpus("8")),
                Optional.of(Quantity.memory("4G")),
                Optional.of(0L)));
    assertThat(base.overriddenBy(Resources.none())).isEqualTo(base);
  }
}
