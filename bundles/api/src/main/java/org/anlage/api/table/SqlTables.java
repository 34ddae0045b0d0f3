package org.anlage.api.table;

import java.nio.file.Path;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers SQL on tables in memory, and writes tables that are stored by columns. Commands take it
 * as an optional service and say what is missing where there is none.
 */
@ConsumerType
public interface SqlTables {
  /**
   * Answers a query.
   *
   * @param tables the tables that the query may name, by name
   * @param sql one statement that gives rows
   * @return the rows of the answer
   * @throws org.anlage.api.component.ProblemException with kind CONFIGURATION if the query is wrong
   */
  TypedRows query(Map<String, TypedRows> tables, String sql);

  /**
   * Writes a table as Parquet; a file that is there is replaced.
   *
   * @throws org.anlage.api.component.ProblemException with kind STORE if it cannot be written
   */
  void write(TypedRows table, Path parquet);
}
