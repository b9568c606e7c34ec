package io.github.vertexmaven.catalog.jdbc;

import io.github.vertexmaven.catalog.value.BadData;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** Opens connections with credentials: {@code url} (or {@code con}), and what the driver takes. */
public final class Database {

  private static final String PREFIX = "jdbc:";

  private Database() {}

  /**
   * A new connection in a transaction of its own.
   *
   * @param credentials {@code url}, {@code user}, {@code password}, and properties of the driver
   * @throws BadData when the credentials are not those of a database, or no driver knows the URL
   */
  public static Connection open(Map<String, Object> credentials) throws BadData, SQLException {
    String url = url(credentials);
    Properties properties = new Properties();
    credentials.forEach(
        (key, value) -> {
          if (!key.equals("url") && !key.equals("con")) {
            properties.setProperty(key, String.valueOf(value));
          }
        });
    requireDriver(url);
    Connection connection = DriverManager.getConnection(url, properties);
    connection.setAutoCommit(false);
    return connection;
  }

  /** The same for who only reads; not every driver has a word for it. */
  static Connection openToRead(Map<String, Object> credentials) throws BadData, SQLException {
    Connection connection = open(credentials);
    try {
      connection.setReadOnly(true);
    } catch (SQLException e) {
      // It would only help the database; that of SQLite refuses it once it is open.
    }
    return connection;
  }

  private static String url(Map<String, Object> credentials) throws BadData {
    Object url = credentials.getOrDefault("url", credentials.get("con"));
    if (!(url instanceof String text)) {
      throw new BadData(
          "its credentials have no 'url'; give one such as jdbc:postgresql://host/db.");
    }
    if (!text.startsWith(PREFIX)) {
      throw new BadData(
          "the 'url' of its credentials does not begin with 'jdbc:'; write it as"
              + " jdbc:postgresql://host/db, and user and password as keys of their own.");
    }
    return text;
  }

  private static void requireDriver(String url) throws BadData {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      String kind = url.split(":", 3)[1];
      throw new BadData(
          "no driver on the class path knows jdbc:"
              + kind
              + "; add the database's JDBC driver to the project's dependencies"
              + (kind.equals("postgresql") ? ", org.postgresql:postgresql." : "."),
          e);
    }
  }
}
