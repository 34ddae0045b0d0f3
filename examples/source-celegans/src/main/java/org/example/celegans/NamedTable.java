package org.example.celegans;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * A CSV file of numbers with names in its header.
 *
 * @param file the file
 * @param columns place of each named column, the first column not among them
 * @param first first cells of the lines after the header
 * @param values cells after the first, one array per line
 */
record NamedTable(
    Path file, Map<String, Integer> columns, List<String> first, List<double[]> values) {

  /** Reads a file; the first cell of a line may be a name or a number. */
  static NamedTable read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw problem(file, 0, "cannot be read", e.toString(), "a text file in UTF-8");
    }
    if (lines.size() < 2) {
      throw problem(file, 1, "nothing in it", lines.size() + " lines", "a header and rows");
    }
    String[] header = lines.get(0).split(",", -1);
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int c = 1; c < header.length; c++) {
      if (columns.put(header[c].strip(), c - 1) != null) {
        throw problem(file, 1, "a name twice", header[c], "every neuron once");
      }
    }
    String[][] cells =
        lines.stream().skip(1).map(line -> line.split(",", -1)).toArray(String[][]::new);
    double[][] values = new double[cells.length][header.length - 1];
    for (int row = 0; row < cells.length; row++) {
      if (cells[row].length != header.length) {
        String expected = header.length + ", as in the header";
        throw problem(file, row + 2, "wrong number of cells", "" + cells[row].length, expected);
      }
      for (int c = 1; c < header.length; c++) {
        values[row][c - 1] = number(cells[row][c], file, row + 2);
      }
    }
    List<String> first = Arrays.stream(cells).map(line -> line[0].strip()).toList();
    return new NamedTable(file, columns, first, List.of(values));
  }

  /** Place of a column. */
  int column(String name) {
    Integer place = columns.get(name);
    if (place == null) {
      throw problem(file, 1, "a column is missing", "", name);
    }
    return place;
  }

  /** Place of the row that begins with a name. */
  int row(String name) {
    int place = first.indexOf(name);
    if (place < 0 || place != first.lastIndexOf(name)) {
      String got = place < 0 ? "none" : "several";
      throw problem(file, 0, "one row per neuron is needed", got, "one for " + name);
    }
    return place;
  }

  static double number(String cell, Path file, int line) {
    try {
      double value = Double.parseDouble(cell.strip());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // the same problem
    }
    throw problem(file, line, "not a number", "\"" + cell + "\"", "a finite number");
  }

  static ProblemException problem(Path file, int line, String what, String got, String expected) {
    String where = line == 0 ? file.toString() : file + ":" + line;
    return ProblemException.data(new Problem(what, where, got, expected, ""));
  }
}
