package ${package};

import static org.dflib.Exp.$col;
import static org.dflib.Exp.$str;
import static org.dflib.Exp.and;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import java.util.stream.StreamSupport;
import org.dflib.Condition;
import org.dflib.DataFrame;
import org.dflib.Exp;

/** From raw files to one table that a model can be trained on. */
public final class DataProcessing {

  private DataProcessing() {}

  @Node(name = "preprocess_companies_node", outputs = "preprocessed_companies")
  public static DataFrame preprocessCompanies(@Input DataFrame companies) {
    return companies
        .cols("id", "company_rating", "iata_approved")
        .merge(key("id"), percentage("company_rating"), flag("iata_approved"));
  }

  @Node(name = "preprocess_shuttles_node", outputs = "preprocessed_shuttles")
  public static DataFrame preprocessShuttles(@Input DataFrame shuttles) {
    return shuttles
        .cols("id", "company_id", "price", "d_check_complete", "moon_clearance_complete")
        .merge(
            key("id"),
            key("company_id"),
            money("price"),
            flag("d_check_complete"),
            flag("moon_clearance_complete"));
  }

  /** Joins shuttles with their reviews and companies, and drops rows with missing values. */
  @Node(name = "create_model_input_table_node", outputs = "model_input_table")
  public static DataFrame createModelInputTable(
      @Input DataFrame preprocessedShuttles,
      @Input DataFrame preprocessedCompanies,
      @Input DataFrame reviews) {
    DataFrame keyed = reviews.cols("shuttle_id").merge(key("shuttle_id"));
    DataFrame rated =
        preprocessedShuttles.innerJoin(keyed).on("id", "shuttle_id").select().cols("id").drop();
    DataFrame joined = rated.innerJoin(preprocessedCompanies).on("company_id", "id").select();
    return joined.rows(complete(joined)).select();
  }

  /** Joins compare keys with equals, and 7 does not equal 7.0: all keys become long. */
  private static Exp<Long> key(String column) {
    return $col(column, Number.class).mapVal(Number::longValue);
  }

  /** "t" is true. */
  private static Exp<Boolean> flag(String column) {
    return $col(column).mapVal("t"::equals);
  }

  /** "90%" is 0.9. */
  private static Exp<Double> percentage(String column) {
    return $str(column).mapVal(text -> Double.parseDouble(text.replace("%", "")) / 100);
  }

  /** "$1,325.0" is 1325.0. */
  private static Exp<Double> money(String column) {
    return $str(column).mapVal(text -> Double.parseDouble(text.replaceAll("[$,]", "")));
  }

  private static Condition complete(DataFrame table) {
    return and(
        StreamSupport.stream(table.getColumnsIndex().spliterator(), false)
            .map(column -> $col(column).isNotNull())
            .toArray(Condition[]::new));
  }
}
