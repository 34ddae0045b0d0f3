package org.anlage.microns.cave;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.npy.table.TableText;

/**
 * A table as {@link TableText}. Rows are handed on one by one, so that a table of any length can be
 * read.
 *
 * <p>The names of the columns are its first line, or, as in CAVE's bulk dumps, in a file of their
 * own beside it, {@code NAME_header.csv}: on one line, or one a line with its type.
 */
final class CaveTable {
  private static final String HEADER = "_header.csv";

  private CaveTable() {}

  /**
   * Reads all rows.
   *
   * @param file the table
   * @param open makes a reader for its columns
   */
  static <T> T read(Path file, Function<TableHeader, ? extends TableReader<T>> open) {
    try (TableText text = open(file);
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .detectBomHeader(true)
                .fieldSeparator(text.separator())
                .ofCsvRecord(text.bytes())) {
      Iterator<CsvRecord> lines = csv.iterator();
      Path apart = headerFile(file);
      TableHeader header;
      if (Files.exists(apart)) {
        header = new TableHeader(file, namesApart(apart), text.decimalComma());
      } else if (lines.hasNext()) {
        header = new TableHeader(file, lines.next().getFields(), text.decimalComma());
      } else {
        throw problem(file, "the file is empty");
      }
      TableReader<T> reader = open.apply(header);
      while (lines.hasNext()) {
        CsvRecord line = lines.next();
        requireFields(header, line);
        reader.row(new TableRow(header, line.getFields(), "line", line.getStartingLineNumber()));
      }
      return reader.result();
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "cannot be read as CSV", file.toString(), String.valueOf(e.getMessage()), "", ""),
          e);
    }
  }

  /** Where the header of a bulk dump is. */
  static Path headerFile(Path file) {
    return file.resolveSibling(stem(String.valueOf(file.getFileName())) + HEADER);
  }

  /** Whether a name is that of a header, not of a table. */
  static boolean isHeader(String name) {
    return name.endsWith(HEADER);
  }

  private static String stem(String name) {
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return plain.endsWith(".csv") || plain.endsWith(".tsv")
        ? plain.substring(0, plain.length() - 4)
        : plain;
  }

  private static TableText open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw problem(file, "there is no such file");
    }
    return TableText.open(file);
  }

  private static List<String> namesApart(Path file) throws IOException {
    try (TableText text = TableText.open(file);
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .detectBomHeader(true)
                .fieldSeparator(text.separator())
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text.bytes())) {
      List<CsvRecord> lines = csv.stream().toList();
      if (lines.isEmpty()) {
        throw problem(file, "the file is empty");
      }
      return lines.size() == 1
          ? lines.get(0).getFields()
          : lines.stream().map(line -> line.getField(0)).toList();
    }
  }

  private static void requireFields(TableHeader header, CsvRecord line) {
    if (line.getFieldCount() != header.names().size()) {
      throw ProblemException.data(
          new Problem(
              "a row does not have as many fields as there are columns",
              header.file() + ", line " + line.getStartingLineNumber(),
              Integer.toString(line.getFieldCount()),
              Integer.toString(header.names().size()),
              ""));
    }
  }

  private static ProblemException problem(Path file, String what) {
    return ProblemException.data(new Problem(what, file.toString(), "", "", ""));
  }
}
