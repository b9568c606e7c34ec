package io.github.vertexmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

  private static final List<String> KNOWN =
      List.of("image", "region", "project_id", "companies", "feature_table", "split.data");

  @ParameterizedTest
  @CsvSource({
    "imagee, image",
    "iamge, image",
    "IMAGE, image",
    "project-id, project_id",
    "projectid, project_id",
    "split_data, split.data",
    "companys, companies",
    "features_table, feature_table",
    "regoin, region",
  })
  void findsTheNameThatWasMeant(String written, String meant) {
    assertThat(DidYouMean.suffix(KNOWN, written)).isEqualTo("; did you mean '" + meant + "'?");
  }

  @ParameterizedTest
  @CsvSource({"resources", "x", "shuttles", "''"})
  void staysSilentWhenNothingIsNear(String written) {
    assertThat(DidYouMean.suffix(KNOWN, written)).isEqualTo(".");
  }

  @Test
  void tiesGoToTheFirstName() {
    assertThat(DidYouMean.among(List.of("cat", "bat"), "aat")).contains("bat");
  }
}
