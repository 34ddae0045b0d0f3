package org.anlage.recordings;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.npy.table.TableText;

/**
 * The fields of a table of text.
 *
 * @param file where it was read
 * @param rows fields without spaces around them; as many in each
 * @param lines line of each row in the file
 * @param decimalComma whether numbers have a comma for a point
 */
record CsvTable(Path file, List<String[]> rows, List<Long> lines, boolean decimalComma) {
  static CsvTable read(Path file) {
    try (TableText text = TableText.open(file);
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .detectBomHeader(true)
                .fieldSeparator(text.separator())
                .ofCsvRecord(text.bytes())) {
      List<String[]> rows = new ArrayList<>();
      List<Long> lines = new ArrayList<>();
      for (CsvRecord line : csv) {
        rows.add(line.getFields().stream().map(String::strip).toArray(String[]::new));
        lines.add(line.getStartingLineNumber());
      }
      if (rows.isEmpty()) {
        throw ProblemException.data(
            new Problem("the file is empty", file.toString(), "", "a row for each sample", ""));
      }
      return new CsvTable(file, rows, lines, text.decimalComma());
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "cannot be read as CSV", file.toString(), String.valueOf(e.getMessage()), "", ""),
          e);
    }
  }

  /** A field as a number; empty if it is none. */
  OptionalDouble tryNumber(int row, int column) {
    try {
      return OptionalDouble.of(TableText.number(rows.get(row)[column], decimalComma));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** A field as a number. */
  double number(int row, int column, String name) {
    return tryNumber(row, column)
        .orElseThrow(
            () ->
                ProblemException.data(
                    new Problem(
                        "not a number",
                        file + ", line " + lines.get(row) + ", column '" + name + "'",
                        "'" + rows.get(row)[column] + "'",
                        decimalComma ? "a number with a decimal comma" : "a number",
                        rows.get(row)[column].isEmpty()
                            ? "fill the gap, or leave that unit or sample out; a separator at the"
                                + " end of each line makes an empty column"
                            : "")));
  }
}
