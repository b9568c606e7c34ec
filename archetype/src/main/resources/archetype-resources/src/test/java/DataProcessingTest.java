package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.dflib.DataFrame;
import org.junit.jupiter.api.Test;

/** Nodes are plain methods: no framework is needed to test them. */
class DataProcessingTest {

  private static final DataFrame COMPANIES =
      DataFrame.foldByRow("id", "company_rating", "company_location", "iata_approved")
          .of(
              7L, "90%", "Malta", "t",
              8L, null, "Niue", "f",
              9L, "100%", "Nauru", "f");

  private static final DataFrame SHUTTLES =
      DataFrame.foldByRow(
              "id", "engines", "d_check_complete", "moon_clearance_complete", "price", "company_id")
          .of(
              1L, 2L, "f", "f", "$1,325.0", 7L,
              2L, 1L, "t", "f", "$950.0", 8L,
              3L, 3L, "t", "t", "$2,000,100.5", 9L,
              4L, null, "f", "f", "$10.0", 7L);

  private static final DataFrame REVIEWS =
      DataFrame.foldByRow("shuttle_id", "review_scores_rating")
          .of(
              1.0, 97.0,
              2.0, 80.0,
              3.0, null,
              4.0, 66.0);

  @Test
  void readsRatingsAndApprovalsOfCompanies() {
    DataFrame companies = DataProcessing.preprocessCompanies(COMPANIES);

    assertEquals(0.9, companies.get("company_rating", 0));
    assertNull(companies.get("company_rating", 1));
    assertEquals(1.0, companies.get("company_rating", 2));
    assertEquals(true, companies.get("iata_approved", 0));
    assertEquals(false, companies.get("iata_approved", 1));
  }

  @Test
  void readsPricesAndChecksOfShuttles() {
    DataFrame shuttles = DataProcessing.preprocessShuttles(SHUTTLES);

    assertEquals(1325.0, shuttles.get("price", 0));
    assertEquals(2_000_100.5, shuttles.get("price", 2));
    assertEquals(false, shuttles.get("d_check_complete", 0));
    assertEquals(true, shuttles.get("moon_clearance_complete", 2));
  }

  @Test
  void leavesItsInputsAsTheyAre() {
    DataProcessing.preprocessCompanies(COMPANIES);

    assertEquals("90%", COMPANIES.get("company_rating", 0));
  }

  @Test
  void keepsOnlyShuttlesWithReviewCompanyAndNothingMissing() {
    DataFrame table =
        DataProcessing.createModelInputTable(
            DataProcessing.preprocessShuttles(SHUTTLES),
            DataProcessing.preprocessCompanies(COMPANIES),
            REVIEWS);

    assertEquals(1, table.height());
    assertEquals(1L, table.get("shuttle_id", 0));
    assertEquals(97.0, table.get("review_scores_rating", 0));
    assertEquals("Malta", table.get("company_location", 0));
  }
}
