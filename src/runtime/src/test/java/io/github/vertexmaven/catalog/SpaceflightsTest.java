package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dflib.DataFrame;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public tutorial's real files, where they are at hand. */
class SpaceflightsTest {

  record Company(
      long id,
      Optional<String> companyRating,
      Optional<String> companyLocation,
      OptionalDouble totalFleetCount,
      Optional<String> iataApproved) {}

  record Shuttle(
      long id,
      String shuttleLocation,
      String engineType,
      OptionalInt engines,
      String price,
      long companyId) {}

  @TempDir Path project;

  private Catalog catalog;

  @BeforeEach
  void findFiles() {
    Path data = Path.of("../../../shared/data/spaceflights").toAbsolutePath().normalize();
    Assumptions.assumeTrue(
        Files.isDirectory(data), "the real files are not here: " + data.getFileName());
    catalog =
        TestCatalogs.open(
            project,
            """
            companies: {type: csv, filepath: %1$s/companies.csv}
            reviews: {type: csv, filepath: %1$s/reviews.csv}
            shuttles: {type: excel, filepath: %1$s/shuttles.xlsx}
            as_csv: {type: csv, filepath: data/t.csv}
            as_json: {type: json, filepath: data/t.json}
            as_excel: {type: excel, filepath: data/t.xlsx}
            as_object: {type: object, filepath: data/t.bin}
            """
                .formatted(data));
  }

  @Test
  void readsRealFilesWithTheExpectedTypes() {
    assertThat(types("companies"))
        .isEqualTo(
            "10019 id:Long company_rating:String company_location:String total_fleet_count:Double iata_approved:String");
    assertThat(types("reviews"))
        .isEqualTo(
            "15531 shuttle_id:Long review_scores_rating:Double review_scores_comfort:Double review_scores_amenities:Double"
                + " review_scores_trip:Double review_scores_crew:Double review_scores_location:Double review_scores_price:Double"
                + " number_of_reviews:Long reviews_per_month:Double");
    assertThat(types("shuttles"))
        .isEqualTo(
            "15531 id:Long shuttle_location:String shuttle_type:String engine_type:String engine_vendor:String engines:Long"
                + " passenger_capacity:Long cancellation_policy:String crew:Long d_check_complete:String"
                + " moon_clearance_complete:String price:String company_id:Long");
  }

  private String types(String dataset) {
    DataFrame frame = (DataFrame) catalog.load(dataset, DataFrame.class);
    StringBuilder types = new StringBuilder().append(frame.height());
    for (String name : frame.getColumnsIndex()) {
      Object first =
          frame.getColumn(name).toList().stream()
              .filter(java.util.Objects::nonNull)
              .findFirst()
              .orElse("");
      types.append(' ').append(name).append(':').append(first.getClass().getSimpleName());
    }
    return types.toString();
  }

  @Test
  void readsRealFilesAsRecords() {
    assertThat((List<?>) catalog.load("companies", TestCatalogs.listOf(Company.class)))
        .hasSize(10_019);
    List<?> shuttles = (List<?>) catalog.load("shuttles", TestCatalogs.listOf(Shuttle.class));
    assertThat(shuttles).hasSize(15_531);
    assertThat(((Shuttle) shuttles.get(0)).id()).isEqualTo(45_163);
  }

  @Tag("slow")
  @Test
  void keepsRealTablesInEveryFormat() {
    for (String real : List.of("companies", "reviews", "shuttles")) {
      DataFrame frame = (DataFrame) catalog.load(real, DataFrame.class);
      for (String copy : List.of("as_csv", "as_json", "as_excel", "as_object")) {
        catalog.save(copy, frame, DataFrame.class);
        DataFrame read = (DataFrame) catalog.load(copy, DataFrame.class);
        for (String column : frame.getColumnsIndex()) {
          assertThat(read.getColumn(column).toList().equals(frame.getColumn(column).toList()))
              .as(real + " " + copy + " " + column)
              .isTrue();
          assertThat((Object) read.getColumn(column).getNominalType())
              .isEqualTo(frame.getColumn(column).getNominalType());
        }
      }
    }
  }
}
