package org.anlage.microns;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.npy.table.TableText;

/**
 * A CSV file: a header, and rows that all have as many fields as it.
 *
 * @param file the file, for messages
 * @param header names of the columns
 * @param rows the fields of each row
 * @param decimalComma whether numbers have a comma for a point
 */
record CsvRows(Path file, List<String> header, List<List<String>> rows, boolean decimalComma) {
  /** As pandas writes whole numbers of a column with gaps; of an id digits would be lost. */
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,15}\\.0+");

  static CsvRows read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw FieldFolder.problem(file, "there is no such file", "", "", "");
    }
    try (TableText text = TableText.open(file);
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .detectBomHeader(true)
                .fieldSeparator(text.separator())
                .ofCsvRecord(text.bytes())) {
      List<List<String>> rows = new ArrayList<>();
      for (CsvRecord line : csv) {
        rows.add(line.getFields());
      }
      if (rows.isEmpty()) {
        throw FieldFolder.problem(file, "the file is empty", "", "a header and rows", "");
      }
      return new CsvRows(
          file,
          rows.get(0).stream().map(String::strip).toList(),
          rows.subList(1, rows.size()),
          text.decimalComma());
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "cannot be read as CSV", file.toString(), String.valueOf(e.getMessage()), "", ""),
          e);
    }
  }

  boolean has(String name) {
    return header.contains(name);
  }

  /** Position of a column. */
  int column(String name) {
    int column = header.indexOf(name);
    if (column < 0) {
      throw FieldFolder.problem(
          file, "a column is missing", String.join(", ", header), "'" + name + "'", "");
    }
    return column;
  }

  /** A field as a whole number, every bit of it. */
  long wholeNumber(int row, int column) {
    String text = rows.get(row).get(column).strip();
    try {
      return Long.parseLong(WHOLE.matcher(text).matches() ? text.replaceFirst("\\..*", "") : text);
    } catch (NumberFormatException e) {
      throw bad(row, column, text, "a whole number");
    }
  }

  /** A field as a whole number of a range. */
  int wholeNumber(int row, int column, int from, int to) {
    long value = wholeNumber(row, column);
    if (value < from || value > to) {
      throw bad(row, column, Long.toString(value), from + " to " + to);
    }
    return (int) value;
  }

  /** A field as a finite number. */
  double number(int row, int column) {
    String text = rows.get(row).get(column);
    try {
      double value = TableText.number(text.strip(), decimalComma);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, like NaN.
    }
    throw bad(row, column, text, "a number");
  }

  /** A field as a name; 2 and 2.0 are one. */
  String name(int row, int column) {
    String text = rows.get(row).get(column).strip();
    return WHOLE.matcher(text).matches() ? text.replaceFirst("\\..*", "") : text;
  }

  /** A problem of a field. */
  ProblemException bad(int row, int column, String got, String expected) {
    return FieldFolder.problem(
        file + ", row " + row + ", column '" + header.get(column) + "'",
        "not a value for this column",
        "'" + got + "'",
        expected,
        "");
  }
}
