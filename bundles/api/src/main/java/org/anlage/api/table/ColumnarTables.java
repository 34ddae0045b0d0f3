package org.anlage.api.table;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads tables that are stored by columns. Sources take it as an optional service and say what is
 * missing where there is none.
 *
 * <p>The same file gives the same answer, bit by bit, on any number of threads.
 */
@ConsumerType
public interface ColumnarTables {
  /** Whether it reads files of such a name; looks at the name alone. */
  boolean reads(Path file);

  /**
   * The columns of a table, in order.
   *
   * @throws org.anlage.api.component.ProblemException with kind DATA if it cannot be read
   */
  List<TableColumn> columns(Path file);

  /**
   * Hands on all rows, in order.
   *
   * @param file the table
   * @param row takes a row: one text for each column; whole numbers with all digits, lists as
   *     {@code [1, 2, 3]}, empty where there is no value
   * @throws org.anlage.api.component.ProblemException with kind DATA if it cannot be read
   */
  void rows(Path file, Consumer<List<String>> row);

  /**
   * Whether all values of a column are there, whole, and at least 1, as numbers of synapses are.
   *
   * @throws org.anlage.api.component.ProblemException with kind DATA if it cannot be read
   */
  boolean holdsCounts(Path file, String column);

  /**
   * Sums the rows of a table of synapses to pairs of the wanted neurons. Memory is needed for the
   * rows between wanted neurons alone.
   *
   * @throws org.anlage.api.component.ProblemException with kind DATA if the table cannot be read,
   *     or has ids that went through floating point, sizes below 0, or counts that are not whole
   *     and at least 1
   */
  SynapseSums sum(Path file, SynapseColumns columns, long[] segments);
}
