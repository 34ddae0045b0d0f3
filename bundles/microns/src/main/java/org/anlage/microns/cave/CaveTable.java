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
import java.util.Optional;
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
   * Reads all rows, of a folder those of its parts, which have the same columns.
   *
   * @param file the table
   * @param open makes a reader for its columns
   */
  static <T> T read(Path file, Function<TableHeader, ? extends TableReader<T>> open) {
    Optional<TableReader<T>> reader = Optional.empty();
    List<String> names = List.of();
    Path apart = headerFile(file);
    for (Path part : TableParts.of(file)) {
      try (TableText text = open(part);
          CsvReader<CsvRecord> csv =
              CsvReader.builder()
                  .detectBomHeader(true)
                  .fieldSeparator(text.separator())
                  .ofCsvRecord(text.bytes())) {
        Iterator<CsvRecord> lines = csv.iterator();
        TableHeader header =
            new TableHeader(
                part,
                Files.exists(apart) ? namesApart(apart) : first(part, lines),
                text.decimalComma());
        if (reader.isEmpty()) {
          names = header.names();
          reader = Optional.of(open.apply(new TableHeader(file, names, text.decimalComma())));
        }
        requireSame(names, header);
        while (lines.hasNext()) {
          CsvRecord line = lines.next();
          requireFields(header, line);
          reader
              .orElseThrow()
              .row(new TableRow(header, line.getFields(), "line", line.getStartingLineNumber()));
        }
      } catch (CsvParseException | UncheckedIOException | IOException e) {
        throw new ProblemException(
            ProblemException.Kind.DATA,
            new Problem(
                "cannot be read as CSV", part.toString(), String.valueOf(e.getMessage()), "", ""),
            e);
      }
    }
    return reader.orElseThrow().result();
  }

  private static List<String> first(Path file, Iterator<CsvRecord> lines) {
    if (!lines.hasNext()) {
      throw problem(file, "the file is empty");
    }
    return lines.next().getFields();
  }

  private static void requireSame(List<String> names, TableHeader header) {
    if (!header.names().equals(names)) {
      throw ProblemException.data(
          new Problem(
              "the first line of a part is not the header of the first part",
              header.file().toString(),
              String.join(", ", header.names()),
              String.join(", ", names),
              "write the header into every part"));
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
