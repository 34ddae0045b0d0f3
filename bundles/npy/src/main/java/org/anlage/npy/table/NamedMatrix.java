package org.anlage.npy.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;

/**
 * A square matrix as a table of text: numbers alone, or with names in the first row, in the first
 * column, or in both. Names on both sides must be the same; columns are put into the order of the
 * rows. An empty field is 0 where there are names, as spreadsheets of connections leave it.
 *
 * @param names of rows and columns; empty if the table has none
 * @param values N x N
 * @param reordered whether columns had another order than rows
 */
public record NamedMatrix(List<String> names, Matrix values, boolean reordered) {
  private static final int MOST = 20_000;

  /** Copies the list. */
  public NamedMatrix {
    names = List.copyOf(names);
  }

  /**
   * Reads a file.
   *
   * @throws ProblemException with kind DATA if it is no square matrix of finite numbers
   */
  public static NamedMatrix read(Path file) {
    try (TableText text = TableText.open(file);
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .detectBomHeader(true)
                .fieldSeparator(text.separator())
                .ofCsvRecord(text.bytes())) {
      List<List<String>> rows = new ArrayList<>();
      for (CsvRecord line : csv) {
        rows.add(line.getFields().stream().map(String::strip).toList());
        if (rows.size() > MOST + 1) {
          throw problem(file.toString(), "too many rows", "more than " + MOST, "");
        }
      }
      return new Reading(file, rows, text.decimalComma()).matrix();
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "cannot be read as CSV", file.toString(), String.valueOf(e.getMessage()), "", ""),
          e);
    }
  }

  private static ProblemException problem(String where, String what, String got, String expected) {
    return ProblemException.data(new Problem(what, where, got, expected, ""));
  }

  /** The fields of a file, and what they are. */
  private record Reading(Path file, List<List<String>> rows, boolean decimalComma) {
    NamedMatrix matrix() {
      if (rows.isEmpty()) {
        throw problem(file.toString(), "the file is empty", "", "a square matrix");
      }
      int height = rows.size();
      int width = rows.get(0).size();
      boolean both = height == width && !isNumber(rows.get(0).get(0));
      int top = both || height == width + 1 ? 1 : 0;
      int left = both || width == height + 1 ? 1 : 0;
      if (height - top != width - left) {
        throw problem(
            file.toString(),
            "the matrix is not square",
            height + " rows of " + width,
            "as many rows as columns, not counting names");
      }
      List<String> columns = top == 1 ? rows.get(0).subList(left, width) : List.of();
      List<String> names =
          left == 1 ? rows.subList(top, height).stream().map(row -> row.get(0)).toList() : columns;
      Map<String, Integer> places = places(names);
      int n = height - top;
      Matrix values = Matrix.zeros(n, n);
      boolean reordered = false;
      for (int j = 0; j < n; j++) {
        int to = columns.isEmpty() ? j : place(places, columns.get(j));
        reordered |= to != j;
        for (int i = 0; i < n; i++) {
          values.set(i, to, number(top + i, left + j, !names.isEmpty()));
        }
      }
      places(columns);
      return new NamedMatrix(names, values, reordered);
    }

    private Map<String, Integer> places(List<String> names) {
      Map<String, Integer> places = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        Integer before = places.put(names.get(i), i);
        if (before != null) {
          throw problem(
              file.toString(),
              "a name occurs twice",
              "'" + names.get(i) + "', at " + before + " and at " + i,
              "each neuron once");
        }
      }
      return places;
    }

    private int place(Map<String, Integer> places, String name) {
      Integer place = places.get(name);
      if (place == null) {
        throw problem(
            file + ", column '" + name + "'",
            "a column has a name that no row has",
            "'" + name + "'",
            "the same names on both sides");
      }
      return place;
    }

    private double number(int row, int column, boolean named) {
      String text = rows.get(row).get(column);
      if (text.isEmpty() && named) {
        return 0;
      }
      try {
        double value = TableText.number(text, decimalComma);
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Said below, like NaN.
      }
      throw problem(
          file + ", row " + (row + 1) + ", field " + (column + 1),
          "not a number",
          "'" + text + "'",
          "finite numbers");
    }

    private boolean isNumber(String text) {
      try {
        return Double.isFinite(TableText.number(text, decimalComma));
      } catch (NumberFormatException e) {
        return false;
      }
    }
  }
}
